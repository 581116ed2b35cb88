import { describe as group, expect, it } from 'vitest'
import { describe, moved, plain, replaced, toggled } from './breakpoints'
import { DapClient, type DapMessage } from './dap'
import { pathOf, sameUri, uriOf } from './uri'
import { apply, fromEdits } from '../sync/ops'

group('the client of the protocol', () => {
  it('gives answers to who asked', async () => {
    const sent: DapMessage[] = []
    const c = new DapClient((m) => Promise.resolve(sent.push(m)))
    const a = c.request<{ n: number }>('threads')
    const b = c.request('pause', { threadId: 1 })
    expect(sent.map((m) => m.command)).toEqual(['threads', 'pause'])
    c.receive({ seq: 1, type: 'response', request_seq: 2, command: 'pause', success: false, message: 'the program is not stopped' })
    c.receive({ seq: 2, type: 'response', request_seq: 1, command: 'threads', success: true, body: { n: 7 } })
    expect(await a).toEqual({ n: 7 })
    await expect(b).rejects.toThrow('the program is not stopped')
  })

  it('tells who waits that the program has ended', async () => {
    const c = new DapClient(() => Promise.resolve())
    const a = c.request('evaluate')
    c.end()
    await expect(a).rejects.toThrow('has ended')
    await expect(c.request('next')).rejects.toThrow('has ended')
  })

  it('tells who asked what cannot be sent', async () => {
    const c = new DapClient(() => Promise.reject(new Error('that debugger is stopping')))
    await expect(c.request('next')).rejects.toThrow('is stopping')
  })
})

group('breakpoints', () => {
  const text = 'a\n  b\nc\nd\n'

  it('come and go', () => {
    expect(toggled([{ line: 5 }], 2)).toEqual([{ line: 2 }, { line: 5 }])
    expect(toggled([{ line: 2 }, { line: 5 }], 2)).toEqual([{ line: 5 }])
    expect(replaced([{ line: 2 }], { line: 2, condition: 'x > 1' })).toEqual([{ line: 2, condition: 'x > 1' }])
    expect(plain([{ line: 1, verified: true, condition: '' }])).toEqual([{ line: 1 }])
  })

  it('stay on their line when text changes', () => {
    const after = (edits: Parameters<typeof fromEdits>[0], line: number) => {
      const op = fromEdits(edits)
      return moved([{ line }], op, text, apply(text, op))?.[0]?.line ?? line
    }
    expect(after([{ from: 0, to: 0, text: 'new\n' }], 2)).toBe(3)
    expect(after([{ from: 2, to: 2, text: 'new\n' }], 2)).toBe(3)
    expect(after([{ from: 4, to: 4, text: '\n  ' }], 2)).toBe(3)
    expect(after([{ from: 5, to: 5, text: '\n' }], 2)).toBe(2)
    expect(after([{ from: 0, to: 2, text: '' }], 2)).toBe(1)
    expect(after([{ from: 8, to: 8, text: 'x\n' }], 2)).toBe(2)
  })

  it('become one when their lines do', () => {
    const op = fromEdits([{ from: 1, to: 4, text: '' }])
    expect(moved([{ line: 1 }, { line: 2 }], op, text, apply(text, op))).toEqual([{ line: 1 }])
  })

  it('are told in words', () => {
    expect(describe({ line: 3, condition: 'i > 2', hitCondition: '> 5' })).toBe('Breakpoint on line 3, if i > 2, hits > 5')
  })
})

group('paths', () => {
  it('go to URIs and back', () => {
    expect(uriOf('/home/a b/ä.bal')).toBe('file:///home/a%20b/%C3%A4.bal')
    expect(pathOf(uriOf('/home/a b/ä.bal'))).toBe('/home/a b/ä.bal')
    expect(pathOf('file:///C:/x/y.bal')).toBe('C:\\x\\y.bal')
    expect(pathOf('barre:/ballerina/io/io.bal')).toBeNull()
    expect(sameUri('file:///a%5Fb', 'file:///a_b')).toBe(true)
  })
})
