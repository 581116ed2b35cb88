// What the layout makes of a flow: everything with its place.

import type { Branch, Node } from '../rpc/models'

/** What a placed node is drawn as. */
export type Shape = 'card' | 'frame' | 'start' | 'end' | 'note'

export interface Placed {
  id: string
  node: Node
  shape: Shape
  x: number
  y: number
  width: number
  height: number
  /** Height of what can be clicked: the header of a frame. */
  head: number
  depth: number
  /** How many steps a collapsed node hides; undefined when it is not collapsed. */
  hidden?: number
  /** The branch it is in, and its place there. */
  branch?: Branch
  index: number
  /** Nothing leads to it. */
  unreachable?: boolean
  /** x of the line through it, from its left side. */
  spine: number
}

export type EdgeKind = 'flow' | 'error' | 'loop' | 'link' | 'dead' | 'pass'

export interface Edge {
  id: string
  kind: EdgeKind
  /** Corners from start to end, horizontal and vertical by turns. */
  points: [number, number][]
  arrow?: boolean
}

/** A place for a +. */
export interface Plus {
  /** The id of the point. */
  id: string
  x: number
  y: number
  branch: Branch
  index: number
  /** It stands alone in an empty branch. */
  empty?: boolean
}

/** The label on top of a branch. */
export interface Chip {
  id: string
  branch: Branch
  owner: Node
  x: number
  y: number
  width: number
  label: string
  error?: boolean
  hidden?: number
}

/** A line that divides a frame. */
export interface Divider {
  id: string
  x: number
  y: number
  height: number
}

export interface Link {
  id: string
  node: Node
  x: number
  y: number
}

export interface Picture {
  nodes: Placed[]
  edges: Edge[]
  pluses: Plus[]
  chips: Chip[]
  dividers: Divider[]
  links: Link[]
  byId: Map<string, Placed>
  bounds: { x: number; y: number; width: number; height: number }
}
