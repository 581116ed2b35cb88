// A program that is debugged, from its start to its end: what is asked of the adapter,
// and what its events mean for the store.

import { messageOf, rpc } from '../rpc'
import type { DebugState, Running, SetBreakpoints } from '../rpc/protocol'
import { onExited, useRunStore } from '../run/store'
import { closePanel, openPanel, useLayout } from '../shell/layout'
import { useStudio } from '../store/studio'
import { documents, type SharedDocument } from '../sync/documents'
import { moved, plain, type Breakpoint } from './breakpoints'
import { DapClient, type Capabilities, type DapMessage, type Evaluated, type Scope, type Source, type StackFrame, type StoppedBody, type Thread, type Variable } from './dap'
import { showBreakpoints, useDebugStore, withEntry, type DebugPhase, type EvaluationEntry } from './store'
import { uriOf } from './uri'

export type Step = 'continue' | 'next' | 'stepIn' | 'stepOut' | 'pause'

let client: DapClient | null = null
/** Programs that were started in the debugger from this page. */
const own = new Set<string>()
/** Counts the times the program has stopped or gone on: answers about an earlier time are dropped. */
let epoch = 0
/** The last change of the phase that was taken. */
let round = -1
/** What the debugger makes of breakpoints, by document. */
const verified = new Map<string, SetBreakpoints['breakpoints']>()
/** Library sources by the reference that the adapter has for them. */
const librarySources = new Map<string, number>()

const get = useDebugStore.getState
const set = useDebugStore.setState

/** Listens to the server; called once, when the page starts. */
export function connectDebugger(): void {
  rpc.on('debug/message', ({ session, message }) => {
    if (session === get().session) client?.receive(message as DapMessage)
  })
  rpc.on('debug/state', takeState)
  rpc.on('debug/breakpoints', ({ session, ...set }) => {
    if (session === get().session) takeVerified(set)
  })
  rpc.on('studio/running', ({ sessions }) => attach(sessions))
  rpc.on('studio/sessions', ({ sessions }) => {
    attach(sessions)
    if (get().entries.length > 0) return
    const shown = sessions.find((s) => s.session === get().session)
    for (const { stream, text } of shown?.output ?? []) if (stream === 'console') say('log', text.replace(/\n$/, ''))
  })
  rpc.on('studio/output', ({ session, stream, text }) => {
    if (stream === 'console' && session === get().session) say('log', text.replace(/\n$/, ''))
  })
  rpc.on('studio/breakpoints', ({ uri, breakpoints }) => {
    showBreakpoints(uri, marked(uri, breakpoints))
  })
  onExited((session) => {
    own.delete(session)
    if (session === get().session) finish()
  })
  followText()
  rpc.onState((state) => {
    if (state === 'lost') finish()
    if (state === 'open') void loadBreakpoints()
  })
  if (rpc.state === 'open') void loadBreakpoints()
}

/** Looks at the program of this package that is in the debugger, whoever started it. */
function attach(running: readonly Running[]): void {
  const { phase, session } = get()
  if (phase !== 'off' && session !== null) return
  const path = useStudio.getState().hello?.package?.path
  const found = running.find((r) => r.debug && (path === undefined || r.package === path))
  if (!found?.debug) return
  const { session: id } = found
  client = new DapClient((message) => rpc.call('debug/message', { session: id, message }))
  round = -1
  verified.clear()
  set({ session: id, phase: 'starting', entries: [] })
  takeState(found.debug)
  for (const s of found.debug.breakpoints) takeVerified(s)
}

/** Takes how far the program is. */
function takeState(state: DebugState): void {
  if (state.session !== get().session) return
  const { exceptionBreakpointFilters: filters } = (state.capabilities ?? {}) as Capabilities
  set({ ...(filters?.length ? { filters, exceptions: state.exceptions } : {}) })
  if (state.round === round) return
  round = state.round
  if (state.phase === 'stopped') void stopped(state.stopped as StoppedBody)
  else gone(state.phase)
}

/** Breakpoints stay on their lines while text above them changes. Who makes a change moves them. */
function followText(): void {
  const held = new Map<string, Promise<SharedDocument | null>>()
  useDebugStore.subscribe((now, before) => {
    if (now.breakpoints === before.breakpoints) return
    for (const [uri, list] of Object.entries(now.breakpoints)) {
      const has = list.length > 0 && uri.startsWith('file:')
      if (has && !held.has(uri))
        held.set(
          uri,
          documents.acquire(uri).catch(() => null),
        )
      if (!has && held.has(uri)) {
        void held.get(uri)?.then((d) => d && documents.release(d))
        held.delete(uri)
      }
    }
  })
  documents.onCommitted(({ uri, op, before, after, client }) => {
    if (client !== useStudio.getState().hello?.client) return
    const list = moved(get().breakpoints[uri] ?? [], op, before, after)
    if (list) get().replaceBreakpoints(uri, list)
  })
}

