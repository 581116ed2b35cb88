// Where everything of a sequence diagram goes: columns for participants, rows for
// messages, and frames around rows.

import { resourceParts } from '../explorer/artifacts'
import type { Participant, Sequence, Step } from '../rpc/models'

export interface Column {
  participant: Participant
  /** The middle of its life line. */
  x: number
  width: number
}

export type MessageKind = 'call' | 'async' | 'send' | 'sync' | 'return' | 'fail' | 'panic'

export interface Message {
  key: string
  kind: MessageKind
  /** The node of the flow; none for a return that nothing says. */
  node: string | null
  from: number
  to: number
  y: number
  label: string
  /** A message to itself goes out and back. */
  self: boolean
  /** What it says in words. */
  spoken: string
}

export interface Activation {
  column: number
  depth: number
  top: number
  bottom: number
}

export interface Separator {
  y: number
  label: string
}

export interface Frame {
  key: string
  kind: string
  node: string
  label: string
  x: number
  width: number
  top: number
  bottom: number
  parts: Separator[]
}

export interface SequencePicture {
  columns: Column[]
  messages: Message[]
  activations: Activation[]
  frames: Frame[]
  width: number
  height: number
}

export const head = { top: 12, height: 44, gap: 28 }
export const row = 34
export const selfRow = 44
const part = 34
const inset = 12
const letter = 6.6
const longest = 32
const bar = 10
export const nested = 5

/** Lays a diagram out. */
export function layoutSequence(s: Sequence): SequencePicture {
  return new Layout(named(s)).done()
}

/** With resources called as everywhere else: GET /orders, not get orders. */
function named(s: Sequence): Sequence {
  const titles = new Map(s.participants.filter((p) => p.id.includes('/resource:')).map((p) => [p.id, resourceTitle(p.title)]))
  if (titles.size === 0) return s
  const step = (x: Step): Step => ({
    ...x,
    label: titles.has(x.to ?? '') && x.kind === 'call' && x.label ? resourceTitle(x.label) : x.label,
    steps: x.steps?.map(step),
    parts: x.parts?.map((p) => ({ ...p, steps: p.steps.map(step) })),
  })
  return { ...s, participants: s.participants.map((p) => ({ ...p, title: titles.get(p.id) ?? p.title })), steps: s.steps.map(step) }
}

function resourceTitle(name: string): string {
  const { method, path } = resourceParts(name)
  return `${method} ${path}`
}

/** A label as it is drawn. */
export function shortened(label: string, most = longest): string {
  const line = label.replace(/\s+/g, ' ').trim()
  return line.length > most ? line.slice(0, most - 1) + '…' : line
}

export function textWidth(text: string): number {
  return text.length * letter
}

interface Extent {
  first: number
  last: number
}

class Layout {
  private readonly index = new Map<string, number>()
  private readonly messages: Message[] = []
  private readonly activations: Activation[] = []
  private readonly frames: (Omit<Frame, 'x' | 'width'> & { extent: Extent; level: number })[] = []
  /** How wide the space between a column and the next one has to be. */
  private readonly gaps: number[]
  /** Space that spans several columns: from, to, width. */
  private readonly spans: [number, number, number][] = []
  private readonly depths: number[]
  private y = head.top + head.height + head.gap
  private count = 0

  constructor(private readonly s: Sequence) {
    s.participants.forEach((p, i) => this.index.set(p.id, i))
    this.gaps = s.participants.map(() => 60)
    this.depths = s.participants.map(() => 0)
  }

  done(): SequencePicture {
    this.steps(this.s.steps, 0)
    const widths = this.s.participants.map((p) => Math.max(96, textWidth(shortened(p.title, 28)) + 52))
    const xs: number[] = []
    widths.forEach((w, i) => {
      const before = xs[i - 1]
      const apart = before === undefined ? 0 : Math.max((widths[i - 1] ?? 0) / 2 + w / 2 + 24, this.gaps[i - 1] ?? 0)
      let x = before === undefined ? w / 2 + 40 : before + apart
      for (const [a, b, width] of this.spans) if (b === i) x = Math.max(x, (xs[a] ?? 0) + width)
      xs.push(x)
    })
    const columns = this.s.participants.map((participant, i) => ({ participant, x: xs[i] ?? 0, width: widths[i] ?? 0 }))
    const frames = this.frames.map(({ extent, level, ...f }): Frame => {
      const left = (xs[extent.first] ?? 0) - 62 + level * 6
      const right = (xs[extent.last] ?? 0) + Math.max(this.gapRight(extent.last) - 10, 50) - level * 6
      const label = textWidth(shortened(f.label, 60)) + textWidth(f.kind) + 80
      return { ...f, x: left, width: Math.max(right - left, label) }
    })
    const last = columns[columns.length - 1]
    const right = Math.max(
      (last?.x ?? 0) + (last?.width ?? 0) / 2,
      ...frames.map((f) => f.x + f.width),
      ...this.messages.filter((m) => m.self).map((m) => (xs[m.from] ?? 0) + 40 + textWidth(m.label)),
    )
    return { columns, messages: this.messages, activations: this.activations, frames, width: right + 40, height: this.y + 40 }
  }

  /** What stands at the right of the last column of a frame. */
  private gapRight(column: number): number {
    return Math.max(0, ...this.messages.filter((m) => m.self && m.from === column).map((m) => 50 + textWidth(m.label)))
  }

