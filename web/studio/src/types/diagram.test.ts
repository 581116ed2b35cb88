import { describe, expect, it } from 'vitest'
import type { TypeNode } from '../rpc/models'
import { around, sizes, typeDiagram } from './diagram'

const range = { file: 'a.bal', start: 0, end: 0, from: { line: 1, col: 1 }, to: { line: 1, col: 1 } }
const type = (id: string, fields: [string, string[]][] = [], more: Partial<TypeNode> = {}): TypeNode => ({
  id,
  kind: 'record',
  name: id,
  text: '',
  fields: fields.map(([name, refs]) => ({ name, refs, range, nameRange: range })),
  includes: [],
  refs: [],
  range,
  ...more,
})

const types = [
  type('Line', [['sku', []]]),
  type('Order', [
    ['id', []],
    ['lines', ['Line']],
    ['parent', ['Order']],
    ['customer', ['Customer', 'Gone']],
  ]),
  type('Customer', [['orders', ['Order']]], { includes: ['Base'] }),
  type('Base'),
  type('Either', [], { kind: 'union', refs: ['Order', 'Line'] }),
  type('Alone', [['a', []]]),
]

describe('the diagram of types', () => {
  const { cards, edges } = typeDiagram(types)
  const at = (id: string) => cards.find((c) => c.id === id)!

  it('has a line for each name, and none to what is not there', () => {
    expect(edges.map((e) => [e.from, e.field ?? e.kind, e.to])).toEqual([
      ['Order', '1', 'Line'],
      ['Order', '2', 'Order'],
      ['Order', '3', 'Customer'],
      ['Customer', 'includes', 'Base'],
      ['Customer', '0', 'Order'],
      ['Either', 'is', 'Order'],
      ['Either', 'is', 'Line'],
    ])
  })

  it('puts what is named to the right, and survives cycles', () => {
    expect(at('Either').x).toBe(0)
    expect(at('Order').x).toBeGreaterThan(at('Either').x)
    expect(at('Line').x).toBeGreaterThan(at('Order').x)
    expect(at('Customer').x).toBeGreaterThan(at('Order').x)
    expect(at('Base').x).toBeGreaterThan(at('Customer').x)
  })

  it('puts what is alone below', () => {
    for (const c of cards) if (c.id !== 'Alone') expect(at('Alone').y).toBeGreaterThan(c.y + c.height)
  })

  it('leads lines by the cards between their ends', () => {
    const passes = edges.filter((e) => e.way && 'through' in e.way)
    expect(passes.map((e) => `${e.from} ${e.to}`)).toEqual(['Either Line'])
    for (const e of passes) {
      for (const [x, y] of (e.way as { through: [number, number][] }).through) {
        for (const c of cards) expect(x >= c.x && x <= c.x + c.width && y >= c.y && y <= c.y + c.height, `${e.id} on ${c.id}`).toBe(false)
      }
    }
    const back = edges.find((e) => e.from === 'Customer' && e.to === 'Order')!
    const tied = cards.filter((c) => c.id !== 'Alone')
    expect((back.way as { below: number }).below).toBeGreaterThan(Math.max(...tied.map((c) => c.y + c.height)))
  })

  it('lets no cards overlap', () => {
    for (const a of cards) {
      for (const b of cards) {
        if (a === b || a.x !== b.x) continue
        expect(a.y + a.height + sizes.gapY <= b.y || b.y + b.height + sizes.gapY <= a.y).toBe(true)
      }
    }
  })

  it('shows what is around a type', () => {
    expect(around(types, 'Customer').map((t) => t.id)).toEqual(['Order', 'Customer', 'Base'])
  })
})
