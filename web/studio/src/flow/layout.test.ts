import { describe, expect, it } from 'vitest'
import type { Branch, Diagnostic, Flow, Node } from '../rpc/models'
import { outdented } from './text'
import { actionTitle, cardText, spoken } from './describe'
import { findNode, findPoint, movePoint, pointAfter, pointName } from './find'
import { layout } from './layout'
import type { Picture } from './picture'
import { branchEnds, steps, terminates } from './shape'
import { problems } from './layout.check'
import * as m from './metrics'
import { neighbour } from './navigate'
import { edgePath } from './path'

const range = { file: 'main.bal', start: 0, end: 1, from: { line: 1, col: 1 }, to: { line: 1, col: 2 } }

function node(id: string, kind: string, more: Partial<Node> = {}): Node {
  return { id, kind, title: kind, range, ...more }
}

function branch(id: string, kind: string, nodes: Node[] = [], label?: string): Branch {
  return { id, kind, label, range, nodes, points: Array.from({ length: nodes.length + 1 }, (_, i) => ({ id: `${id}@${i}`, pos: range.from, off: 0 })) }
}

function flow(...nodes: Node[]): Flow {
  return { version: 1, id: 'f', kind: 'function', title: 'f', range, start: node('f/start', 'start'), end: node('f/end', 'end'), body: branch('f/body', 'body', nodes) }
}

const step = (at: string, name: string) => node(`${at}/variable.${name}`, 'variable', { label: name })
const ends = (at: string) => node(`${at}/return`, 'return')
const iff = (at: string, ...branches: [string, ...Node[]][]) => node(`${at}/if`, 'if', { branches: branches.map(([kind, ...nodes]) => branch(`${at}/if/${kind}`, kind, nodes)) })

