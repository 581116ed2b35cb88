import { describe, expect, it } from 'vitest'
import { find, score } from './search'

const list = ['Add artifact', 'Add connection', 'Open the code', 'Toggle the explorer', 'getOrders', 'orders', '/orders']

describe('search', () => {
  it.each([
    ['add c', ['Add connection']],
    ['expl', ['Toggle the explorer']],
    ['otc', ['Open the code']],
    ['orders', ['orders', '/orders', 'getOrders']],
    ['go', ['getOrders']],
    ['xyz', []],
  ])('%s', (query, want) => {
    expect(find(query, list, (t) => t).slice(0, Math.max(want.length, 1))).toEqual(want)
  })

  it('takes everything in its order without a query', () => {
    expect(find('  ', list, (t) => t)).toEqual(list)
  })

  it('needs all words', () => {
    expect(score('add foo', 'Add artifact')).toBe(0)
  })
})
