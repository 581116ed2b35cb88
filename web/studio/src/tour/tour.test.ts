import { describe, expect, it } from 'vitest'
import { place } from './place'
import { exampleFlow, steps } from './steps'

const window = { width: 1024, height: 768 }

describe('the tour', () => {
  it('has five steps', () => expect(steps.length).toBe(5))

  it.each([
    ['in the middle when there is nothing to point at', null, { left: 512, top: 256 }],
    ['below what is small', { x: 900, y: 40, width: 40, height: 28 }, { left: 854, top: 78 }],
    ['beside what is high', { x: 48, y: 36, width: 248, height: 708 }, { left: 466, top: 76 }],
    ['within what is large', { x: 300, y: 36, width: 724, height: 708 }, { left: 662, top: 554 }],
  ])('stands %s', (_, box, want) => expect(place(box, window)).toEqual(want))

  it('looks for a flow to show', () => {
    expect(exampleFlow(null)).toBe(null)
    const range = { file: '', start: 0, end: 0, from: { line: 1, col: 1 }, to: { line: 1, col: 1 } }
    const base = { version: 1, listeners: [], connections: [], types: [], functions: [], dataMappers: [], configurables: [], variables: [], tests: [], edges: [], errors: 0, warnings: 0 }
    const main = { id: '#function:main', kind: 'main', name: 'main', range }
    expect(exampleFlow({ ...base, entryPoints: [main] })).toBe('#function:main')
    expect(exampleFlow({ ...base, entryPoints: [main, { id: 's', kind: 'service', name: '', range, functions: [{ ...main, id: 's/get' }] }] })).toBe('s/get')
  })
})
