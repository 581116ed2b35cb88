// Sizes of the diagram, in pixels at a zoom of 1. The layout is computed from them
// alone: nothing is measured in the page, so a picture can be drawn in one go.

export const CARD = 272
export const CARD_MIN = 46
/** Height of each further line of a label. */
export const LINE = 17
/** How many characters of the monospaced label fit on a line of a card. */
export const LABEL_CHARS = 30
/** The same beside the button that folds, and for prose. */
export const LABEL_CHARS_FOLDING = 26
export const REMARK_CHARS = 40
export const LABEL_LINES = 2
/** Between two nodes: room for an edge with its + in the middle. */
export const GAP = 44
/** Above the first node of a branch and below the last one. */
export const LEAD = 40
/** Below a branch that ends: nothing leaves it. */
export const TAIL = 12
/** Between two columns. */
export const COLUMN = 36
/** Within the frame of a container. */
export const PAD = 22
export const PAD_LOOP = 40
export const HEADER = 46
/** The label on top of a column. */
export const CHIP = 24
export const CHIP_MAX = 220
/** The circle of a connection beside a node and the line to it. */
export const LINK = 48
export const CIRCLE = 34
export const LINK_LABEL = 112
export const START_HEIGHT = 44
export const END_HEIGHT = 30
/** Room for the + of a branch without nodes. */
export const EMPTY = 64
/** Width of a column without nodes, and of one that only passes by. */
export const EMPTY_WIDTH = 120
export const PASS_WIDTH = 36
/** Where lines of columns part and meet. */
export const FORK = 20

/** The width of text in the label of a column. */
export function chipWidth(label: string): number {
  return Math.min(CHIP_MAX, Math.max(44, Math.round(label.length * 7.3) + 20))
}

/** How many lines a label takes of so many characters each. */
export function labelLines(label: string, chars: number): number {
  if (!label) return 0
  return Math.min(LABEL_LINES, Math.max(1, Math.ceil(label.length / chars)))
}