  private column(id: string | undefined): number {
    return this.index.get(id ?? '') ?? 0
  }

  private title(column: number): string {
    return this.s.participants[column]?.title ?? ''
  }

  /** Places steps one below the other, and tells which columns they reach. */
  private steps(list: readonly Step[], level: number): Extent {
    const extent = { first: Infinity, last: -Infinity }
    for (const step of list) {
      const e = step.parts ? this.frame(step, level) : this.message(step, level)
      extent.first = Math.min(extent.first, e.first)
      extent.last = Math.max(extent.last, e.last)
    }
    return extent
  }

  private put(kind: MessageKind, from: number, to: number, label: string, node: string | null): void {
    const self = from === to
    // Across several columns there is room for more.
    const text = shortened(label, Math.abs(from - to) > 1 ? longest + 16 : longest)
    const key = `${++this.count}`
    const spoken =
      `${self ? this.title(from) : `${this.title(from)} to ${this.title(to)}`}: ${kind === 'call' ? '' : words[kind] + ' '}${label}`.trim()
    // The label of a message to itself is beside it, that of others above the arrow.
    this.messages.push({ key, kind, node, from, to, y: this.y, label: text, self, spoken })
    const space = textWidth(text) + 36
    if (self) {
      if (from < this.gaps.length - 1) this.gaps[from] = Math.max(this.gaps[from] ?? 0, space + 30)
      this.y += selfRow
      return
    }
    const [a, b] = from < to ? [from, to] : [to, from]
    if (b === a + 1) this.gaps[a] = Math.max(this.gaps[a] ?? 0, space)
    else this.spans.push([a, b, space])
    this.y += row
  }

  private message(step: Step, level: number): Extent {
    const from = this.column(step.from)
    const to = this.column(step.to)
    const label = step.label ?? ''
    const extent = { first: Math.min(from, to), last: Math.max(from, to) }
    switch (step.kind) {
      case 'send':
        this.put(step.sync ? 'sync' : 'send', from, to, label, step.node)
        return extent
      case 'return':
      case 'fail':
      case 'panic':
        this.put(step.kind, from, to, label, step.node)
        return extent
    }
    this.put(step.async ? 'async' : 'call', from, to, label, step.node)
    const top = this.y - row
    const depth = from === to ? (this.depths[to] ?? 0) : (this.depths[to] ?? 0)
    this.depths[to] = depth + 1
    const inner = this.steps(step.steps ?? [], level)
    const last = step.steps?.[step.steps.length - 1]
    if (!step.async && from !== to && last?.kind !== 'return' && last?.kind !== 'panic') this.put('return', to, from, '', null)
    this.depths[to] = depth
    this.activations.push({ column: to, depth, top, bottom: this.y - row + 6 })
    if (from === to) this.y += 4
    return { first: Math.min(extent.first, inner.first), last: Math.max(extent.last, inner.last) }
  }

  private frame(step: Step, level: number): Extent {
    const top = this.y - 12
    this.y += part - 6
    const extent = { first: Infinity, last: -Infinity }
    const separators: Separator[] = []
    const own = { kind: step.kind, node: step.node, key: `f${++this.count}` }
    const at = this.frames.length
    // The frame stands before those in it: what is drawn later lies on top.
    this.frames.push({ ...own, label: '', top, bottom: top, parts: separators, extent, level })
    const parts = step.parts ?? []
    parts.forEach((p, i) => {
      if (i > 0) {
        separators.push({ y: this.y - 14, label: shortened(p.label ?? '', 60) })
        this.y += part - 4
      }
      const e = this.steps(p.steps, level + 1)
      extent.first = Math.min(extent.first, e.first)
      extent.last = Math.max(extent.last, e.last)
      if (p.steps.length === 0) this.y += 8
    })
    if (extent.first > extent.last) extent.first = extent.last = 0
    const label = shortened(
      (parts.length > 0 && step.kind === 'alt' ? parts[0]?.label : undefined) ?? step.label ?? parts[0]?.label ?? '',
      60,
    )
    const bottom = this.y - row / 2 + 4
    this.frames[at] = { ...own, label, top, bottom, parts: separators, extent, level }
    this.y += inset + 6
    return extent
  }
}

const words: Record<Exclude<MessageKind, 'call'>, string> = {
  async: 'start',
  send: 'send',
  sync: 'send and wait',
  return: 'return',
  fail: 'fail',
  panic: 'panic',
}

/** Where an arrow meets the bar of a column that is active. */
export function edgeOf(p: SequencePicture, column: number, y: number, side: 1 | -1): number {
  const x = p.columns[column]?.x ?? 0
  let depth = -1
  for (const a of p.activations) if (a.column === column && a.top <= y && y <= a.bottom) depth = Math.max(depth, a.depth)
  return depth < 0 ? x : x + depth * nested + (side * bar) / 2
}

/** The flow that a node belongs to: that of the function which stands in front of its id. */
export function flowOf(s: Sequence, node: string): string {
  let found = s.id
  for (const p of s.participants) {
    if (p.kind === 'function' && node.startsWith(p.id + '/') && (p.id.length > found.length || !node.startsWith(found + '/'))) found = p.id
  }
  return found
}
