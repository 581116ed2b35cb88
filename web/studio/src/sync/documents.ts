// The documents that are open in this tab, in step with the server.

import { RpcError, connectionLost, messageOf, rpc } from '../rpc'
import type { ChangeOrigin } from '../rpc/protocol'
import { useStudio } from '../store/studio'
import { notify } from '../store/toasts'
import { SyncedDocument } from './document'
import { isEmpty, type Edit, type Op } from './ops'
import { fromWire, lineEndOf, normalize, toWire, type LineEnd } from './positions'

/** The server's code for a change of a version that is too old for it. */
const stale = -32001

/** A change as it is shown, and where it comes from. */
export interface Shown {
  op: Op
  origin: ChangeOrigin | 'correction'
  /** It was made by this tab, in another way than typing here. */
  own: boolean
}

/** A change as the server made it. */
export interface Committed {
  uri: string
  op: Op
  before: string
  after: string
  client: string
  origin: ChangeOrigin
}

/** A document that is open. */
export class SharedDocument {
  private readonly listeners = new Set<(shown: Shown) => void>()
  private readonly idle: (() => void)[] = []
  private label: string | undefined
  users = 1

  constructor(
    readonly uri: string,
    readonly state: SyncedDocument,
    readonly lineEnd: LineEnd,
    readonly readOnly: boolean,
  ) {}

  get text(): string {
    return this.state.text
  }

  /** Something was typed here: everybody is told, as soon as what was typed before has arrived. */
  edit(op: Op, label?: string): void {
    if (isEmpty(op)) return
    this.label = label
    this.state.local(op)
    this.send()
  }

  /** Listens to changes that were not typed here; the answer ends that. */
  onShown(f: (shown: Shown) => void): () => void {
    this.listeners.add(f)
    return () => this.listeners.delete(f)
  }

  /** Resolves when the server has everything that was typed. */
  settled(): Promise<void> {
    if (!this.state.pending) return Promise.resolve()
    return new Promise((resolve) => this.idle.push(resolve))
  }

  tell(shown: Shown): void {
    if (!isEmpty(shown.op)) for (const f of [...this.listeners]) f(shown)
    this.send()
    if (!this.state.pending) for (const f of this.idle.splice(0)) f()
  }

  /** Whether a change by this tab is the one that was sent from here. */
  isOwn(origin: ChangeOrigin): boolean {
    return this.state.waiting && origin === (this.sentLabel === undefined ? 'typing' : 'edit')
  }

  private sentLabel: string | undefined
  /** What was sent last, until it is answered. */
  call: Promise<unknown> = Promise.resolve()

  /** The connection broke: nothing is sent until the text was read again, for versions are those of a connection's server. */
  held = false

  send(): void {
    if (this.held) return
    const { version, base } = this.state
    const op = this.state.take()
    if (!op) return
    this.sentLabel = this.label
    this.label = undefined
    const params = { uri: this.uri, version, changes: toWire(op, base, this.lineEnd), label: this.sentLabel }
    this.call = rpc.call('studio/change', params).catch((e: unknown) => {
      // After a break of the connection everything is read again.
      if (e instanceof RpcError && e.code === connectionLost) return
      if (e instanceof RpcError && e.code === stale) {
        setTimeout(() => void documents.readAgain(this))
        return
      }
      notify(messageOf(e), 'error')
      this.tell({ op: this.state.refused(), origin: 'correction', own: false })
    })
  }
}

class Documents {
  private readonly open = new Map<string, Promise<SharedDocument>>()
  private readonly loaded = new Map<string, SharedDocument>()
  private readonly committed = new Set<(c: Committed) => void>()

  /** Opens a document; release it when it is no longer needed. */
  acquire(uri: string): Promise<SharedDocument> {
    const known = this.open.get(uri)
    if (known) {
      return known.then((d) => {
        d.users++
        return d
      })
    }
    const opening = rpc.call('studio/read', { uri }).then(({ version, text }) => {
      const readOnly = !uri.startsWith('file:')
      const d = new SharedDocument(uri, new SyncedDocument(normalize(text), version), lineEndOf(text), readOnly)
      this.loaded.set(uri, d)
      return d
    })
    this.open.set(uri, opening)
    opening.catch(() => this.open.delete(uri))
    return opening
  }

  release(d: SharedDocument): void {
    if (--d.users > 0) return
    // What was typed last may still be on its way.
    void d.settled().then(() => {
      if (d.users > 0 || this.loaded.get(d.uri) !== d) return
      this.loaded.delete(d.uri)
      this.open.delete(d.uri)
    })
  }

  /** The document, if it is open. */
  get(uri: string): SharedDocument | undefined {
    return this.loaded.get(uri)
  }

  /** Resolves when the server has everything that was typed anywhere. */
  async settled(): Promise<void> {
    await Promise.all([...this.loaded.values()].map((d) => d.settled()))
  }

  /** Listens to changes of open documents as the server made them; the answer ends that. */
  onCommitted(f: (c: Committed) => void): () => void {
    this.committed.add(f)
    return () => this.committed.delete(f)
  }

  connect(): void {
    rpc.on('studio/changed', ({ uri, version, changes, origin, client }) => {
      const d = this.loaded.get(uri)
      if (!d || version <= d.state.version) return
      if (version !== d.state.version + 1) {
        void this.readAgain(d)
        return
      }
      const before = d.state.base
      const op = fromWire(changes, before)
      const mine = client === useStudio.getState().hello?.client
      const own = mine && d.isOwn(origin)
      const shown = own ? d.state.acknowledged(op, version) : d.state.remote(op, version)
      d.tell({ op: shown, origin: own ? 'correction' : origin, own: mine })
      for (const f of [...this.committed]) f({ uri, op, before, after: d.state.base, client, origin })
    })
    rpc.onState((state) => {
      if (state !== 'open') for (const d of this.loaded.values()) d.held = true
    })
    // The server says hello after each break of the connection, and for another project.
    useStudio.subscribe((now, before) => {
      if (now.hello && before.hello && now.hello !== before.hello) for (const d of this.loaded.values()) void this.readAgain(d)
    })
  }

  /** Reads a document again and puts on top what is not there yet. */
  async readAgain(d: SharedDocument): Promise<void> {
    try {
      await d.call
      const { version, text } = await rpc.call('studio/read', { uri: d.uri })
      const { op, lost } = d.state.reconnected(normalize(text), version)
      d.held = false
      if (lost.length > 0) tellLost(d.uri, lost)
      d.tell({ op, origin: 'disk', own: false })
    } catch (e) {
      if (e instanceof RpcError && e.code === connectionLost) return
      if (d.state.pending) notify(`${nameOf(d.uri)}: ${messageOf(e)}`, 'error')
      this.loaded.delete(d.uri)
      this.open.delete(d.uri)
    }
  }
}

function nameOf(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))
}

function tellLost(uri: string, lost: Edit[]): void {
  const text = lost
    .map((e) => e.text)
    .filter((t) => t !== '')
    .join('\n')
  const message = `${nameOf(uri)} was changed elsewhere at the place where you typed, so that what you typed last is not in it.`
  const copy = { label: 'Copy what I typed', run: () => void navigator.clipboard.writeText(text) }
  notify(message, 'warning', text === '' ? undefined : copy)
}

export const documents = new Documents()
