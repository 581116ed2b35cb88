// One document that is shared with the server: what the server has, what is on its way
// there, and what was typed since. Nothing here waits or talks to anybody.

import { diff } from './diff'
import { apply, compose, equal, fromEdits, invert, isEmpty, toEdits, transform, type Edit, type Op } from './ops'

export interface Reconnected {
  /** What brings the text that is shown to what it has to be now. */
  op: Op
  /** What was pending and could not be kept, for its place was changed by others. */
  lost: Edit[]
}

export class SyncedDocument {
  /** The text as it is shown. */
  text: string
  /** What was sent and is not acknowledged, for `server`. */
  private sent: Op | null = null
  /** What was typed since, for `server` with `sent`. */
  private typed: Op = []

  constructor(
    /** The text as the server had it in `version`. */
    private server: string,
    public version: number,
  ) {
    this.text = server
  }

  get pending(): boolean {
    return this.sent !== null || !isEmpty(this.typed)
  }

  get waiting(): boolean {
    return this.sent !== null
  }

  /** The text that `sent` and `version` are for. */
  get base(): string {
    return this.server
  }

  /** Something was typed. */
  local(op: Op): void {
    this.text = apply(this.text, op)
    this.typed = compose(this.typed, op)
  }

  /** What is to be sent now, if anything; the server is waited for after it. */
  take(): Op | null {
    if (this.sent || isEmpty(this.typed)) return null
    this.sent = this.typed
    this.typed = []
    return this.sent
  }

  /** Somebody else's change, as the server made it. Gives what it is for the text that is shown. */
  remote(op: Op, version: number): Op {
    this.server = apply(this.server, op)
    this.version = version
    let shown = op
    if (this.sent) [shown, this.sent] = transform(shown, this.sent)
    ;[shown, this.typed] = transform(shown, this.typed)
    this.text = apply(this.text, shown)
    return shown
  }

  /** Our own change, as the server made it. What it gives is empty unless the server made something else of it. */
  acknowledged(op: Op, version: number): Op {
    const expected = this.sent ?? []
    const before = this.server
    this.sent = null
    this.server = apply(before, op)
    this.version = version
    if (equal(op, expected)) return []
    return this.correct(diff(apply(before, expected), this.server))
  }

  /** The server refused our change: it is taken back. */
  refused(): Op {
    const back = invert(this.sent ?? [], this.server)
    this.sent = null
    return this.correct(back)
  }

  /** The text below what was typed is changed. */
  private correct(op: Op): Op {
    const [shown, typed] = transform(op, this.typed)
    this.typed = typed
    this.text = apply(this.text, shown)
    return shown
  }

  /**
   * The connection is back, and this is what the server has. What is pending is put on
   * top, where others have not changed the same place.
   */
  reconnected(server: string, version: number): Reconnected {
    let base = this.server
    let mine = this.typed
    if (this.sent) {
      // Whether it arrived shows in which of the two is nearer to what is there.
      const withSent = apply(base, this.sent)
      if (size(diff(withSent, server)) < size(diff(base, server))) base = withSent
      else mine = compose(this.sent, this.typed)
    }
    const theirs = diff(base, server)
    const edits = toEdits(theirs)
    const kept: Edit[] = []
    const lost: Edit[] = []
    for (const e of toEdits(mine)) (edits.some((t) => conflict(e, t)) ? lost : kept).push(e)
    const [, typed] = transform(theirs, fromEdits(kept))
    const before = this.text
    this.server = server
    this.version = version
    this.sent = null
    this.typed = typed
    this.text = apply(server, typed)
    return { op: diff(before, this.text), lost }
  }
}

/** Two replacements that touch the same characters, or one inside of the other. */
function conflict(a: Edit, b: Edit): boolean {
  return a.from < b.to && b.from < a.to
}

function size(op: Op): number {
  return op.reduce<number>((n, x) => n + (typeof x === 'string' ? x.length : x < 0 ? -x : 0), 0)
}