async function loadBreakpoints(): Promise<void> {
  const list = await rpc.call('studio/breakpoints', {}).catch(() => [])
  for (const { uri, breakpoints } of list) showBreakpoints(uri, marked(uri, breakpoints))
}

/** Starts the program, or its tests, under the debugger. */
export async function startDebugging(options: { mode: 'run' | 'test'; dev?: boolean; tests?: string[] }): Promise<void> {
  if (get().phase !== 'off') return
  set({ phase: 'starting', entries: [], session: null })
  try {
    const { session } = await rpc.call('studio/debug', { ...options, exceptions: get().exceptions ?? undefined })
    own.add(session)
    useRunStore.getState().begin(session)
  } catch (e) {
    if (get().session === null) set({ phase: 'off' })
    throw e
  }
}

/** Ends the program. */
export async function stopDebugging(): Promise<void> {
  const { session } = get()
  if (session) await attempt(() => rpc.call('studio/stop', { session }))
}

export async function restartDebugging(): Promise<void> {
  await attempt(() => request('restart', {}))
}

export async function step(kind: Step): Promise<void> {
  const { thread, threads } = get()
  await attempt(() => request(kind, { threadId: thread ?? threads[0]?.id ?? 0 }))
}

function request<T = void>(command: string, args: object): Promise<T> {
  return client ? client.request<T>(command, args) : Promise.reject(new Error('Nothing is being debugged.'))
}

/** Does what a person asked for; what goes wrong is told in the console. */
async function attempt(f: () => Promise<unknown>): Promise<void> {
  try {
    await f()
  } catch (e) {
    say('error', messageOf(e))
  }
}

function say(kind: EvaluationEntry['kind'], text: string, value?: Variable): void {
  set((s) => ({ entries: withEntry(s.entries, { kind, text, value }) }))
}

/** Shows which breakpoints the program can stop at. */
function takeVerified({ uri, breakpoints }: SetBreakpoints): void {
  verified.set(uri, breakpoints)
  const list = get().breakpoints[uri]
  if (list) showBreakpoints(uri, marked(uri, list))
}

/** Breakpoints with what the debugger makes of them. */
function marked(uri: string, list: readonly Breakpoint[]): Breakpoint[] {
  const told = new Map(verified.get(uri)?.map((b) => [b.line, b]))
  return plain(list).map((b): Breakpoint => {
    const r = told.get(b.line)
    return r ? { ...b, verified: r.verified, message: r.message } : b
  })
}

function chosenExceptions(): string[] {
  const { exceptions, filters } = get()
  return exceptions ?? filters.filter((f) => f.default).map((f) => f.filter)
}

export function exceptionsOn(filter: string): boolean {
  return chosenExceptions().includes(filter)
}

/** Whether the program stops at panics of a kind. */
export function setExceptions(filter: string, on: boolean): void {
  const others = chosenExceptions().filter((f) => f !== filter)
  set({ exceptions: on ? [...others, filter] : others })
  if (client) void attempt(() => request('setExceptionBreakpoints', { filters: chosenExceptions() }))
}

async function stopped(body: StoppedBody): Promise<void> {
  const time = ++epoch
  set({ phase: 'stopped', stopped: body, frames: {}, scopes: [], frame: null })
  try {
    const { threads } = await request<{ threads: Thread[] }>('threads', {})
    if (time !== epoch) return
    const thread = body.threadId ?? threads[0]?.id ?? null
    set({ threads, thread })
    if (thread === null) return
    const frames = await loadFrames(thread)
    if (time !== epoch) return
    const first = frames.find((f) => f.source?.path) ?? frames[0]
    if (first) await selectFrame(thread, first)
    // Who did not start it goes on with what they are about.
    if (own.has(get().session ?? '') || useLayout.getState().panel === null) openPanel({ kind: 'debug' })
  } catch (e) {
    if (time === epoch) say('error', messageOf(e))
  }
}

/** The calls of a strand. */
export async function loadFrames(thread: number): Promise<StackFrame[]> {
  const known = get().frames[thread]
  if (known) return known
  const time = epoch
  const { stackFrames } = await request<{ stackFrames: StackFrame[] }>('stackTrace', { threadId: thread, startFrame: 0, levels: 200 })
  if (time === epoch) set((s) => ({ frames: { ...s.frames, [thread]: stackFrames } }))
  return stackFrames
}

