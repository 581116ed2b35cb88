// Offsets of a text and the positions that the protocol has: lines from 0, UTF-16 units.
// Texts here have lines that end with \n only; a position means the same in the file,
// whatever its lines end with.

import { apply, compose, fromEdits, toEdits, type Edit, type Op } from './ops'

export interface Position {
  line: number
  character: number
}

export interface TextRange {
  start: Position
  end: Position
}

/** A change as it is sent. */
export interface WireChange {
  range: TextRange
  text: string
}

export type LineEnd = '\n' | '\r\n'

/** The text with lines that end with \n. */
export function normalize(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** What new lines of a file are to end with. */
export function lineEndOf(text: string): LineEnd {
  const i = text.indexOf('\n')
  return i > 0 && text[i - 1] === '\r' ? '\r\n' : '\n'
}

/** The lines of a text. */
export class Lines {
  private readonly starts: number[] = [0]

  constructor(private readonly text: string) {
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.starts.push(i + 1)
  }

  private start(line: number): number {
    return this.starts[line] ?? this.text.length
  }

  position(offset: number): Position {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const mid = (low + high + 1) >> 1
      if (this.start(mid) <= offset) low = mid
      else high = mid - 1
    }
    return { line: low, character: offset - this.start(low) }
  }

  offset(p: Position): number {
    if (p.line < 0) return 0
    if (p.line >= this.starts.length) return this.text.length
    const start = this.start(p.line)
    const end = p.line + 1 < this.starts.length ? this.start(p.line + 1) - 1 : this.text.length
    return Math.min(start + Math.max(0, p.character), end)
  }
}

/** An operation as it is sent, from the end of the text to its beginning. */
export function toWire(op: Op, text: string, lineEnd: LineEnd = '\n'): WireChange[] {
  const lines = new Lines(text)
  return toEdits(op)
    .reverse()
    .map((e) => ({
      range: { start: lines.position(e.from), end: lines.position(e.to) },
      text: lineEnd === '\n' ? e.text : e.text.replace(/\n/g, lineEnd),
    }))
}

/** Changes that were received, one to be applied after the other, as an operation. */
export function fromWire(changes: readonly WireChange[], text: string): Op {
  if (changes.length === 0) return []
  const lines = new Lines(text)
  const edits: Edit[] = []
  for (const c of changes) {
    const from = lines.offset(c.range.start)
    const e = { from, to: Math.max(from, lines.offset(c.range.end)), text: normalize(c.text) }
    const before = edits[edits.length - 1]
    if (before && e.to > before.from) return oneByOne(changes, text)
    edits.push(e)
  }
  // The last one that was made at a place stands first there.
  return fromEdits(edits.reverse())
}

/** fromWire for changes that are not from the end to the beginning. */
function oneByOne(changes: readonly WireChange[], text: string): Op {
  let now = text
  let all: Op = []
  for (const c of changes) {
    const op = fromWire([c], now)
    all = compose(all, op)
    now = apply(now, op)
  }
  return all
}

/** The place of a byte of a text, as the protocol of language servers counts it. */
export function positionOf(text: string, byte: number): Position {
  const before = new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, byte))
  return new Lines(text).position(before.length)
}
