// What is filled in and what came back, by resource; and what was sent before, which the
// browser remembers for each project.

import { create } from 'zustand'
import { messageOf, rpc } from '../rpc'
import type { TryResource, TryResponse, TryService } from '../rpc/protocol'
import { useStudio } from '../store/studio'
import { emptyDraft, requestOf, type Draft, type TryRequest } from './request'

export interface Sent {
  request: TryRequest
  response?: TryResponse
  problem?: string
}

/** Something that was sent. */
export interface HistoryEntry {
  id: string
  at: number
  resource: string
  draft: Draft
  method: string
  url: string
  status: number | null
  ms: number | null
}

interface TryState {
  services: TryService[] | null
  problem: string | null
  drafts: Record<string, Draft>
  sent: Record<string, Sent>
  sending: Record<string, AbortController>
  history: HistoryEntry[]
}

const mostEntries = 50
/** Bodies longer than this are not remembered. */
const longestBody = 20_000

export const useTry = create<TryState>()(() => ({
  services: null,
  problem: null,
  drafts: {},
  sent: {},
  sending: {},
  history: loadHistory(),
}))

const get = useTry.getState
const set = useTry.setState

function historyKey(): string {
  return `studio.tryit ${useStudio.getState().hello?.root ?? ''}`
}

function loadHistory(): HistoryEntry[] {
  try {
    return JSON.parse(localStorage.getItem(historyKey()) ?? '[]') as HistoryEntry[]
  } catch {
    return []
  }
}

function saveHistory(history: HistoryEntry[]): void {
  set({ history })
  try {
    localStorage.setItem(historyKey(), JSON.stringify(history))
  } catch {
    // Without room to remember it, it is only there until the page goes.
  }
}

export function clearHistory(): void {
  saveHistory([])
}

/** Asks which services there are. */
export async function loadServices(): Promise<void> {
  try {
    set({ services: await rpc.call('studio/services', {}), problem: null })
  } catch (e) {
    set({ problem: messageOf(e) })
  }
}

export function draftOf(r: TryResource): Draft {
  return get().drafts[r.id] ?? emptyDraft(r)
}

export function changeDraft(r: TryResource, change: Partial<Draft>): void {
  set((s) => ({ drafts: { ...s.drafts, [r.id]: { ...draftOf(r), ...change } } }))
}

export function resetDraft(r: TryResource): void {
  set((s) => ({ drafts: { ...s.drafts, [r.id]: emptyDraft(r) } }))
}

/** Sends what is filled in. */
export async function send(s: TryService, r: TryResource): Promise<void> {
  const draft = draftOf(r)
  const request = requestOf(s, r, draft)
  const abort = new AbortController()
  set((x) => ({ sending: { ...x.sending, [r.id]: abort } }))
  let sent: Sent
  try {
    sent = { request, response: await rpc.call('studio/try', request, abort.signal) }
  } catch (e) {
    sent = { request, problem: abort.signal.aborted ? 'It was cancelled.' : messageOf(e) }
  }
  set((x) => {
    const { [r.id]: _, ...sending } = x.sending
    return { sending, sent: { ...x.sent, [r.id]: sent } }
  })
  const entry: HistoryEntry = {
    id: crypto.randomUUID(),
    at: Date.now(),
    resource: r.id,
    draft: { ...draft, body: draft.body.slice(0, longestBody) },
    method: request.method,
    url: request.url,
    status: sent.response?.status ?? null,
    ms: sent.response?.ms ?? null,
  }
  saveHistory([entry, ...get().history].slice(0, mostEntries))
}

export function cancel(r: TryResource): void {
  get().sending[r.id]?.abort()
}