describe('the layout', () => {
  const guard = (...then: Node[]) => iff('f/body', ['then', ...then])
  const both = (a: Node[], b: Node[]) => iff('f/body', ['then', ...a], ['else', ...b])

  it('puts the main line at 0 and goes down it', () => {
    const p = layout(flow(step('f/body', 'a'), guard(step('f/body/if/then', 'x')), step('f/body', 'b')))
    const line = ['f/start', 'f/body/variable.a', 'f/body/if', 'f/body/variable.b', 'f/end'].map((id) => p.byId.get(id)!)
    for (const n of line) expect(n.x + n.width / 2).toBe(0)
    for (let i = 1; i < line.length; i++) expect(line[i]!.y).toBeGreaterThanOrEqual(line[i - 1]!.y + line[i - 1]!.height)
  })
  it('puts the one branch of an if beside it, on its row', () => {
    const p = layout(flow(guard(ends('f/body/if/then'))))
    const [head, then] = [p.byId.get('f/body/if')!, p.byId.get('f/body/if/then/return')!]
    expect(then.y).toBe(head.y)
    expect(then.x).toBeGreaterThan(head.x + head.width)
  })
  it('puts several branches side by side, in their order and level', () => {
    const p = layout(flow(both([step('f/body/if/then', 'x')], [step('f/body/if/else', 'y')])))
    const [x, y] = [p.byId.get('f/body/if/then/variable.x')!, p.byId.get('f/body/if/else/variable.y')!]
    expect(x.y).toBe(y.y)
    expect(x.x + x.width + m.COLUMN).toBeLessThanOrEqual(y.x)
  })
  it('puts many branches one below the other', () => {
    const cases = ['1', '2', '3', '_'].map((c): Branch => branch(`f/body/match/${c}`, 'case', [step(`f/body/match/${c}`, 'x')], c))
    const p = layout(flow(node('f/body/match', 'match', { branches: cases })))
    const rows = cases.map((c) => p.byId.get(c.nodes[0]!.id)!)
    for (let i = 1; i < rows.length; i++) expect(rows[i]!.y).toBeGreaterThan(rows[i - 1]!.y + rows[i - 1]!.height)
    expect(new Set(rows.map((r) => r.x)).size).toBeLessThanOrEqual(2)
  })
  it('draws no line behind what ends, and a dead one to what is never reached', () => {
    const p = layout(flow(both([ends('f/body/if/then')], [ends('f/body/if/else')]), step('f/body', 'late')))
    expect(p.byId.get('f/body/variable.late')!.unreachable).toBe(true)
    expect(p.edges.some((e) => e.kind === 'dead')).toBe(true)
    expect(p.pluses.map((x) => x.id)).not.toContain('f/body@2')
    expect(layout(flow(guard(ends('f/body/if/then')), step('f/body', 'late'))).byId.get('f/body/variable.late')!.unreachable).toBe(false)
  })
  it('has a + for each place that can be reached', () => {
    const p = layout(flow(step('f/body', 'a'), both([], [step('f/body/if/else', 'y')])))
    expect(p.pluses.map((x) => x.id).sort()).toEqual(['f/body/if/else@0', 'f/body/if/else@1', 'f/body/if/then@0', 'f/body@0', 'f/body@1', 'f/body@2'])
    expect(p.pluses.filter((x) => x.empty).map((x) => x.id)).toEqual(['f/body/if/then@0'])
  })
  it('hides what is folded and says how much', () => {
    const f = flow(both([step('f/body/if/then', 'x'), step('f/body/if/then', 'y')], []))
    expect(layout(f, new Set(['f/body/if'])).byId.get('f/body/if')!.hidden).toBe(2)
    expect(layout(f, new Set(['f/body/if/then'])).chips.find((c) => c.id === 'f/body/if/then')!.hidden).toBe(2)
    expect(layout(f, new Set(['f/body/if/then'])).byId.has('f/body/if/then/variable.x')).toBe(false)
    expect(steps(f.body.nodes[0]!.branches)).toBe(2)
  })
  it('links actions to their connections', () => {
    const action = node('f/body/action.db.query', 'action', { action: 'query', connection: { name: 'db', scope: 'module', type: 'mysql:Client', module: 'ballerinax/mysql', class: 'Client' } })
    const p = layout(flow(action))
    expect(p.links.map((l) => l.node.connection!.name)).toEqual(['db'])
    expect(p.edges.some((e) => e.kind === 'link')).toBe(true)
  })
  it('knows what ends', () => {
    expect(terminates(ends('x'))).toBe(true)
    expect(terminates(guard(ends('f/body/if/then')))).toBe(false)
    expect(terminates(both([ends('f/body/if/then')], [ends('f/body/if/else')]))).toBe(true)
    expect(branchEnds(branch('b', 'then', [step('b', 'x')]))).toBe(false)
    expect(terminates(node('m', 'match', { branches: [branch('m/a', 'case', [ends('m/a')], '1'), branch('m/b', 'case', [ends('m/b')], '_')] }))).toBe(true)
    expect(terminates(node('m', 'match', { branches: [branch('m/a', 'case', [ends('m/a')], '1')] }))).toBe(false)
  })
})

// Random flows, edited at random.
function generator(seed: number) {
  let state = seed
  const random = (n: number) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return (state >> 8) % n
  }
  let count = 0
  const kinds = ['variable', 'variable', 'action', 'if', 'if', 'match', 'foreach', 'errorHandler', 'fork', 'return', 'comment', 'lock']
  const nodes = (at: string, depth: number): Node[] => Array.from({ length: random(4) }, () => make(at, depth))
  const make = (at: string, depth: number): Node => {
    const kind = depth > 3 ? 'variable' : kinds[random(kinds.length)]!
    const id = `${at}/${kind}.${++count}`
    const sub = (key: string, k: string, label?: string) => branch(`${id}/${key}`, k, nodes(`${id}/${key}`, depth + 1), label)
    const more: Partial<Node> = { label: 'x'.repeat(random(70)) }
    if (kind === 'action') more.connection = { name: 'c', scope: 'module', type: 'T', module: 'm', class: 'T' }
    if (kind === 'if') more.branches = [sub('then', 'then'), ...(random(2) ? [sub('elseIf', 'elseIf', 'y > 1')] : []), ...(random(2) ? [sub('else', 'else')] : [])]
    if (kind === 'match') more.branches = [sub('a', 'case', '1'), sub('b', 'case', '"long pattern" | "another"'), ...(random(2) ? [sub('c', 'case', '_')] : []), ...(random(3) ? [] : [sub('d', 'case', '"d"'), sub('e', 'case', 'var x')])]
    if (kind === 'foreach' || kind === 'lock') more.branches = [sub('body', 'body'), ...(random(3) === 0 ? [sub('onFail', 'onFail', 'error e')] : [])]
    if (kind === 'errorHandler') more.branches = [sub('body', 'body'), sub('onFail', 'onFail', 'error e')]
    if (kind === 'fork') more.branches = [sub('w1', 'worker', 'w1'), sub('w2', 'worker', 'w2')]
    return node(id, kind, more)
  }
  return { random, make, flow: () => flow(...Array.from({ length: 1 + random(5) }, () => make('f/body', 0))) }
}

