// The output of a program as lines of styled pieces, of which the last ones are kept.

import { AnsiParser, type Piece } from './ansi'

export interface OutputLine {
  id: number
  stream: 'stdout' | 'stderr' | 'note'
  pieces: Piece[]
}

export type Stream = OutputLine['stream']

export const mostLines = 10_000

/** A line longer than this is cut into several. */
const longest = 10_000

export class OutputBuffer {
  private readonly parsers = { stdout: new AnsiParser(), stderr: new AnsiParser() }
  private lines: OutputLine[] = []
  private nextId = 1
  /** By stream, the line that has not ended. */
  private open: Partial<Record<Stream, OutputLine>> = {}
  dropped = 0

  constructor(private readonly most = mostLines) {}

  /** The lines there are; the list is a new one whenever something changed. */
  get all(): readonly OutputLine[] {
    return this.lines
  }

  add(stream: 'stdout' | 'stderr', text: string): void {
    const lines = [...this.lines]
    for (const piece of this.parsers[stream].parse(text)) {
      const parts = piece.text.replace(/\r\n/g, '\n').split('\n')
      parts.forEach((part, i) => {
        if (i > 0) this.end(lines, stream)
        this.put(lines, stream, part, piece.style)
      })
    }
    this.keep(lines)
  }

  /** A line of our own: when a program was started, how it ended. */
  note(text: string): void {
    const lines = [...this.lines]
    lines.push({ id: this.nextId++, stream: 'note', pieces: [{ text, style: {} }] })
    this.open = {}
    this.keep(lines)
  }

  clear(): void {
    this.lines = []
    this.open = {}
    this.dropped = 0
  }

  private end(lines: OutputLine[], stream: Stream): void {
    if (!this.open[stream]) lines.push({ id: this.nextId++, stream, pieces: [] })
    this.open[stream] = undefined
  }

  private put(lines: OutputLine[], stream: Stream, text: string, style: Piece['style']): void {
    // A lone carriage return goes back to the beginning of the line, as progress bars do.
    const back = text.lastIndexOf('\r')
    const begins = back >= 0
    let rest = begins ? text.slice(back + 1) : text
    if (begins && this.open[stream] && rest !== '') this.replace(lines, stream, [])
    while (rest !== '') {
      const part = rest.slice(0, longest)
      rest = rest.slice(longest)
      const line = this.open[stream]
      if (!line || length(line) + part.length > longest) {
        const next = { id: this.nextId++, stream, pieces: [{ text: part, style }] }
        lines.push(next)
        this.open[stream] = next
      } else {
        this.replace(lines, stream, [...line.pieces, { text: part, style }])
      }
    }
  }

  private replace(lines: OutputLine[], stream: Stream, pieces: Piece[]): void {
    const line = this.open[stream]
    if (!line) return
    const next = { ...line, pieces }
    const i = lines.lastIndexOf(line)
    if (i >= 0) lines[i] = next
    this.open[stream] = next
  }

  private keep(lines: OutputLine[]): void {
    const over = lines.length - this.most
    if (over > 0) {
      lines.splice(0, over)
      this.dropped += over
    }
    this.lines = lines
  }
}

function length(line: OutputLine): number {
  return line.pieces.reduce((n, p) => n + p.text.length, 0)
}

export function textOf(line: OutputLine): string {
  return line.pieces.map((p) => p.text).join('')
}
