import { expect, test } from 'vitest'
import { hostIsDark, shownTheme } from './theme'

test('the theme: what was chosen, else that of the editor around the page, else the system', () => {
  expect(shownTheme('light', true)).toBe('light')
  expect(shownTheme('system', true)).toBe('dark')
  expect(hostIsDark('?token=a&theme=dark')).toBe(true)
  expect(hostIsDark('?theme=light')).toBe(false)
  expect(hostIsDark('?token=a')).toBeNull()
})
