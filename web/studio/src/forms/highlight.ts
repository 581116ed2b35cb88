// The colours of code in a field: words only, for what a field holds is short.

export interface Token {
  kind: 'string' | 'number' | 'keyword' | 'comment' | 'name' | 'plain'
  text: string
}

const keywords =
  'any|anydata|as|boolean|byte|check|checkpanic|client|decimal|default|distinct|do|else|error|fail|false|final|float|foreach|from|function|future|if|in|int|is|isolated|join|json|let|limit|map|match|never|new|null|object|on|order|by|public|readonly|record|return|returns|select|start|stream|string|table|template|then|transaction|trap|true|typedesc|typeof|var|wait|where|while|xml'

const pattern = new RegExp(
  [
    '(?<comment>//[^\\n]*)',
    '(?<string>"(?:[^"\\\\\\n]|\\\\.)*"?|`[^`]*`?)',
    '(?<number>\\b(?:0[xX][0-9a-fA-F]+|\\d[\\d]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?[dDfF]?)\\b)',
    `(?<keyword>\\b(?:${keywords})\\b)`,
    '(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)',
  ].join('|'),
  'gu',
)

export function tokens(code: string): Token[] {
  const list: Token[] = []
  let at = 0
  for (const m of code.matchAll(pattern)) {
    if (m.index > at) list.push({ kind: 'plain', text: code.slice(at, m.index) })
    const kind = (Object.entries(m.groups ?? {}).find(([, v]) => v !== undefined)?.[0] ?? 'plain') as Token['kind']
    list.push({ kind, text: m[0] })
    at = m.index + m[0].length
  }
  if (at < code.length) list.push({ kind: 'plain', text: code.slice(at) })
  return list
}

export interface Mark {
  from: number
  to: number
  severity: string
}

/** Tokens cut at the ends of marks, each with the mark it is under. */
export function marked(code: string, marks: readonly Mark[]): (Token & { mark?: string })[] {
  const cuts = [...new Set(marks.flatMap((m) => [m.from, m.to]))].sort((a, b) => a - b)
  const out: (Token & { mark?: string })[] = []
  let at = 0
  for (const t of tokens(code)) {
    let from = at
    const end = at + t.text.length
    for (const c of [...cuts.filter((c) => c > at && c < end), end]) {
      const over = marks.find((m) => m.from < c && m.to > from)
      out.push({ kind: t.kind, text: code.slice(from, c), mark: over?.severity })
      from = c
    }
    at = end
  }
  return out
}

/** A snippet's text without its places, and the first of them to select. */
export function plainSnippet(snippet: string): { text: string; from: number; to: number } {
  let text = ''
  let first: { n: number; from: number; to: number } | null = null
  for (let i = 0; i < snippet.length; i++) {
    const c = snippet[i]!
    if (c === '\\' && i + 1 < snippet.length) {
      text += snippet[++i]!
      continue
    }
    const m = /^\$(?:(\d+)|\{(\d+)(?::((?:[^}\\]|\\.)*))?\})/.exec(snippet.slice(i))
    if (c !== '$' || !m) {
      text += c
      continue
    }
    const n = Number(m[1] ?? m[2])
    const body = (m[3] ?? '').replace(/\\(.)/g, '$1')
    // The place numbered 0 is where the cursor ends.
    if (!first || (n !== 0 && (n < first.n || first.n === 0))) first = { n, from: text.length, to: text.length + body.length }
    text += body
    i += m[0].length - 1
  }
  return first ? { text, from: first.from, to: first.to } : { text, from: text.length, to: text.length }
}
