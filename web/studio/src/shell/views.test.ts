import { expect, test } from 'vitest'
import { views } from './views'

test('every view is there once', () => {
  const ids = views.map((v) => v.id)
  expect(new Set(ids).size).toBe(ids.length)
})
