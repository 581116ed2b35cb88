// The window on a diagram: where it is looked at and how large. It moves the drawing
// without React, so that panning costs nothing but a transform.

import type { Viewport } from './store'

export interface Size {
  width: number
  height: number
}

export interface Bounds extends Size {
  x: number
  y: number
}

export const MIN_ZOOM = 0.2
export const MAX_ZOOM = 2
const MARGIN = 40
/** Above the start. */
const START = 40

export class Viewer {
  x = 0
  y = 0
  zoom = 1
  size: Size = { width: 0, height: 0 }
  bounds: Bounds = { x: 0, y: 0, width: 0, height: 0 }
  /** It is looked at as at first: nobody has moved it. */
  private pristine = false
  private layer: HTMLElement | null = null
  private subscribers = new Set<() => void>()
  private frame = 0

  attach(layer: HTMLElement | null): void {
    this.layer = layer
    this.apply()
  }

  subscribe = (changed: () => void): (() => void) => {
    this.subscribers.add(changed)
    return () => this.subscribers.delete(changed)
  }

  /** Where it was moved to; undefined for the first look. */
  get viewport(): Viewport | undefined {
    return this.pristine ? undefined : { x: this.x, y: this.y, zoom: this.zoom }
  }

  set(v: Viewport): void {
    this.pristine = false
    this.zoom = clamp(v.zoom, MIN_ZOOM, MAX_ZOOM)
    const [x, y] = this.kept(v.x, v.y)
    this.x = x
    this.y = y
    this.apply()
  }

  pan(dx: number, dy: number): void {
    this.set({ x: this.x + dx, y: this.y + dy, zoom: this.zoom })
  }

  /** Zooms, with one place of the window staying where it is. */
  zoomAt(factor: number, px: number, py: number): void {
    const zoom = clamp(this.zoom * factor, MIN_ZOOM, MAX_ZOOM)
    const k = zoom / this.zoom
    this.set({ x: px - (px - this.x) * k, y: py - (py - this.y) * k, zoom })
  }

  zoomBy(factor: number): void {
    this.zoomAt(factor, this.size.width / 2, this.size.height / 2)
  }

  /** Shows everything, no larger than it is. */
  fit(): void {
    const { bounds: b, size: s } = this
    if (s.width === 0) return
    const zoom = clamp(Math.min((s.width - 2 * MARGIN) / b.width, (s.height - 2 * MARGIN) / b.height, 1), MIN_ZOOM, 1)
    this.set({ zoom, x: (s.width - b.width * zoom) / 2 - b.x * zoom, y: Math.max(MARGIN, (s.height - b.height * zoom) / 2) - b.y * zoom })
  }

  /** The first look: the start on top, as wide as it fits but legible. */
  start(): void {
    const { bounds: b, size: s } = this
    const zoom = clamp(Math.min((s.width - 2 * MARGIN) / b.width, 1), 0.75, 1)
    const wide = b.width * zoom > s.width - 2 * MARGIN
    // What does not fit shows its main line.
    const x = wide ? Math.min(s.width / 2, MARGIN - b.x * zoom) : (s.width - b.width * zoom) / 2 - b.x * zoom
    this.set({ zoom, x, y: START })
    this.pristine = true
  }

  /** The window has another size, as when a panel opens beside it. What is in the middle stays there; who has not moved yet gets the first look again. */
  resize(size: Size): void {
    const by = (size.width - this.size.width) / 2
    const begins = this.size.width === 0 || this.pristine
    this.size = size
    if (begins) this.start()
    else this.pan(by, 0)
  }

  /** Moves just as far as a part needs to be in sight. */
  show(part: Bounds): void {
    const left = part.x * this.zoom + this.x
    const top = part.y * this.zoom + this.y
    const right = left + part.width * this.zoom
    const bottom = top + part.height * this.zoom
    let dx = 0
    let dy = 0
    if (right > this.size.width - MARGIN) dx = this.size.width - MARGIN - right
    if (left + dx < MARGIN) dx = MARGIN - left
    if (bottom > this.size.height - MARGIN) dy = this.size.height - MARGIN - bottom
    if (top + dy < MARGIN) dy = MARGIN - top
    if (dx !== 0 || dy !== 0) this.pan(dx, dy)
  }

  /** The place of the diagram below a place of the window. */
  at(px: number, py: number): [number, number] {
    return [(px - this.x) / this.zoom, (py - this.y) / this.zoom]
  }

  /** The part of the diagram that is in sight. */
  get sight(): Bounds {
    return { x: -this.x / this.zoom, y: -this.y / this.zoom, width: this.size.width / this.zoom, height: this.size.height / this.zoom }
  }

  /** Some of the diagram stays in sight. */
  private kept(x: number, y: number): [number, number] {
    const { bounds: b, size: s } = this
    if (s.width === 0) return [x, y]
    const keep = 80
    return [
      clamp(x, keep - (b.x + b.width) * this.zoom, s.width - keep - b.x * this.zoom),
      clamp(y, keep - (b.y + b.height) * this.zoom, s.height - keep - b.y * this.zoom),
    ]
  }

  private apply(): void {
    if (this.layer) this.layer.style.transform = `translate(${round(this.x)}px, ${round(this.y)}px) scale(${this.zoom})`
    this.touch()
  }

  /** Has whoever draws along do so. */
  touch(): void {
    if (this.frame) return
    // Whoever draws along does so once a frame.
    this.frame = requestAnimationFrame(() => {
      this.frame = 0
      for (const s of [...this.subscribers]) s()
    })
  }
}

function clamp(v: number, low: number, high: number): number {
  return low > high ? (low + high) / 2 : Math.min(high, Math.max(low, v))
}

function round(v: number): number {
  return Math.round(v * 4) / 4
}
