import { describe, expect, it } from 'vitest'
import type { Branch, Flow, Node } from '../rpc/models'
import { isBroken, merged } from './lastGood'
import { offsetOf } from './text'

const range = { file: 'main.bal', start: 0, end: 1, from: { line: 1, col: 1 }, to: { line: 1, col: 2 } }
const node = (id: string, more: Partial<Node> = {}): Node => ({ id, kind: 'variable', title: 't', range, ...more })
const branch = (id: string, nodes: Node[]): Branch => ({ id, kind: 'body', range, nodes, points: [] })
const flow = (...nodes: Node[]): Flow => ({ version: 1, id: 'f', kind: 'function', title: 'f', range, start: node('f/start'), end: node('f/end'), body: branch('f/body', nodes) })

describe('a picture while it is typed', () => {
  const good = flow(node('a', { label: 'old' }), node('if', { branches: [branch('if/then', [node('if/then/b'), node('if/then/c')])] }), node('d'))
  const latest = flow(node('a', { label: 'new' }), node('if', { broken: true, branches: [branch('if/then', [node('if/then/b'), node('d')])] }))
  it('is broken when any node is', () => {
    expect(isBroken(good)).toBe(false)
    expect(isBroken(latest)).toBe(true)
    expect(isBroken(flow(node('x', { branches: [branch('x/y', [node('z', { broken: true })])] })))).toBe(true)
    expect(isBroken({ ...good, broken: true })).toBe(true)
  })
  it('keeps its shape, with what is known by now', () => {
    const { flow: f, faded } = merged(good, latest)
    expect(f.body.nodes.map((n) => n.id)).toEqual(['a', 'if', 'd'])
    expect(f.body.nodes[0]!.label).toBe('new')
    expect(f.body.nodes[1]!.branches![0]!.nodes.map((n) => n.id)).toEqual(['if/then/b', 'if/then/c'])
    expect([...faded].sort()).toEqual(['if', 'if/then/c'])
  })
})

describe('the byte of a line', () => {
  const text = 'import x;\n\nfunction ä() {\n    f();\n}\n'
  it.each([
    [1, 0],
    [3, 11],
    [4, 31],
  ])('of line %i is %i', (line, offset) => expect(offsetOf(text, line)).toBe(offset))
})
