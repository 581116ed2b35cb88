// What is known of breakpoints and of the program that is debugged. session.ts keeps it
// up to date.

import { create } from 'zustand'
import { messageOf, rpc } from '../rpc'
import { plain, replaced, toggled, type Breakpoint } from './breakpoints'
import type { ExceptionFilter, Scope, StackFrame, StoppedBody, Thread, Variable } from './dap'

export type { Breakpoint } from './breakpoints'

export type DebugPhase = 'off' | 'starting' | 'running' | 'stopped'

export interface Watch {
  id: number
  expression: string
  /** What it was when the program last stopped. */
  value?: Variable
  problem?: string
}

export interface EvaluationEntry {
  id: number
  kind: 'input' | 'result' | 'error' | 'log'
  text: string
  /** What can be opened below a result. */
  value?: Variable
}

export interface DebugState {
  /** By document. */
  breakpoints: Record<string, Breakpoint[]>
  phase: DebugPhase
  session: string | null
  /** The line at which the program has stopped, or that of the call that is looked at; from 1. */
  current?: { uri: string; line: number }
  stopped?: StoppedBody
  threads: Thread[]
  /** By thread, as far as they were asked for. */
  frames: Record<number, StackFrame[]>
  thread: number | null
  frame: StackFrame | null
  scopes: Scope[]
  filters: ExceptionFilter[]
  /** The exception filters that are on; null before they were ever chosen. */
  exceptions: string[] | null
  watches: Watch[]
  entries: EvaluationEntry[]

  /** Sets a breakpoint on a line, or takes it away. */
  toggle(uri: string, line: number): void
  setBreakpoint(uri: string, breakpoint: Breakpoint): void
  removeBreakpoint(uri: string, line: number): void
  removeAllBreakpoints(): void
  /** Keeps other ones in place of a document's. */
  replaceBreakpoints(uri: string, list: Breakpoint[]): void
}

/** The exception filters there are before a program says so. */
const knownFilters: ExceptionFilter[] = [
  { filter: 'uncaught', label: 'Uncaught panics', description: 'Stops where a panic is raised that nothing traps', default: true },
  { filter: 'all', label: 'All panics', description: 'Stops where a panic is raised, also if it is trapped' },
]

export const useDebugStore = create<DebugState>()((_, get) => {
  /** Shows a document's breakpoints at once, and has them kept. */
  const keep = (uri: string, list: Breakpoint[]) => {
    const before = get().breakpoints[uri] ?? []
    showBreakpoints(uri, list)
    rpc.call('studio/setBreakpoints', { uri, breakpoints: plain(list) }).catch((e: unknown) => {
      showBreakpoints(uri, before)
      useDebugStore.setState((s) => ({ entries: withEntry(s.entries, { kind: 'error', text: messageOf(e) }) }))
    })
  }
  return {
    breakpoints: {},
    phase: 'off',
    session: null,
    threads: [],
    frames: {},
    thread: null,
    frame: null,
    scopes: [],
    filters: knownFilters,
    exceptions: null,
    watches: [],
    entries: [],

    toggle: (uri, line) => keep(uri, toggled(get().breakpoints[uri] ?? [], line)),
    setBreakpoint: (uri, b) => keep(uri, replaced(get().breakpoints[uri] ?? [], b)),
    removeBreakpoint: (uri, line) =>
      keep(
        uri,
        (get().breakpoints[uri] ?? []).filter((b) => b.line !== line),
      ),
    replaceBreakpoints: keep,
    removeAllBreakpoints: () => {
      for (const [uri, list] of Object.entries(get().breakpoints)) if (list.length > 0) keep(uri, [])
    },
  }
})

/** Takes a document's breakpoints as they are told, without telling the server. */
export function showBreakpoints(uri: string, list: Breakpoint[]): void {
  useDebugStore.setState((s) => ({ breakpoints: { ...s.breakpoints, [uri]: list } }))
}

let lastEntry = 0

/** How many entries the console of evaluations keeps. */
const mostEntries = 1000

export function withEntry(entries: EvaluationEntry[], e: Omit<EvaluationEntry, 'id'>): EvaluationEntry[] {
  return [...entries, { ...e, id: ++lastEntry }].slice(-mostEntries)
}
