import { expect, it } from 'vitest'
import { rowsInSight } from './useWindow'

it.each([
  [0, 260, 1000, { from: 0, to: 22 }],
  [2600, 260, 1000, { from: 88, to: 122 }],
  [25_900, 260, 1000, { from: 984, to: 1000 }],
  [-40, 260, 1000, { from: 0, to: 21 }],
  [99_999, 260, 10, { from: 10, to: 10 }],
])('scrolled by %i in a window of %i', (scrolled, height, count, want) => {
  expect(rowsInSight(scrolled, height, 26, count)).toEqual(want)
})
