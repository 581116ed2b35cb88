import { create } from 'zustand'
import { messageOf, rpc, type ConnectionState } from '../rpc'
import type { File, Hello, History, LspDiagnostic } from '../rpc/protocol'
import { notify } from './toasts'
import { watches } from './watch'

interface StudioState {
  connection: ConnectionState
  /** What the server said at the start; null until then. */
  hello: Hello | null
  /** Why the server could not say hello. */
  problem: string | null
  files: File[]
  history: History
  /** Versions of the files that are not saved yet, by URI. */
  unsaved: Record<string, number>
  diagnostics: Record<string, LspDiagnostic[]>
}

/** What the whole application knows of the project that is open. */
export const useStudio = create<StudioState>()(() => ({
  connection: rpc.state,
  hello: null,
  problem: null,
  files: [],
  history: { undo: null, redo: null },
  unsaved: {},
  diagnostics: {},
}))

const set = useStudio.setState

/** Takes up what the server said about a project: at the start, and when another one is opened. */
export function welcome(hello: Hello): void {
  const before = useStudio.getState().hello
  if (before && (before.package?.path !== hello.package?.path || before.state !== hello.state)) watches.reset()
  set({ hello, problem: null, files: hello.files, history: hello.history })
}

async function sayHello(): Promise<void> {
  try {
    // After the connection was lost: the package that was shown.
    const shown = useStudio.getState().hello?.package?.path
    welcome(await rpc.call('studio/hello', shown ? { package: shown } : {}))
  } catch (error) {
    set({ problem: messageOf(error) })
  }
}

/** Connects the store with the server, once for the page. */
export function startStudio(): void {
  const take = (connection: ConnectionState) => {
    set({ connection })
    if (connection === 'open') {
      // What was told of before belongs to the connection that broke.
      set({ unsaved: {}, diagnostics: {} })
      void sayHello()
    }
  }
  rpc.onState(take)
  take(rpc.state)
  rpc.on('studio/project', (hello) => welcome(hello))
  rpc.on('studio/files', ({ files }) => set({ files }))
  rpc.on('studio/history', (history) => set({ history }))
  rpc.on('studio/changed', ({ uri, version, origin }) => {
    if (origin !== 'disk') set((s) => ({ unsaved: { ...s.unsaved, [uri]: version } }))
  })
  rpc.on('studio/saved', ({ uri, version }) => {
    set((s) => {
      if ((s.unsaved[uri] ?? Infinity) > version) return s
      const { [uri]: _, ...unsaved } = s.unsaved
      return { unsaved }
    })
  })
  rpc.on('textDocument/publishDiagnostics', ({ uri, diagnostics }) => takeDiagnostics(uri, diagnostics))
  rpc.on('studio/notice', ({ severity, message }) => notify(message, severity))
}

let told = new Map<string, LspDiagnostic[]>()

/** Diagnostics come file by file, of a large package a hundred at once: they are shown together, and only where they are others. */
function takeDiagnostics(uri: string, diagnostics: LspDiagnostic[]): void {
  if (told.size === 0) {
    setTimeout(() => {
      const all = told
      told = new Map()
      set((s) => {
        const changed = [...all].filter(([uri, list]) => JSON.stringify(s.diagnostics[uri] ?? []) !== JSON.stringify(list))
        return changed.length === 0 ? s : { diagnostics: { ...s.diagnostics, ...Object.fromEntries(changed) } }
      })
    })
  }
  told.set(uri, diagnostics)
}

/** Takes back the last step, in whichever file it was. */
export async function undo(): Promise<void> {
  await step('studio/undo')
}

/** Does again what was taken back last. */
export async function redo(): Promise<void> {
  await step('studio/redo')
}

async function step(method: 'studio/undo' | 'studio/redo'): Promise<void> {
  try {
    await rpc.call(method, {})
  } catch (error) {
    notify(messageOf(error), 'error')
  }
}

/** The numbers of errors and warnings in the project. */
export function countProblems(diagnostics: Record<string, LspDiagnostic[]>): { errors: number; warnings: number } {
  let errors = 0
  let warnings = 0
  for (const list of Object.values(diagnostics)) {
    for (const d of list) {
      if (d.severity === 1) errors++
      else if (d.severity === 2) warnings++
    }
  }
  return { errors, warnings }
}