/** Looks at a call: its place is the current one, its variables are shown. */
export async function selectFrame(thread: number, frame: StackFrame): Promise<void> {
  const time = epoch
  const uri = frame.source && uriOfSource(frame.source)
  set({ thread, frame, current: uri && frame.line > 0 ? { uri, line: frame.line } : undefined })
  const { scopes } = await request<{ scopes: Scope[] }>('scopes', { frameId: frame.id })
  if (time !== epoch) return
  set({ scopes })
  await evaluateWatches()
}

/** The document that shows a source; that of a library is asked of the adapter. */
export function uriOfSource(s: Source): string | undefined {
  if (s.path) return /^[a-z][\w+.-]+:/i.test(s.path) && !/^[a-z]:[\\/]/i.test(s.path) ? s.path : uriOf(s.path)
  if (!s.sourceReference) return undefined
  const uri = `debug:/${s.name ?? 'source'}`
  librarySources.set(uri, s.sourceReference)
  return uri
}

/** The text of a library source that the adapter knows. */
export async function sourceText(uri: string): Promise<string> {
  const sourceReference = librarySources.get(uri)
  if (sourceReference === undefined) throw new Error('This source belongs to a program that is no longer debugged.')
  const { content } = await request<{ content: string }>('source', { sourceReference, source: { sourceReference } })
  return content
}

/** The parts of a value; long lists come in stretches. */
export async function loadVariables(reference: number, range?: { start: number; count: number }): Promise<Variable[]> {
  const args = range ? { variablesReference: reference, filter: 'indexed', ...range } : { variablesReference: reference }
  return (await request<{ variables: Variable[] }>('variables', args)).variables
}

export async function setVariable(reference: number, name: string, value: string): Promise<void> {
  await request('setVariable', { variablesReference: reference, name, value })
  await refreshVariables()
}

/** Something was changed: values are asked for again. */
async function refreshVariables(): Promise<void> {
  const { frame } = get()
  if (!frame) return
  const { scopes } = await request<{ scopes: Scope[] }>('scopes', { frameId: frame.id })
  set({ scopes })
  await evaluateWatches()
}

function asVariable(name: string, e: Evaluated): Variable {
  const { result, type, variablesReference, namedVariables, indexedVariables } = e
  return { name, value: result, type, variablesReference, namedVariables, indexedVariables, evaluateName: name }
}

/** The value of an expression where the program has stopped. */
export async function evaluate(expression: string, context: 'watch' | 'repl' | 'hover'): Promise<Variable> {
  const frameId = get().frame?.id
  return asVariable(expression, await request<Evaluated>('evaluate', { expression, frameId, context }))
}

/** Evaluates what was typed in the console. */
export async function evaluateInput(expression: string): Promise<void> {
  say('input', expression)
  try {
    const v = await evaluate(expression, 'repl')
    say('result', v.value, v.variablesReference > 0 ? v : undefined)
    // It may have changed something.
    if (get().phase === 'stopped') await refreshVariables()
  } catch (e) {
    say('error', messageOf(e))
  }
}

let lastWatch = 0

export function addWatch(expression: string): void {
  set((s) => ({ watches: [...s.watches, { id: ++lastWatch, expression }] }))
  void evaluateWatches()
}

export function changeWatch(id: number, expression: string): void {
  set((s) => ({
    watches: expression === '' ? s.watches.filter((w) => w.id !== id) : s.watches.map((w) => (w.id === id ? { id, expression } : w)),
  }))
  void evaluateWatches()
}

async function evaluateWatches(): Promise<void> {
  if (get().phase !== 'stopped') return
  const time = epoch
  for (const w of get().watches) {
    const result = await evaluate(w.expression, 'watch').then(
      (value) => ({ value, problem: undefined }),
      (e: unknown) => ({ value: undefined, problem: messageOf(e) }),
    )
    if (time !== epoch) return
    set((s) => ({ watches: s.watches.map((x) => (x.id === w.id && x.expression === w.expression ? { ...x, ...result } : x)) }))
  }
}

/** The program goes on: what was seen of it is no longer true. */
function gone(phase: DebugPhase): void {
  epoch++
  set((s) => ({
    phase,
    stopped: undefined,
    current: undefined,
    frames: {},
    frame: null,
    scopes: [],
    watches: s.watches.map(({ id, expression }) => ({ id, expression })),
  }))
}

function finish(): void {
  if (get().phase === 'off') return
  client?.end()
  client = null
  verified.clear()
  gone('off')
  if (useLayout.getState().panel?.kind === 'debug') closePanel()
  set((s) => ({
    session: null,
    threads: [],
    thread: null,
    breakpoints: Object.fromEntries(Object.entries(s.breakpoints).map(([uri, list]) => [uri, plain(list)])),
  }))
}
