import { describe, expect, it } from 'vitest'
import type { Sequence, Step } from '../rpc/models'
import { edgeOf, flowOf, layoutSequence, shortened, textWidth } from './layout'

function sequence(steps: Step[]): Sequence {
  return {
    version: 1,
    id: '#function:main',
    title: 'main',
    participants: [
      { id: 'caller', kind: 'caller', title: 'Caller' },
      { id: '#function:main', kind: 'function', title: 'main' },
      { id: '#variable:crm', kind: 'connection', title: 'crm' },
      { id: '#function:store', kind: 'function', title: 'store' },
    ],
    steps: [{ kind: 'call', node: '#function:main/start', from: 'caller', to: '#function:main', label: 'main', steps }],
  }
}

const call = (to: string, label: string, steps?: Step[]): Step => ({
  kind: 'call',
  node: '#function:main/body/x',
  from: '#function:main',
  to,
  label,
  steps,
})

describe('the layout of a sequence', () => {
  it('has a return for each call that has none of its own', () => {
    const p = layoutSequence(
      sequence([call('#variable:crm', 'get /customers'), { kind: 'return', node: 'r', from: '#function:main', to: 'caller', label: 'x' }]),
    )
    expect(p.messages.map((m) => [m.kind, m.from, m.to, m.label])).toEqual([
      ['call', 0, 1, 'main'],
      ['call', 1, 2, 'get /customers'],
      ['return', 2, 1, ''],
      ['return', 1, 0, 'x'],
    ])
    expect(p.messages.every((m, i) => i === 0 || m.y > (p.messages[i - 1]?.y ?? 0))).toBe(true)
    expect(p.activations).toHaveLength(2)
  })

  it('leaves room for labels between columns', () => {
    const label = 'a message with a label that is long'
    const p = layoutSequence(sequence([call('#variable:crm', label), call('#function:store', label + ' and more')]))
    const x = p.columns.map((c) => c.x)
    expect((x[2] ?? 0) - (x[1] ?? 0)).toBeGreaterThan(textWidth(label))
    expect((x[3] ?? 0) - (x[1] ?? 0)).toBeGreaterThan(textWidth(shortened(label + ' and more')))
    expect(p.width).toBeGreaterThan(x[3] ?? 0)
  })

  it('puts frames around what is in them, inner ones within outer ones', () => {
    const inner: Step = {
      kind: 'alt',
      node: 'i',
      label: 'ok',
      parts: [
        { label: 'ok', steps: [call('#variable:crm', 'a')] },
        { label: 'else', steps: [call('#variable:crm', 'b')] },
      ],
    }
    const p = layoutSequence(sequence([{ kind: 'loop', node: 'l', label: 'item in items', parts: [{ steps: [inner] }] }]))
    const [loop, alt] = p.frames
    expect([loop?.kind, alt?.kind, alt?.label, alt?.parts.map((s) => s.label)]).toEqual(['loop', 'alt', 'ok', ['else']])
    expect(loop!.x).toBeLessThan(alt!.x)
    expect(loop!.top).toBeLessThan(alt!.top)
    expect(loop!.bottom).toBeGreaterThan(alt!.bottom)
    for (const m of p.messages.filter((m) => m.from + m.to === 3)) {
      expect(m.y).toBeGreaterThan(alt!.top)
      expect(m.y).toBeLessThan(alt!.bottom)
    }
  })

  it('has bars beside each other for a function that calls itself', () => {
    const p = layoutSequence(sequence([call('#function:main', 'again', [call('#variable:crm', 'get')])]))
    expect(p.messages[1]?.self).toBe(true)
    const y = p.messages[2]?.y ?? 0
    expect(edgeOf(p, 1, y, 1)).toBeGreaterThan(edgeOf(p, 1, p.messages[0]?.y ?? 0, 1) - 1)
    expect(
      p.activations
        .filter((a) => a.column === 1)
        .map((a) => a.depth)
        .sort(),
    ).toEqual([0, 1])
  })

  it('knows which flow a node is in', () => {
    const s = sequence([])
    expect(flowOf(s, '#function:store/body/action.db')).toBe('#function:store')
    expect(flowOf(s, '#function:main/body/if')).toBe('#function:main')
  })

  it('is quick for large ones', () => {
    const steps = Array.from({ length: 2000 }, (_, i) => call(i % 2 ? '#variable:crm' : '#function:store', `call ${i}`))
    const start = performance.now()
    layoutSequence(sequence(steps))
    expect(performance.now() - start).toBeLessThan(500)
  })
})
