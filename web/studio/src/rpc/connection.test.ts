import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Connection, RpcError, connectionLost, type Socket } from './connection'

class Fake implements Socket {
  onopen: (() => void) | null = null
  onmessage: ((e: { data: unknown }) => void) | null = null
  onclose: ((e: { code: number }) => void) | null = null
  sent: { id?: number; method: string; params: unknown }[] = []
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close() {
    this.onclose?.({ code: 1000 })
  }
  say(message: object) {
    this.onmessage?.({ data: JSON.stringify({ jsonrpc: '2.0', ...message }) })
  }
}

let sockets: Fake[]
let connection: Connection
const last = () => sockets[sockets.length - 1]!

beforeEach(() => {
  vi.useFakeTimers()
  sockets = []
  connection = new Connection(() => {
    const s = new Fake()
    sockets.push(s)
    return s
  })
})

afterEach(() => {
  connection.close()
  vi.useRealTimers()
})

describe('calls', () => {
  it('wait for the connection and get their answers by id', async () => {
    const a = connection.call('studio/undo', {})
    const b = connection.call('studio/redo', {})
    expect(last().sent).toEqual([])
    last().onopen?.()
    expect(last().sent.map((m) => m.method)).toEqual(['studio/undo', 'studio/redo'])
    const [first, second] = last().sent
    last().say({ id: second!.id, result: { label: 'b' } })
    last().say({ id: first!.id, error: { code: 7, message: 'There is nothing to undo.' } })
    expect(await b).toEqual({ label: 'b' })
    await expect(a).rejects.toEqual(new RpcError('There is nothing to undo.', 7))
  })

  it('under way fail when the connection breaks, and are not sent again', async () => {
    last().onopen?.()
    const a = connection.call('studio/undo', {})
    const lost = expect(a).rejects.toMatchObject({ code: connectionLost })
    last().onclose?.({ code: 1006 })
    await lost
    const b = connection.call('studio/flowIds', {})
    await vi.advanceTimersByTimeAsync(300)
    expect(sockets.length).toBe(2)
    last().onopen?.()
    expect(last().sent.map((m) => m.method)).toEqual(['studio/flowIds'])
    last().say({ id: last().sent[0]!.id, result: { label: 'x' } })
    expect(await b).toEqual({ label: 'x' })
  })

  it('that do something are refused while there is no connection', async () => {
    last().onopen?.()
    last().onclose?.({ code: 1006 })
    await expect(connection.call('studio/edit', { intent: { kind: 'delete', node: 'n' } })).rejects.toThrow('Studio is not running, so this was not done.')
    await vi.advanceTimersByTimeAsync(300)
    last().onopen?.()
    expect(last().sent).toEqual([])
  })

  it('can be cancelled', async () => {
    last().onopen?.()
    const stop = new AbortController()
    const a = connection.request('textDocument/hover', {}, stop.signal)
    const cancelled = expect(a).rejects.toMatchObject({ name: 'AbortError' })
    stop.abort()
    await cancelled
    expect(last().sent[1]).toMatchObject({ method: '$/cancelRequest', params: { id: last().sent[0]!.id } })
    last().say({ id: last().sent[0]!.id, result: 1 })
  })
})

describe('the connection', () => {
  it('is tried again, ever more slowly', async () => {
    const states: string[] = []
    connection.onState((s) => states.push(s))
    for (let i = 0; i < 8; i++) {
      last().onclose?.({ code: 1006 })
      await vi.advanceTimersByTimeAsync(5_000)
    }
    expect(sockets.length).toBe(9)
    expect(states).toEqual(['lost'])
    last().onopen?.()
    expect(states).toEqual(['lost', 'open'])
  })

  it('is not tried again when the server refuses the token', async () => {
    last().onclose?.({ code: 1008 })
    expect(connection.state).toBe('refused')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sockets.length).toBe(1)
  })
})

describe('what the server tells', () => {
  it('reaches all who listen until they stop', () => {
    last().onopen?.()
    const got: unknown[] = []
    const stop = connection.on('studio/history', (h) => got.push(h))
    connection.on('studio/history', (h) => got.push(h.undo))
    last().say({ method: 'studio/history', params: { undo: 'a', redo: null } })
    stop()
    last().say({ method: 'studio/history', params: { undo: 'b', redo: null } })
    expect(got).toEqual([{ undo: 'a', redo: null }, 'a', 'b'])
  })

  it('is answered when it asks', () => {
    last().onopen?.()
    last().say({ id: 'x', method: 'window/workDoneProgress/create', params: {} })
    expect(last().sent).toEqual([{ jsonrpc: '2.0', id: 'x', result: null }])
  })
})
