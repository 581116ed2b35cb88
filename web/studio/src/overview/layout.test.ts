import { describe, expect, it } from 'vitest'
import type { EntryPoint, Overview } from '../rpc/models'
import { neighbour } from '../diagram/place'
import { diagramOf, related, rowsAtFirst, sizes, type Diagram } from './layout'

const range = { file: 'main.bal', start: 0, end: 1, from: { line: 1, col: 1 }, to: { line: 1, col: 2 } }
const a = (kind: string, id: string, more: Partial<EntryPoint> = {}): EntryPoint => ({ id, kind, name: id, range, ...more })
const functions = (service: string, n: number) => Array.from({ length: n }, (_, i) => a('resource', `${service}/${i}`))

const overview: Overview = {
  version: 1,
  entryPoints: [
    a('service', 's', { listeners: ['#listener:l'], functions: functions('s', 3) }),
    a('service', 'big', { listeners: ['new http:Listener(1)'], functions: functions('big', 20) }),
    a('main', 'm'),
  ],
  listeners: [a('listener', '#listener:l')],
  connections: [a('connection', 'db'), a('connection', 'api'), a('connection', 'unused')],
  types: [],
  functions: [a('function', 'helper')],
  dataMappers: [],
  configurables: [a('configurable', 'port')],
  variables: [],
  tests: [],
  edges: [
    { from: '#listener:l', to: 's', kind: 'listens' },
    { from: 's/0', to: 'db', kind: 'uses', via: ['helper'] },
    { from: 's/0', to: 'helper', kind: 'uses' },
    { from: 's/0', to: 'port', kind: 'uses' },
    { from: 's', to: 'db', kind: 'uses' },
    { from: 'big/0', to: 'api', kind: 'uses' },
    { from: 'big/19', to: 'api', kind: 'uses' },
    { from: 'big/18', to: 'api', kind: 'uses' },
    { from: 'm', to: 'api', kind: 'uses' },
    { from: 'helper', to: 'db', kind: 'uses' },
  ],
  errors: 0,
  warnings: 0,
}

const at = (d: Diagram, id: string) => d.nodes.find((n) => n.id === id)!

describe('the diagram', () => {
  const d = diagramOf(overview, new Set())

  it('has listeners, entry points and connections from left to right', () => {
    expect(at(d, '#listener:l').x).toBeLessThan(at(d, 's').x)
    expect(at(d, 's').x).toBe(at(d, 'm').x)
    expect(at(d, 's').x + at(d, 's').width).toBeLessThan(at(d, 'db').x)
    expect(at(d, 'big on new http:Listener(1)')).toMatchObject({ lane: 'listener', text: 'new http:Listener(1)' })
  })

  it('draws lines from the functions shown, once each', () => {
    expect(d.edges.map((e) => [e.row ?? e.from, e.to, e.kind, e.via.join()])).toEqual([
      ['big on new http:Listener(1)', 'big', 'listens', ''],
      ['#listener:l', 's', 'listens', ''],
      ['s/0', 'db', 'uses', 'helper'],
      ['big/0', 'api', 'uses', ''],
      ['m', 'api', 'uses', ''],
    ])
  })

  it('shows all functions of a service when asked', () => {
    expect(at(d, 'big')).toMatchObject({ hidden: 20 - rowsAtFirst })
    const open = diagramOf(overview, new Set(['big']))
    expect(at(open, 'big').hidden).toBe(0)
    expect(at(open, 'big').rows.length).toBe(20)
    expect(open.edges.filter((e) => e.to === 'api').length).toBe(4)
  })

  it('lets no two nodes overlap', () => {
    const many: Overview = { ...overview, connections: Array.from({ length: 40 }, (_, i) => a('connection', `c${i}`)) }
    many.edges = many.connections.map((c, i) => ({ from: `s/${i % 3}`, to: c.id, kind: 'uses' }))
    for (const diagram of [d, diagramOf(many, new Set(['big']))]) {
      const lanes = group(diagram)
      for (const nodes of lanes.values()) {
        const sorted = [...nodes].sort((p, q) => p.y - q.y)
        for (let i = 1; i < sorted.length; i++) expect(sorted[i]!.y).toBeGreaterThanOrEqual(sorted[i - 1]!.y + sorted[i - 1]!.height + sizes.gap - 0.001)
      }
    }
  })

  it('puts what nothing uses below the rest', () => {
    expect(at(d, 'unused').y).toBeGreaterThan(Math.max(at(d, 'db').y, at(d, 'api').y))
  })

  it('stands at the left when nothing listens', () => {
    expect(at(diagramOf({ ...overview, listeners: [], entryPoints: [a('main', 'm')] }, new Set()), 'm').x).toBe(0)
    expect(diagramOf({ ...overview, entryPoints: [], listeners: [], connections: [] }, new Set()).nodes).toEqual([])
  })
})

function group(d: Diagram) {
  const lanes = new Map<number, typeof d.nodes>()
  for (const n of d.nodes) lanes.set(n.x, [...(lanes.get(n.x) ?? []), n])
  return lanes
}

describe('keys', () => {
  const { nodes } = diagramOf(overview, new Set())
  it.each([
    ['s', 'down', 'big'],
    ['big', 'up', 's'],
    ['s', 'up', null],
    ['s', 'left', '#listener:l'],
    ['s', 'right', 'db'],
    ['#listener:l', 'right', 's'],
    ['#listener:l', 'left', null],
    ['gone', 'left', '#listener:l'],
  ] as const)('%s %s', (from, direction, to) => {
    expect(neighbour(nodes, from, direction)).toBe(to)
  })
})

describe('what is related', () => {
  const { edges } = diagramOf(overview, new Set())
  it('are the ends of its lines', () => {
    expect([...related(edges, 'api').nodes].sort()).toEqual(['api', 'big', 'm'])
    expect([...related(edges, 's/0').nodes].sort()).toEqual(['db', 's', 's/0'])
    expect(related(edges, 'unused').edges.size).toBe(0)
  })
})

describe('connections that nothing uses', () => {
  const many = { ...overview, connections: [...overview.connections, ...Array.from({ length: 9 }, (_, i) => a('connection', `idle${i}`))] }
  const { nodes } = diagramOf(many, new Set())
  const at = (id: string) => nodes.find((n) => n.id === id)!

  it('stand in rows below the rest when they are many', () => {
    const idle = nodes.filter((n) => n.id.startsWith('idle') || n.id === 'unused')
    const rest = nodes.filter((n) => !idle.includes(n))
    expect(new Set(idle.map((n) => n.y)).size).toBeLessThan(idle.length)
    for (const n of idle) for (const r of rest) expect(n.y).toBeGreaterThan(r.y + r.height)
    expect(at('db').x).toBe(at('api').x)
  })

  it('stand below those that are used when they are few', () => {
    const few = diagramOf(overview, new Set()).nodes
    expect(few.find((n) => n.id === 'unused')!.x).toBe(few.find((n) => n.id === 'db')!.x)
  })
})
