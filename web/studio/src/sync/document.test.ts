import { describe, expect, it } from 'vitest'
import { SyncedDocument } from './document'
import { apply, transform, type Op } from './ops'
import { fromWire, toWire, type WireChange } from './positions'
import { Random } from './random.testing'

interface Message {
  version: number
  changes: WireChange[]
  client: number
}

/** A server that puts changes in order, as ours does. */
class Sequencer {
  readonly log: Op[] = []

  constructor(public text: string) {}

  change(client: number, version: number, changes: WireChange[], base: string): Message {
    let op = fromWire(changes, base)
    for (const before of this.log.slice(version)) [, op] = transform(before, op)
    const message = { version: this.log.length + 1, changes: toWire(op, this.text), client }
    this.log.push(op)
    this.text = apply(this.text, op)
    return message
  }
}

/** A client with what is on its way in both directions. */
class Client {
  readonly doc: SyncedDocument
  readonly inbox: Message[] = []
  readonly outbox: { version: number; changes: WireChange[]; base: string }[] = []
  /** What is shown, changed only by what the document says. */
  shown: string

  constructor(
    readonly id: number,
    text: string,
    version: number,
  ) {
    this.doc = new SyncedDocument(text, version)
    this.shown = text
  }

  type(op: Op): void {
    this.shown = apply(this.shown, op)
    this.doc.local(op)
    this.send()
  }

  send(): void {
    const { version, base } = this.doc
    const op = this.doc.take()
    if (op) this.outbox.push({ version, changes: toWire(op, base), base })
  }

  receive(): void {
    const m = this.inbox.shift()
    if (!m) return
    const op = fromWire(m.changes, this.doc.base)
    const shown = m.client === this.id ? this.doc.acknowledged(op, m.version) : this.doc.remote(op, m.version)
    this.shown = apply(this.shown, shown)
    expect(this.shown).toBe(this.doc.text)
    this.send()
  }
}

describe('several clients and a server', () => {
  it('come to the same text', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const r = new Random(seed)
      const start = r.text() + r.text() + r.text()
      const server = new Sequencer(start)
      const clients = [1, 2, 3].map((id) => new Client(id, start, 0))
      const deliver = (c: Client) => {
        const m = c.outbox.shift()
        if (!m) return
        const done = server.change(c.id, m.version, m.changes, m.base)
        for (const other of clients) other.inbox.push(done)
      }
      for (let step = 0; step < 60; step++) {
        const c = r.pick(clients)
        switch (r.below(3)) {
          case 0:
            c.type(r.op(c.shown))
            break
          case 1:
            deliver(c)
            break
          default:
            c.receive()
        }
      }
      while (clients.some((c) => c.outbox.length + c.inbox.length > 0)) {
        for (const c of clients) {
          deliver(c)
          c.receive()
        }
      }
      for (const c of clients) {
        expect(c.doc.pending).toBe(false)
        expect(c.shown).toBe(server.text)
      }
    }
  })

  it('keep every character that nobody deletes', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const r = new Random(seed)
      const server = new Sequencer('start\n')
      const clients = [1, 2, 3].map((id) => new Client(id, server.text, 0))
      const typed: string[] = []
      for (let step = 0; step < 60; step++) {
        const c = r.pick(clients)
        if (r.chance(3)) {
          const letter = String.fromCodePoint(0x4e00 + typed.length)
          typed.push(letter)
          const at = r.below(c.shown.length + 1)
          c.type(at === 0 ? [letter] : [at, letter])
        } else if (r.chance(2)) {
          const m = c.outbox.shift()
          if (m) {
            const done = server.change(c.id, m.version, m.changes, m.base)
            for (const other of clients) other.inbox.push(done)
          }
        } else {
          c.receive()
        }
      }
      for (let i = 0; i < 200; i++) {
        for (const c of clients) {
          const m = c.outbox.shift()
          if (m) {
            const done = server.change(c.id, m.version, m.changes, m.base)
            for (const other of clients) other.inbox.push(done)
          }
          c.receive()
        }
      }
      for (const letter of typed) expect(server.text.split(letter).length).toBe(2)
      for (const c of clients) expect(c.shown).toBe(server.text)
    }
  })
})

describe('a document', () => {
  it('sends one change at a time', () => {
    const d = new SyncedDocument('ab', 4)
    d.local([2, 'c'])
    expect(d.take()).toEqual([2, 'c'])
    d.local([3, 'd'])
    d.local([4, 'e'])
    expect(d.take()).toBeNull()
    expect(d.acknowledged([2, 'c'], 5)).toEqual([])
    expect(d.take()).toEqual([3, 'de'])
    expect(d.text).toBe('abcde')
  })

  it('takes what the server made of a change as the truth', () => {
    const d = new SyncedDocument('ab', 0)
    d.local([2, 'c'])
    d.take()
    d.local([3, '!'])
    d.acknowledged([2, 'C'], 1)
    expect(d.text).toBe('abC!')
  })

  it('takes back what is refused, and keeps what was typed since', () => {
    const d = new SyncedDocument('ab', 0)
    d.local(['x'])
    d.take()
    d.local([3, '!'])
    expect(d.refused()).toEqual([-1])
    expect(d.text).toBe('ab!')
    expect(d.take()).toEqual([2, '!'])
  })
})

describe('a document after the connection was gone', () => {
  const text = 'one\ntwo\nthree\nfour\n'

  it('puts what is pending on what others did meanwhile', () => {
    const d = new SyncedDocument(text, 3)
    d.local([3, '!'])
    d.take()
    d.local([text.length + 1, 'five\n'])
    const { op, lost } = d.reconnected('one\ntwo\nthree\n4\n', 9)
    expect(lost).toEqual([])
    expect(d.text).toBe('one!\ntwo\nthree\n4\nfive\n')
    expect(apply('one!\ntwo\nthree\nfour\nfive\n', op)).toBe(d.text)
    expect(d.take()).toEqual([3, '!', 13, 'five\n'])
    expect(d.version).toBe(9)
  })

  it('does not send twice what had arrived', () => {
    const d = new SyncedDocument(text, 3)
    d.local([3, '!'])
    d.take()
    d.local([4, '?'])
    expect(d.reconnected('one!\ntwo\nthree\nfour\n', 4).lost).toEqual([])
    expect(d.text).toBe('one!?\ntwo\nthree\nfour\n')
    expect(d.take()).toEqual([4, '?'])
  })

  it('tells what cannot be kept', () => {
    const d = new SyncedDocument(text, 3)
    d.local([5, 'WW'])
    d.local([text.length + 2, 'five\n'])
    const { lost } = d.reconnected('one\n2\nthree\nfour\n', 4)
    expect(lost).toEqual([{ from: 5, to: 5, text: 'WW' }])
    expect(d.text).toBe('one\n2\nthree\nfour\nfive\n')
  })
})
