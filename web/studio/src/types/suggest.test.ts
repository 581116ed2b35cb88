import { describe, expect, it } from 'vitest'
import { completeType, suggestTypes } from './suggest'

const known = ['string', 'int', 'Order', 'OrderLine', 'util:Order']

describe('types proposed', () => {
  it.each([
    ['', known],
    ['Ord', ['Order', 'OrderLine', 'util:Order']],
    ['Order', []],
    ['map<Orderl', ['OrderLine']],
    ['int|st', ['string']],
    ['Order[]', []],
    ['xyz', []],
  ])('for %j', (text, want) => expect(suggestTypes(text, known)).toEqual(want))

  it('complete what is typed', () => {
    expect(completeType('map<Ord', 'Order')).toBe('map<Order')
    expect(completeType('', 'int')).toBe('int')
  })
})