function branches(b: Branch): Branch[] {
  return [b, ...b.nodes.flatMap((n) => (n.branches ?? []).flatMap(branches))]
}

function copy(f: Flow): Flow {
  return structuredClone(f)
}

describe('random flows', () => {
  it('never overlap', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const f = generator(seed).flow()
      expect(problems(f, layout(f)), `seed ${seed}`).toEqual([])
    }
  })

  it('move only what an edit concerns', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const g = generator(seed)
      const before = g.flow()
      const after = copy(before)
      const all = branches(after.body)
      const at = all[g.random(all.length)]!
      const index = g.random(at.nodes.length + 1)
      const added = node(at.id + '/added', 'variable', { label: 'y'.repeat(g.random(70)) })
      at.nodes.splice(index, 0, added)
      at.points = branch(at.id, at.kind, at.nodes).points
      check(layout(before), layout(after), at, index, `seed ${seed}`)
    }
  })

  /** Above the edit nothing moves; below it on the main line everything moves straight down by the same. */
  function check(a: Picture, b: Picture, at: Branch, index: number, seed: string) {
    const added = b.byId.get(at.id + '/added')!
    const main = new Set<number>()
    for (const was of a.nodes) {
      const is = b.byId.get(was.id)!
      const inside = was.id.startsWith(at.id + '/')
      const around = at.id.startsWith(was.id + '/')
      const nested = was.id.split('/').length > 3
      if (!nested && was.id !== 'f/start' && was.id !== 'f/end') {
        expect(is.x + is.spine, seed).toBe(was.x + was.spine)
        if (was.y + was.head <= added.y && !around) expect(is.y, seed).toBe(was.y)
        if (at.id === 'f/body' && was.index >= index) main.add(is.y - was.y)
      }
      if (inside && was.branch === undefined) continue
      // What stands before it in its own branch stays level.
      if (inside && was.branch?.id === at.id && was.index < index) expect(is.y - b.byId.get(added.id)!.y, seed).toBe(was.y - added.y)
    }
    if (at.id === 'f/body') expect(main.size, seed).toBeLessThanOrEqual(1)
  }
})

describe('finding', () => {
  const f = flow(step('f/body', 'a'), iff('f/body', ['then', step('f/body/if/then', 'x')], ['else']), step('f/body', 'b'))
  it('nodes and points', () => {
    expect(findNode(f, 'f/body/if/then/variable.x')!.owner!.node.id).toBe('f/body/if')
    expect(findNode(f, 'f/body/gone')).toBeUndefined()
    expect(findPoint(f, 'f/body/if/else@0')!.branch.kind).toBe('else')
    expect(findPoint(f, 'f/body/if/else@1')).toBeUndefined()
  })
  it('the place behind something', () => {
    expect(pointAfter(f, 'f/start')!.id).toBe('f/body@0')
    expect(pointAfter(f, 'f/body/variable.a')!.id).toBe('f/body@1')
    expect(pointAfter(f, 'f/end')!.id).toBe('f/body@3')
    expect(pointAfter(f, 'f/body/if/else@0')!.id).toBe('f/body/if/else@0')
  })
  it('where something moves to', () => {
    expect(movePoint(f, 'f/body/variable.a', true)).toBeUndefined()
    expect(movePoint(f, 'f/body/variable.a', false)!.id).toBe('f/body@2')
    expect(movePoint(f, 'f/body/if/then/variable.x', true)!.id).toBe('f/body@1')
    expect(movePoint(f, 'f/body/if/then/variable.x', false)!.id).toBe('f/body@2')
  })
  it('names for each +', () => {
    expect(pointName(f.body, 0)).toBe('Add step at the start')
    expect(pointName(f.body, 1)).toBe('Add step after Declare variable: a'.replace('Declare variable', 'variable'))
    expect(pointName(f.body.nodes[1]!.branches![1]!, 0)).toBe('Add step to else')
  })
})

