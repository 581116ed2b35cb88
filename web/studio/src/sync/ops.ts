// Changes of a text, and what becomes of two that were made at the same time.
//
// An operation is a list of components over the text it is for: a positive number keeps
// that many characters, a negative one deletes, a string is inserted. What follows the
// last component is kept. In normal form an insertion stands before a deletion at the
// same place and no two components of a kind follow each other, so that equal
// operations are equal lists.

export type Op = readonly (number | string)[]

/** A replacement of a stretch of the text by another; offsets are UTF-16 units. */
export interface Edit {
  from: number
  to: number
  text: string
}

/** Collects components into normal form. */
class Builder {
  private readonly parts: (number | string)[] = []

  keep(n: number): void {
    if (n <= 0) return
    const last = this.parts.length - 1
    const x = this.parts[last]
    if (typeof x === 'number' && x > 0) this.parts[last] = x + n
    else this.parts.push(n)
  }

  remove(n: number): void {
    if (n <= 0) return
    const last = this.parts.length - 1
    const x = this.parts[last]
    if (typeof x === 'number' && x < 0) this.parts[last] = x - n
    else this.parts.push(-n)
  }

  insert(text: string): void {
    if (text === '') return
    const last = this.parts.length - 1
    const x = this.parts[last]
    if (typeof x === 'string') {
      this.parts[last] = x + text
    } else if (typeof x === 'number' && x < 0) {
      const before = this.parts[last - 1]
      if (typeof before === 'string') this.parts[last - 1] = before + text
      else this.parts.splice(last, 0, text)
    } else {
      this.parts.push(text)
    }
  }

  done(): Op {
    const x = this.parts[this.parts.length - 1]
    if (typeof x === 'number' && x > 0) this.parts.pop()
    return this.parts
  }
}

/** Makes an operation of replacements, all of them for the same text and apart from each other. */
export function fromEdits(edits: readonly Edit[]): Op {
  const sorted = [...edits].sort((a, b) => a.from - b.from || a.to - b.to)
  const b = new Builder()
  let at = 0
  for (const e of sorted) {
    b.keep(e.from - at)
    b.insert(e.text)
    b.remove(e.to - e.from)
    at = Math.max(at, e.to)
  }
  return b.done()
}

/** The replacements of an operation, in order of the text that it is for. */
export function toEdits(op: Op): Edit[] {
  const r: Edit[] = []
  let at = 0
  let open: Edit | null = null
  for (const x of op) {
    if (typeof x === 'string') {
      if (!open) r.push((open = { from: at, to: at, text: '' }))
      open.text += x
    } else if (x < 0) {
      if (!open) r.push((open = { from: at, to: at, text: '' }))
      at -= x
      open.to = at
    } else {
      open = null
      at += x
    }
  }
  return r
}

export function apply(text: string, op: Op): string {
  let at = 0
  let r = ''
  for (const x of op) {
    if (typeof x === 'string') {
      r += x
    } else if (x < 0) {
      at -= x
    } else {
      r += text.slice(at, at + x)
      at += x
    }
  }
  if (at > text.length) throw new RangeError('a change reaches behind the end of the text')
  return r + text.slice(at)
}

export function isEmpty(op: Op): boolean {
  return op.length === 0
}

export function equal(a: Op, b: Op): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i])
}

/** Walks along an operation in pieces; behind its end everything is kept. */
class Reader {
  private i = 0
  private used = 0

  constructor(private readonly op: Op) {}

  get ended(): boolean {
    return this.i >= this.op.length
  }

  /** The component that is next, as far as it is not used up. */
  peek(): number | string {
    const x = this.op[this.i]
    if (x === undefined) return Infinity
    if (typeof x === 'string') return x.slice(this.used)
    return x < 0 ? x + this.used : x - this.used
  }

  take(n: number): void {
    const x = this.op[this.i]
    if (x === undefined) return
    this.used += n
    if (this.used >= (typeof x === 'string' ? x.length : Math.abs(x))) {
      this.i++
      this.used = 0
    }
  }
}

/** One operation that does what a and then b do. */
export function compose(a: Op, b: Op): Op {
  const out = new Builder()
  const ra = new Reader(a)
  const rb = new Reader(b)
  while (!ra.ended || !rb.ended) {
    const x = ra.peek()
    const y = rb.peek()
    if (typeof y === 'string') {
      out.insert(y)
      rb.take(y.length)
    } else if (typeof x === 'number' && x < 0) {
      out.remove(-x)
      ra.take(-x)
    } else if (typeof x === 'string') {
      const n = Math.min(x.length, Math.abs(y))
      if (y > 0) out.insert(x.slice(0, n))
      ra.take(n)
      rb.take(n)
    } else {
      const n = Math.min(x, Math.abs(y))
      if (y > 0) out.keep(n)
      else out.remove(n)
      ra.take(n)
      rb.take(n)
    }
  }
  return out.done()
}

/**
 * Two operations for the same text, each as it has to be after the other one:
 * `apply(apply(t, first), second')` is `apply(apply(t, second), first')`. Where both
 * insert at one place, what first inserts comes first.
 */
export function transform(first: Op, second: Op): [Op, Op] {
  const outFirst = new Builder()
  const outSecond = new Builder()
  const ra = new Reader(first)
  const rb = new Reader(second)
  while (!ra.ended || !rb.ended) {
    const x = ra.peek()
    const y = rb.peek()
    if (typeof x === 'string') {
      outFirst.insert(x)
      outSecond.keep(x.length)
      ra.take(x.length)
    } else if (typeof y === 'string') {
      outFirst.keep(y.length)
      outSecond.insert(y)
      rb.take(y.length)
    } else {
      const n = Math.min(Math.abs(x), Math.abs(y))
      if (x > 0 && y > 0) {
        outFirst.keep(n)
        outSecond.keep(n)
      } else if (x < 0 && y > 0) {
        outFirst.remove(n)
      } else if (x > 0 && y < 0) {
        outSecond.remove(n)
      }
      ra.take(n)
      rb.take(n)
    }
  }
  return [outFirst.done(), outSecond.done()]
}

/** The operation that takes op back; text is what op was for. */
export function invert(op: Op, text: string): Op {
  const b = new Builder()
  let at = 0
  for (const x of op) {
    if (typeof x === 'string') {
      b.remove(x.length)
    } else if (x < 0) {
      b.insert(text.slice(at, at - x))
      at -= x
    } else {
      b.keep(x)
      at += x
    }
  }
  return b.done()
}

/** Where an offset is after an operation. At an insertion it stays in front, unless it is to move behind. */
export function mapOffset(op: Op, offset: number, behind = false): number {
  let at = 0
  let moved = offset
  for (const x of op) {
    if (at > offset) break
    if (typeof x === 'string') {
      if (at < offset || behind) moved += x.length
    } else if (x < 0) {
      moved -= Math.min(-x, Math.max(0, offset - at))
      at -= x
    } else {
      at += x
    }
  }
  return moved
}
