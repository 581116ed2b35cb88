// The programs that run, and what they print.

import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { messageOf, rpc } from '../rpc'
import type { Running } from '../rpc/protocol'
import { openBottom } from '../shell/layout'
import { notify } from '../store/toasts'
import { OutputBuffer, type OutputLine } from './buffer'

/** A program that was started, and its output; kept after its end. */
export interface RunSession {
  id: string
  title: string
  kind: Running['kind']
  /** The tests that were asked for; none for all. */
  tests: string[]
  /** Null while it runs. */
  code: number | null
  lines: readonly OutputLine[]
  dropped: number
}

interface RunState {
  /** The last one first. */
  sessions: RunSession[]
  /** The one whose output is shown. */
  shown: string | null
  running: Running[]
  /** A program is being started. */
  starting: boolean
  begin(id: string, title: string, kind: Running['kind']): void
}

/** How many programs' output is kept. */
const mostSessions = 5

export const useRunStore = create<RunState>()((set) => ({
  sessions: [],
  shown: null,
  running: [],
  starting: false,
  begin: (id, title, kind) => {
    ensure(id, title, kind)
    set({ shown: id })
    openBottom('console')
  },
}))

/** How programs are run: remembered by the browser. */
export const useRunSettings = create<{ dev: boolean }>()(
  persist((): { dev: boolean } => ({ dev: false }), { name: 'studio.run', version: 1 }),
)

const buffers = new Map<string, OutputBuffer>()
const changed = new Set<string>()
const enders = new Set<(session: string, code: number) => void>()

const get = useRunStore.getState
const set = useRunStore.setState

const titles: Record<Running['kind'], string> = { run: 'Run', debug: 'Debug', test: 'Tests' }

function ensure(id: string, title: string, kind: Running['kind']): OutputBuffer {
  const known = buffers.get(id)
  if (known) {
    set((s) => ({ sessions: s.sessions.map((x) => (x.id === id ? { ...x, title, kind } : x)) }))
    return known
  }
  const buffer = new OutputBuffer()
  buffers.set(id, buffer)
  set((s) => {
    const sessions = [{ id, title, kind, tests: [], code: null, lines: [], dropped: 0 }, ...s.sessions]
    for (const old of sessions.splice(mostSessions)) buffers.delete(old.id)
    return { sessions, shown: s.shown ?? id }
  })
  return buffer
}

/** Shows what was collected since the last picture. */
function flush(): void {
  set((s) => ({
    sessions: s.sessions.map((x) => {
      const b = changed.has(x.id) ? buffers.get(x.id) : undefined
      return b ? { ...x, lines: b.all, dropped: b.dropped } : x
    }),
  }))
  changed.clear()
}

function mark(id: string): void {
  if (changed.size === 0) setTimeout(flush, 30)
  changed.add(id)
}

/** Output of a program that has come. */
export function recordOutput(session: string, stream: 'stdout' | 'stderr', text: string): void {
  const kind = get().running.find((r) => r.session === session)?.kind ?? 'run'
  const buffer = buffers.get(session) ?? ensure(session, titles[kind], kind)
  buffer.add(stream, text)
  mark(session)
}

/** Calls f when a program has ended. */
export function onExited(f: (session: string, code: number) => void): () => void {
  enders.add(f)
  return () => enders.delete(f)
}

/** Listens to the server; called once, when the page starts. */
export function connectRun(): void {
  rpc.on('studio/output', ({ session, stream, text }) => recordOutput(session, stream, text))
  rpc.on('studio/running', ({ sessions }) => {
    set({ running: sessions })
    for (const r of sessions) if (!buffers.has(r.session)) ensure(r.session, titles[r.kind], r.kind)
  })
  rpc.on('studio/exited', ({ session, code }) => {
    buffers.get(session)?.note(endOf(code))
    mark(session)
    set((s) => ({ sessions: s.sessions.map((x) => (x.id === session ? { ...x, code } : x)) }))
    for (const f of [...enders]) f(session, code)
  })
}

function endOf(code: number): string {
  return code === 0 ? 'The program has ended.' : `The program has ended with exit code ${code}.`
}

/** Starts the program; what runs already is stopped first. */
export async function run(dev = useRunSettings.getState().dev): Promise<void> {
  if (get().starting) return
  set({ starting: true })
  try {
    await stopRuns()
    const { session } = await rpc.call('studio/run', { dev })
    get().begin(session, dev ? 'Run with dev services' : 'Run', 'run')
  } catch (e) {
    notify(messageOf(e), 'error')
  } finally {
    set({ starting: false })
  }
}

/** Runs the tests of the package, or those named. */
export async function runTests(...tests: (string | undefined)[]): Promise<void> {
  if (get().starting) return
  set({ starting: true })
  try {
    const names = tests.filter((t) => t !== undefined)
    const { session } = await rpc.call('studio/run', { dev: false, mode: 'test', tests: names.length > 0 ? names : undefined })
    get().begin(session, names.length > 0 ? `Test ${names.join(', ')}` : 'Tests', 'test')
    set((s) => ({ sessions: s.sessions.map((x) => (x.id === session ? { ...x, tests: names } : x)) }))
  } catch (e) {
    notify(messageOf(e), 'error')
  } finally {
    set({ starting: false })
  }
}

/** Ends a program. */
export async function stop(session: string): Promise<void> {
  try {
    await rpc.call('studio/stop', { session })
  } catch (e) {
    notify(messageOf(e), 'error')
  }
}

/** How long a program may take to stop before the next one is started all the same. */
const longestStop = 5000

async function stopRuns(): Promise<void> {
  for (const r of get().running) {
    if (r.kind !== 'run') continue
    const ended = new Promise<void>((resolve) => {
      const off = onExited((session) => {
        if (session !== r.session) return
        off()
        resolve()
      })
    })
    await rpc.call('studio/stop', { session: r.session })
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, longestStop))])
  }
}

export function clearOutput(id: string): void {
  buffers.get(id)?.clear()
  mark(id)
}

export function showOutput(id: string): void {
  set({ shown: id })
}
