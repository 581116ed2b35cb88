// The programs that run, and what they print.

import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { messageOf, rpc } from '../rpc'
import type { Running, Told } from '../rpc/protocol'
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
  /** Shows the output of a program that was started here. */
  begin(id: string): void
}

/** How many programs' output is kept. */
const mostSessions = 5

export const useRunStore = create<RunState>()((set) => ({
  sessions: [],
  shown: null,
  running: [],
  starting: false,
  begin: (id) => {
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

export function titleOf({ kind, test, tests, dev }: Pick<Running, 'kind' | 'test' | 'tests' | 'dev'>): string {
  const names = tests.length > 0 ? ` ${tests.join(', ')}` : ''
  if (kind === 'debug') return test ? `Debug ${names ? 'test' + names : 'tests'}` : 'Debug'
  if (kind === 'test') return names ? 'Test' + names : 'Tests'
  return dev ? 'Run with dev services' : 'Run'
}

/** Takes up a program, in front of those that are known. */
function ensure(r: Running): void {
  if (buffers.has(r.session)) return
  buffers.set(r.session, new OutputBuffer())
  set((s) => {
    const kind = r.test ? 'test' : r.kind
    const sessions = [{ id: r.session, title: titleOf(r), kind, tests: r.tests, code: null, lines: [], dropped: 0 }, ...s.sessions]
    for (const old of sessions.splice(mostSessions)) buffers.delete(old.id)
    return { sessions, shown: s.shown ?? r.session }
  })
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

/** Notes that a program has ended. */
function ended(session: string, code: number, note: string): void {
  buffers.get(session)?.note(note)
  mark(session)
  set((s) => ({ sessions: s.sessions.map((x) => (x.id === session ? { ...x, code } : x)) }))
}

/** Takes what all programs have printed so far: after a reload, and when the connection was lost. */
function takeAll(sessions: Told[]): void {
  const shown = get().shown
  for (const t of sessions) {
    ensure(t)
    const buffer = new OutputBuffer()
    if (!buffers.has(t.session)) continue // there are too many
    buffers.set(t.session, buffer)
    if (t.cut) buffer.note('What it printed before is no longer kept.')
    for (const { stream, text } of t.output) if (stream !== 'console') buffer.add(stream, text)
    if (t.code !== null) ended(t.session, t.code, endOf(t.code))
    mark(t.session)
  }
  const known = new Set(sessions.map((t) => t.session))
  for (const x of get().sessions) if (x.code === null && !known.has(x.id)) ended(x.id, interrupted, 'Studio was restarted, and the program ended with it.')
  if (shown === null) set({ shown: sessions.at(-1)?.session ?? null })
}

/** The exit code of what was ended from outside. */
const interrupted = 130

/** Calls f when a program has ended. */
export function onExited(f: (session: string, code: number) => void): () => void {
  enders.add(f)
  return () => enders.delete(f)
}

/** Listens to the server; called once, when the page starts. */
export function connectRun(): void {
  rpc.on('studio/output', ({ session, stream, text }) => {
    const buffer = buffers.get(session)
    if (!buffer || stream === 'console') return
    buffer.add(stream, text)
    mark(session)
  })
  rpc.on('studio/running', ({ sessions }) => {
    set({ running: sessions })
    sessions.forEach(ensure)
  })
  rpc.on('studio/sessions', ({ sessions }) => {
    set({ running: sessions.filter((t) => t.code === null) })
    takeAll(sessions)
  })
  rpc.on('studio/exited', ({ session, code }) => {
    ended(session, code, endOf(code))
    for (const f of [...enders]) f(session, code)
  })
  const ask = () => void rpc.call('studio/sessions', {}).catch((e: unknown) => notify(messageOf(e), 'error'))
  rpc.onState((state) => {
    if (state === 'open') ask()
    if (state === 'lost') set({ running: [] })
  })
  if (rpc.state === 'open') ask()
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
    get().begin(session)
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
    get().begin(session)
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
