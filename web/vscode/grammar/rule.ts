// The parts of a TextMate grammar, and what its regular expressions have in common.

export interface Capture {
  name?: string
  patterns?: Rule[]
}

export interface Rule {
  name?: string
  contentName?: string
  include?: string
  match?: string
  begin?: string
  end?: string
  while?: string
  captures?: Record<number, Capture>
  beginCaptures?: Record<number, Capture>
  endCaptures?: Record<number, Capture>
  whileCaptures?: Record<number, Capture>
  patterns?: Rule[]
}

export interface Grammar {
  name: string
  scopeName: string
  fileTypes: string[]
  patterns: Rule[]
  repository: Record<string, Rule>
}

const escape = '\\\\(?:u\\{[0-9A-Fa-f]+\\}|[^\\p{L}\\s])'
// Beyond ASCII all but signs and white space are letters of a name.
const letter = `(?:[\\p{L}\\p{M}\\p{Nl}\\p{No}\\p{So}_]|${escape})`

/** A name, perhaps quoted, with its escapes. */
export const ident = `(?:'(?:${letter}|\\p{Nd})+|${letter}(?:${letter}|\\p{Nd})*)`

/** Looks back: what follows is not the rest of a name, nor a name behind a dot. */
export const notName = "(?<![\\p{L}\\p{N}_'\\\\])(?<!(?<!\\.)\\.)"

/** One of the words. */
export const any = (list: string[]): string => list.join('|')
