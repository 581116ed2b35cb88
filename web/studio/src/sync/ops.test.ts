import { describe, expect, it } from 'vitest'
import { diff } from './diff'
import { apply, compose, fromEdits, invert, mapOffset, toEdits, transform, type Op } from './ops'
import { fromWire, Lines, normalize, toWire } from './positions'
import { Random } from './random.testing'

const runs = 2000

describe('operations', () => {
  it('apply replacements to the text they are for', () => {
    const op = fromEdits([
      { from: 6, to: 11, text: 'there' },
      { from: 0, to: 0, text: '> ' },
      { from: 11, to: 11, text: '!' },
    ])
    expect(apply('hello world', op)).toBe('> hello there!')
    expect(toEdits(op)).toEqual([
      { from: 0, to: 0, text: '> ' },
      { from: 6, to: 11, text: 'there!' },
    ])
  })

  it('compose, invert and transform as they should, for random ones', () => {
    const r = new Random(1)
    for (let i = 0; i < runs; i++) {
      const t = r.text()
      const a = r.op(t)
      const ta = apply(t, a)
      const b = r.op(ta)
      expect(apply(t, compose(a, b))).toBe(apply(ta, b))
      expect(apply(ta, invert(a, t))).toBe(t)
      const c = r.op(t)
      const [a2, c2] = transform(a, c)
      expect(apply(ta, c2)).toBe(apply(apply(t, c), a2))
      expect(fromEdits(toEdits(a))).toEqual(a)
    }
  })

  it('put what came first in front where two insert at one place', () => {
    const [, second] = transform([2, 'A'], [2, 'B'])
    expect(apply(apply('xxyy', [2, 'A']), second)).toBe('xxAByy')
  })

  it('keep what is typed inside of what another deletes', () => {
    const [, second] = transform([1, -4], [3, 'new'])
    expect(apply(apply('abcdef', [1, -4]), second)).toBe('anewf')
  })

  it('move offsets', () => {
    const op: Op = [2, 'xy', -3, 4, 'z']
    expect([0, 2, 4, 6, 9, 10].map((o) => mapOffset(op, o))).toEqual([0, 2, 4, 5, 8, 10])
    expect(mapOffset(op, 2, true)).toBe(4)
  })
})

describe('positions', () => {
  it('go there and back on the wire, for random operations', () => {
    const r = new Random(2)
    for (let i = 0; i < runs; i++) {
      const t = r.text()
      const op = r.op(t)
      expect(apply(t, fromWire(toWire(op, t, r.chance(2) ? '\r\n' : '\n'), t))).toBe(apply(t, op))
    }
  })

  it('are held within their line', () => {
    const l = new Lines('ab\ncd')
    expect(l.offset({ line: 0, character: 9 })).toBe(2)
    expect(l.offset({ line: 1, character: 9 })).toBe(5)
    expect(l.offset({ line: 7, character: 0 })).toBe(5)
    expect(l.position(3)).toEqual({ line: 1, character: 0 })
  })

  it('take changes in whatever order they are to be applied', () => {
    const at = (line: number, a: number, b: number, text: string) => ({
      range: { start: { line, character: a }, end: { line, character: b } },
      text,
    })
    // One after the other: the second is for the text that the first leaves.
    expect(apply('abc', fromWire([at(0, 0, 1, 'XY'), at(0, 2, 3, '!')], 'abc'))).toBe('XY!c')
    expect(apply('abc', fromWire([at(0, 1, 1, 'B'), at(0, 1, 1, 'A')], 'abc'))).toBe('aABbc')
  })

  it('know texts with other line ends', () => {
    expect(normalize('a\r\nb\rc\n')).toBe('a\nb\nc\n')
  })
})

describe('differences', () => {
  it('make one text of another, for random ones', () => {
    const r = new Random(3)
    for (let i = 0; i < runs; i++) {
      const a = r.text()
      const b = r.chance(3) ? r.text() : apply(a, r.op(a))
      expect(apply(a, diff(a, b))).toBe(b)
    }
  })

  it('leave lines alone that are the same', () => {
    expect(toEdits(diff('one\ntwo\nthree\nfour\n', 'one\n2\nthree\nfour\nfive\n'))).toEqual([
      { from: 4, to: 7, text: '2' },
      { from: 19, to: 19, text: 'five\n' },
    ])
  })

  it('do not take long for texts that have nothing in common', () => {
    const a = Array.from({ length: 20000 }, (_, i) => `a${i}\n`).join('')
    const b = Array.from({ length: 20000 }, (_, i) => `b${i}\n`).join('')
    expect(apply(a, diff(a, b))).toBe(b)
  })
})
