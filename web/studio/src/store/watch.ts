import { useCallback, useSyncExternalStore } from 'react'
import { messageOf, rpc } from '../rpc'
import type { Connection } from '../rpc/connection'
import type { WatchedModels, WatchKind } from '../rpc/protocol'

export interface Watched<T> {
  /** The last one there was. */
  model: T | null
  /** The code has no such thing just now: the model shown is an old one. */
  stale: boolean
  loading: boolean
  /** Why there is none. */
  problem: string | null
  revision: number
}

const nothing: Watched<never> = { model: null, stale: false, loading: true, problem: null, revision: -1 }

interface Entry {
  kind: WatchKind
  id: string | undefined
  value: Watched<unknown>
  users: number
  /** The server's name of it. */
  watch: number | null
  starting: boolean
  /** How often it was asked for: only the last answer counts. */
  starts: number
  subscribers: Set<() => void>
}

/** How long a model that nobody looks at any more is kept up to date: long enough for a change of views. */
const lingering = 2_000

/**
 * The models that are looked at. Each is watched once however many components show
 * it, and watched again after the connection was lost.
 */
export class Watches {
  private entries = new Map<string, Entry>()

  constructor(private readonly connection: Pick<Connection, 'call' | 'on' | 'onState'>) {
    connection.on('studio/model', ({ watch, revision, model }) => {
      for (const e of this.entries.values()) if (e.watch === watch) this.take(e, revision, model)
    })
    connection.onState((state) => {
      for (const e of this.entries.values()) {
        e.watch = null
        // Another server counts its revisions anew.
        e.value = { ...e.value, revision: -1 }
      }
      if (state === 'open') for (const e of this.entries.values()) void this.start(e)
    })
  }

  /** Looks at a model until what is returned is called. */
  use(kind: WatchKind, id: string | undefined, changed: () => void): () => void {
    const e = this.entry(kind, id)
    e.subscribers.add(changed)
    if (e.users++ === 0 && e.watch === null && !e.starting) void this.start(e)
    return () => {
      e.subscribers.delete(changed)
      e.users--
      setTimeout(() => this.drop(e), lingering)
    }
  }

  value(kind: WatchKind, id: string | undefined): Watched<unknown> {
    return this.entries.get(key(kind, id))?.value ?? nothing
  }

  /** Forgets everything: another project was opened. */
  reset(): void {
    for (const e of this.entries.values()) {
      e.watch = null
      e.value = nothing
      void this.start(e)
    }
  }

  private entry(kind: WatchKind, id: string | undefined): Entry {
    const k = key(kind, id)
    let e = this.entries.get(k)
    if (!e) this.entries.set(k, (e = { kind, id, value: nothing, users: 0, watch: null, starting: false, starts: 0, subscribers: new Set() }))
    return e
  }

  private async start(e: Entry): Promise<void> {
    const round = ++e.starts
    e.starting = true
    try {
      const { watch, revision, model } = await this.connection.call('studio/watch', e.id === undefined ? { kind: e.kind } : { kind: e.kind, id: e.id })
      // Nobody looks any more, or it was asked for again in the meantime.
      if (this.entries.get(key(e.kind, e.id)) !== e || round !== e.starts) {
        void this.connection.call('studio/unwatch', { watch }).catch(() => {})
        return
      }
      e.watch = watch
      this.take(e, revision, model)
    } catch (error) {
      if (round === e.starts) this.tell(e, { ...e.value, loading: false, problem: messageOf(error) })
    } finally {
      if (round === e.starts) e.starting = false
    }
  }

  private take(e: Entry, revision: number, model: unknown): void {
    if (revision < e.value.revision) return
    const gone = model === null || model === undefined
    this.tell(e, { model: gone ? e.value.model : model, stale: gone && e.value.model !== null, loading: false, problem: null, revision })
  }

  private tell(e: Entry, value: Watched<unknown>): void {
    e.value = value
    for (const changed of [...e.subscribers]) changed()
  }

  private drop(e: Entry): void {
    if (e.users > 0 || this.entries.get(key(e.kind, e.id)) !== e) return
    this.entries.delete(key(e.kind, e.id))
    if (e.watch !== null) void this.connection.call('studio/unwatch', { watch: e.watch }).catch(() => {})
  }
}

function key(kind: WatchKind, id: string | undefined): string {
  return id === undefined ? kind : `${kind} ${id}`
}

export const watches = new Watches(rpc)

/** A model of the program, kept up to date. */
export function useWatch<K extends WatchKind>(kind: K, id?: string): Watched<WatchedModels[K]> {
  // One function for as long as the model is the same, so that React does not subscribe anew.
  const subscribe = useCallback((changed: () => void) => watches.use(kind, id, changed), [kind, id])
  const value = useSyncExternalStore(subscribe, () => watches.value(kind, id))
  return value as Watched<WatchedModels[K]>
}
