import type { Methods, Notifications } from './protocol'

/** What the server answered that it cannot do; the message is for the user. */
export class RpcError extends Error {
  constructor(
    message: string,
    readonly code: number,
    readonly data?: unknown,
  ) {
    super(message)
    this.name = 'RpcError'
  }
}

/** The code of errors of calls that had no answer when the connection broke. */
export const connectionLost = -32099

export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused'

/** The part of WebSocket that a connection needs. */
export interface Socket {
  onopen: (() => void) | null
  onmessage: ((e: { data: unknown }) => void) | null
  onclose: ((e: { code: number }) => void) | null
  send(text: string): void
  close(): void
}

interface Pending {
  resolve(result: unknown): void
  reject(error: Error): void
}

interface Message {
  id?: number
  method?: string
  params?: unknown
  result?: unknown
  error?: { code: number; message: string; data?: unknown }
}

/** What is done at once or not at all: later it would be about another state of things. */
const atOnce = new Set([
  'studio/edit',
  'studio/change',
  'studio/applyEdit',
  'studio/setConfig',
  'studio/undo',
  'studio/redo',
  'studio/createProject',
  'studio/run',
  'studio/stop',
  'studio/debug',
  'studio/try',
  'studio/setBreakpoints',
  'debug/message',
])

const firstDelay = 250
const longestDelay = 5_000

/**
 * The connection to the Studio server: JSON-RPC over a WebSocket that is made anew
 * whenever it breaks. Questions asked while there is none wait for the next, what is to be
 * done is refused; calls that were under way when it broke fail, since nobody knows whether they were carried
 * out.
 */
export class Connection {
  state: ConnectionState = 'connecting'

  private socket: Socket | null = null
  private nextId = 1
  private pending = new Map<number, Pending>()
  private waiting: string[] = []
  private handlers = new Map<string, Set<(params: never) => void>>()
  private stateHandlers = new Set<(state: ConnectionState) => void>()
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private closed = false

  constructor(private readonly open: () => Socket) {
    this.connect()
  }

  /** Calls the server; `signal` cancels the call. */
  call<M extends keyof Methods>(method: M, params: Methods[M]['params'], signal?: AbortSignal): Promise<Methods[M]['result']> {
    return this.request(method, params, signal) as Promise<Methods[M]['result']>
  }

  /** Calls a method that is not the Studio server's own: one of the language server or of the debugger. */
  request<T = unknown>(method: string, params: unknown, signal?: AbortSignal): Promise<T> {
    if (this.state === 'lost' && atOnce.has(method)) return Promise.reject(new RpcError('Studio is not running, so this was not done.', connectionLost))
    if (signal?.aborted) return Promise.reject(new DOMException('The call was cancelled.', 'AbortError'))
    const id = this.nextId++
    return new Promise<T>((resolve, reject) => {
      const stop = () => {
        if (!this.pending.delete(id)) return
        this.notify('$/cancelRequest', { id })
        reject(new DOMException('The call was cancelled.', 'AbortError'))
      }
      const done = () => signal?.removeEventListener('abort', stop)
      this.pending.set(id, {
        resolve: (result) => {
          done()
          resolve(result as T)
        },
        reject: (error) => {
          done()
          reject(error)
        },
      })
      signal?.addEventListener('abort', stop, { once: true })
      this.send({ jsonrpc: '2.0', id, method, params })
    })
  }

  /** Tells the server something without wanting an answer. */
  notify(method: string, params: unknown): void {
    this.send({ jsonrpc: '2.0', method, params })
  }

  /** Listens to what the server tells; the answer ends that. */
  on<N extends keyof Notifications>(name: N, handler: (params: Notifications[N]) => void): () => void {
    let set = this.handlers.get(name)
    if (!set) this.handlers.set(name, (set = new Set()))
    set.add(handler as (params: never) => void)
    return () => set.delete(handler as (params: never) => void)
  }

  /** Listens to changes of the state; the answer ends that. */
  onState(handler: (state: ConnectionState) => void): () => void {
    this.stateHandlers.add(handler)
    return () => this.stateHandlers.delete(handler)
  }

  /** Tries at once instead of waiting for the next try. */
  retry(): void {
    if (this.socket || this.closed) return
    clearTimeout(this.timer)
    this.connect()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    this.socket?.close()
  }

  private connect(): void {
    let opened = false
    const socket = this.open()
    this.socket = socket
    socket.onopen = () => {
      opened = true
      this.failures = 0
      // Whoever listens asks for what it needs before calls that waited are sent.
      this.setState('open')
      const waiting = this.waiting
      this.waiting = []
      for (const text of waiting) socket.send(text)
    }
    socket.onmessage = (e) => {
      if (typeof e.data === 'string') this.receive(e.data)
    }
    socket.onclose = (e) => {
      if (this.socket !== socket) return
      this.socket = null
      if (opened) this.failAll()
      if (this.closed) return
      this.failures++
      // 1008: the server does not want this token. Trying again would not help.
      if (e.code === 1008) {
        this.setState('refused')
        return
      }
      if (opened || this.failures > 1) this.setState('lost')
      this.timer = setTimeout(() => this.connect(), Math.min(firstDelay * 2 ** (this.failures - 1), longestDelay))
    }
  }

  private send(message: object): void {
    const text = JSON.stringify(message)
    if (this.socket && this.state === 'open') this.socket.send(text)
    else this.waiting.push(text)
  }

  private receive(text: string): void {
    const message = JSON.parse(text) as Message
    if (message.method !== undefined) {
      for (const handler of [...(this.handlers.get(message.method) ?? [])]) handler(message.params as never)
      // The server asks nothing that a tab could answer, but it must not wait either.
      if (message.id !== undefined) this.send({ jsonrpc: '2.0', id: message.id, result: null })
      return
    }
    if (message.id === undefined) return
    const pending = this.pending.get(message.id)
    if (!pending) return
    this.pending.delete(message.id)
    if (message.error) pending.reject(new RpcError(message.error.message, message.error.code, message.error.data))
    else pending.resolve(message.result)
  }

  private failAll(): void {
    const pending = [...this.pending.values()]
    this.pending.clear()
    for (const p of pending) p.reject(new RpcError('The connection to Studio was lost.', connectionLost))
  }

  private setState(state: ConnectionState): void {
    if (this.state === state) return
    this.state = state
    for (const handler of [...this.stateHandlers]) handler(state)
  }
}
