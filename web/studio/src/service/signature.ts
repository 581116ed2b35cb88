// Parameters of functions as rows of a form, and back. What a row was not changed in
// keeps its text as it stands in the code.

export interface ParameterRow {
  /** Annotations as they are written, "@http:Header". */
  annotations: string
  type: string
  name: string
  default: string
  /** As it stood in the code; absent for a row that is new or was changed. */
  text?: string
}

/** Divides a text where a separator is not within brackets, strings or templates. */
export function splitTop(text: string, separator: string): string[] | null {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '"') {
      const end = endOfString(text, i)
      if (end < 0) return null
      i = end
    } else if (c === '`') {
      const end = text.indexOf('`', i + 1)
      if (end < 0) return null
      i = end
    } else if (c === '/' && text[i + 1] === '/') return null
    else if ('([{'.includes(c)) depth++
    else if (')]}'.includes(c)) depth--
    // Of < and > only those of type parameters come in pairs here: map<string>, not a < b.
    else if (c === '<' && /[\w)]/.test(text[i - 1] ?? '')) depth++
    else if (c === '>' && depth > 0 && text[i - 1] !== '=') depth--
    else if (c === separator && depth === 0 && !isPart(text, i, separator)) {
      parts.push(text.slice(start, i))
      start = i + 1
    }
    if (depth < 0) return null
  }
  if (depth !== 0) return null
  parts.push(text.slice(start))
  return parts
}

/** Whether a = or | at i is part of ==, =>, <=, ||. */
function isPart(text: string, i: number, separator: string): boolean {
  if (separator === '=') return '=>'.includes(text[i + 1] ?? ' ') || '=!<>'.includes(text[i - 1] ?? ' ')
  if (separator === '|') return text[i + 1] === '|' || text[i - 1] === '|' || text[i - 1] === '{' || text[i + 1] === '}'
  return false
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '"') return i
  }
  return -1
}

/** The rows of a list of parameters; null where it is written in a way that rows do not show. */
export function parseParameters(code: string): ParameterRow[] | null {
  if (!code.trim()) return []
  const parts = splitTop(code, ',')
  if (!parts) return null
  const rows: ParameterRow[] = []
  for (const part of parts) {
    const row = parseParameter(part.trim())
    if (!row) return null
    rows.push(row)
  }
  return rows
}

function parseParameter(text: string): ParameterRow | null {
  const sides = splitTop(text, '=')
  if (!sides || sides.length > 2) return null
  let head = sides[0]!.trim()
  let annotations = ''
  for (;;) {
    const m = /^@[\w.]+(?::\w+)?\s*/.exec(head)
    if (!m) break
    let end = m[0].length
    if (head[end] === '{') {
      end = endOfBraces(head, end)
      if (end < 0) return null
    }
    annotations = `${annotations} ${head.slice(0, end).trim()}`.trim()
    head = head.slice(end).trim()
  }
  const m = /^(.*[\s>\]?)}])('?[\p{L}_][\p{L}\p{N}_]*)$/su.exec(head)
  if (!m) return null
  return { annotations, type: m[1]!.trim(), name: m[2]!, default: (sides[1] ?? '').trim(), text }
}

function endOfBraces(text: string, start: number): number {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    if (text[i] === '"') {
      i = endOfString(text, i)
      if (i < 0) return -1
    } else if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i + 1
  }
  return -1
}

/** The list of parameters of rows. */
export function writeParameters(rows: ParameterRow[]): string {
  // Those that have to be given come before those with a default.
  return rows.map((r) => r.text ?? `${r.annotations ? `${r.annotations} ` : ''}${r.type.trim()} ${r.name.trim()}${r.default.trim() ? ` = ${r.default.trim()}` : ''}`).join(', ')
}

/** What is wrong with the rows, by row; null where nothing is. */
export function parameterProblems(rows: ParameterRow[]): (string | null)[] {
  let optional = false
  return rows.map((r, i) => {
    const wasOptional = optional
    optional ||= r.default.trim() !== ''
    if (!r.type.trim()) return 'A type is needed.'
    if (!/^'?[\p{L}_][\p{L}\p{N}_]*$/u.test(r.name.trim())) return r.name.trim() ? 'A name has letters, digits and underscores only.' : 'A name is needed.'
    if (rows.findIndex((x) => x.name.trim() === r.name.trim()) < i) return `There is a parameter ${r.name.trim()} already.`
    if (wasOptional && !r.default.trim() && !r.type.trim().endsWith('...')) return 'It stands behind one with a default, so it needs one as well.'
    return null
  })
}

/** The members of a return type: "Order|NotFound|error?" are Order, NotFound, error and (). */
export function parseReturns(type: string): string[] {
  const text = type.trim()
  if (!text || text === '()') return []
  const members = splitTop(text, '|')
  if (!members) return [text]
  const list: string[] = []
  for (const m of members.map((x) => x.trim())) {
    if (m.endsWith('?') && members.length > 1) list.push(m.slice(0, -1).trim(), '()')
    else if (m.endsWith('?') && !/\s/.test(m)) list.push(m.slice(0, -1), '()')
    else list.push(m)
  }
  return [...new Set(list)]
}

/** The return type with these members. */
export function writeReturns(members: string[]): string {
  const list = members.map((m) => m.trim()).filter(Boolean)
  const rest = list.filter((m) => m !== '()')
  if (rest.length === 0) return ''
  return rest.join('|') + (rest.length < list.length ? '?' : '')
}