describe('the keys', () => {
  const f = flow(step('f/body', 'a'), iff('f/body', ['then', step('f/body/if/then', 'x')]), step('f/body', 'b'))
  const p = layout(f)
  it.each([
    ['f/start', 'down', 'f/body/variable.a'],
    ['f/body/variable.a', 'down', 'f/body/if'],
    ['f/body/if', 'right', 'f/body/if/then/variable.x'],
    ['f/body/if/then/variable.x', 'left', 'f/body/if'],
    ['f/body/if', 'down', 'f/body/variable.b'],
    ['f/body/variable.b', 'up', 'f/body/if'],
    ['f/end', 'down', undefined],
    ['f/start', 'up', undefined],
  ] as const)('from %s %s', (from, direction, to) => expect(neighbour(p, from, direction)).toBe(to))
  it('reach every node', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const p = layout(generator(seed).flow())
      const seen = new Set(['f/start'])
      const queue = ['f/start']
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        for (const d of ['up', 'down', 'left', 'right', 'next'] as const) {
          const next = neighbour(p, id, d)
          if (next && !seen.has(next)) {
            seen.add(next)
            queue.push(next)
          }
        }
      }
      expect(p.nodes.filter((n) => !seen.has(n.id)).map((n) => n.id), `seed ${seed}`).toEqual([])
    }
  })
})

describe('what nodes say', () => {
  const wrong = (severity: string): Diagnostic => ({ severity, code: '', message: `a bad ${severity}`, range })
  it.each([
    [node('n', 'log', { action: 'log:printInfo', label: 'log:printInfo("a", b = 1)' }), 'Log info: "a", b = 1'],
    [node('n', 'log', { action: 'log:printError', label: 'log:printError("the text that is cut off …' }), 'Log error: "the text that is cut off …'],
    [node('n', 'action', { action: 'get /items', variable: { name: 'items', type: 'Item[]' }, connection: { name: 'shop', scope: 'module', type: 'http:Client', module: 'ballerina/http', class: 'Client' } }), 'get /items: Item[] items, on shop'],
    [node('n', 'call', { action: 'io:println', label: 'io:println("x")' }), 'io:println: "x"'],
    [node('n', 'errorHandler', { title: 'ErrorHandler' }), 'Error handler'],
    [node('n', 'if', { title: 'If', label: 'a', diagnostics: [wrong('error'), wrong('error'), wrong('warning')] }), 'If: a, error: a bad error, 1 more error, warning: a bad warning'],
    [node('n', 'code', { title: 'Code', broken: true }), 'Code that could not be read, error: it cannot be read'],
  ])('%#', (n, text) => expect(spoken(n)).toBe(text))
  it('folded ones say how much they hide', () => expect(spoken(node('n', 'lock', { title: 'Lock' }), { hidden: 1 })).toBe('Lock, folded, 1 step'))
  it('they say that they have a breakpoint', () => expect(spoken(node('n', 'lock', { title: 'Lock', diagnostics: [wrong('error')] }), { breakpoint: true })).toBe('Lock, breakpoint, error: a bad error'))
  it.each([
    ['get [PathParamType ...path]', 'get /…'],
    ['get users/[int id]/x', 'get /users/[id]/x'],
    ['post .', 'post /'],
    ['queryRow', 'queryRow'],
  ])('of the action %s is %s', (name, title) => expect(actionTitle(name)).toBe(title))
  it('use sentence case', () => expect(cardText(node('n', 'code')).title).toBe('Code'))
})

describe('lines', () => {
  it('turn with round corners', () => {
    expect(edgePath([[0, 0], [0, 10]])).toBe('M0 0L0 10')
    expect(edgePath([[0, 0], [0, 20], [30, 20]])).toBe('M0 0L0 12Q0 20 8 20L30 20')
    expect(edgePath([[0, 0], [0, 4], [0, 10]])).toBe('M0 0L0 10')
    expect(edgePath([])).toBe('')
  })
})

describe('copied code', () => {
  it('loses the indentation it has in the file', () => {
    expect(outdented('if a {\n        b();\n    }', 4)).toBe('if a {\n    b();\n}')
    expect(outdented('x(`\nraw`)', 4)).toBe('x(`\nraw`)')
  })
})
