// Finding text in the texts of the project.

export interface SearchOptions {
  matchCase: boolean
  wholeWord: boolean
  regexp: boolean
}

export interface Match {
  /** From 1. */
  line: number
  column: number
  length: number
  /** The line, shortened, and where the match is in it. */
  preview: string
  from: number
}

/** How many matches of a file are listed. */
const mostMatches = 500
const before = 40
const longestPreview = 200

/** What is looked for, or why it cannot be. */
export function pattern(query: string, o: SearchOptions): RegExp | string {
  const source = o.regexp ? query : query.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  try {
    return new RegExp(o.wholeWord ? `(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])` : source, o.matchCase ? 'gu' : 'giu')
  } catch {
    return 'This is no regular expression.'
  }
}

export function findIn(text: string, expression: RegExp): Match[] {
  const list: Match[] = []
  const lines = text.split(/\r\n?|\n/)
  for (let i = 0; i < lines.length && list.length < mostMatches; i++) {
    const line = lines[i] ?? ''
    for (const m of line.matchAll(expression)) {
      if (m[0] === '') continue
      const indent = /^\s*/.exec(line)?.[0].length ?? 0
      const start = Math.max(Math.min(indent, m.index), m.index - before)
      list.push({
        line: i + 1,
        column: m.index + 1,
        length: m[0].length,
        preview: (start > indent ? '…' : '') + line.slice(start, start + longestPreview),
        from: m.index - start + (start > indent ? 1 : 0),
      })
      if (list.length >= mostMatches) break
    }
  }
  return list
}
