// What is asked by the Debug Adapter Protocol, and which answer belongs to which request.
// The server speaks to the adapter: it starts the program, and tells of events in its own way.

export interface Source {
  name?: string
  path?: string
  sourceReference?: number
  origin?: string
  presentationHint?: 'normal' | 'emphasize' | 'deemphasize'
}

export interface Thread {
  id: number
  name: string
}

export interface StackFrame {
  id: number
  name: string
  source?: Source
  line: number
  column: number
  presentationHint?: 'normal' | 'label' | 'subtle'
}

export interface Scope {
  name: string
  presentationHint?: string
  variablesReference: number
  namedVariables?: number
  expensive: boolean
}

export interface Variable {
  name: string
  value: string
  type?: string
  variablesReference: number
  namedVariables?: number
  indexedVariables?: number
  evaluateName?: string
  presentationHint?: { kind?: string; attributes?: string[] }
}

export interface ExceptionFilter {
  filter: string
  label: string
  description?: string
  default?: boolean
}

export interface Capabilities {
  exceptionBreakpointFilters?: ExceptionFilter[]
}

export interface StoppedBody {
  reason: string
  threadId?: number
  description?: string
  text?: string
  hitBreakpointIds?: number[]
}

export interface Evaluated {
  result: string
  type?: string
  variablesReference: number
  namedVariables?: number
  indexedVariables?: number
}

export interface DapMessage {
  seq: number
  type: 'request' | 'response' | 'event'
  command?: string
  arguments?: unknown
  request_seq?: number
  success?: boolean
  message?: string
  event?: string
  body?: unknown
}

export class DapError extends Error {}

interface Waiting {
  resolve(body: unknown): void
  reject(error: Error): void
}

export class DapClient {
  private seq = 0
  private readonly waiting = new Map<number, Waiting>()
  private ended = false

  constructor(private readonly send: (message: DapMessage) => Promise<unknown>) {}

  request<T = void>(command: string, args?: object): Promise<T> {
    if (this.ended) return Promise.reject(new DapError('The program has ended.'))
    const seq = ++this.seq
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(seq, { resolve: (body) => resolve(body as T), reject })
      this.send({ seq, type: 'request', command, arguments: args }).catch((e: Error) => {
        this.waiting.delete(seq)
        reject(e)
      })
    })
  }

  receive(m: DapMessage): void {
    if (m.type !== 'response' || m.request_seq === undefined) return
    const w = this.waiting.get(m.request_seq)
    this.waiting.delete(m.request_seq)
    if (m.success === false) w?.reject(new DapError(errorText(m)))
    else w?.resolve(m.body)
  }

  /** Nothing comes any more: who waits is told. */
  end(): void {
    this.ended = true
    for (const w of this.waiting.values()) w.reject(new DapError('The program has ended.'))
    this.waiting.clear()
  }
}

function errorText(m: DapMessage): string {
  const error = (m.body as { error?: { format?: string } } | undefined)?.error
  return error?.format ?? m.message ?? 'The debugger gives no reason.'
}
