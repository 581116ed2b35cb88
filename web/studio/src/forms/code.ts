// Values as code and as what people type: texts with and without their quotes, records
// and lists with their parts. Nothing here knows types: what is not plainly a literal
// is left as the expression it is.

/** The text that a string literal stands for; null for anything else. */
export function textOf(code: string): string | null {
  const c = code.trim()
  if (c.length < 2 || c[0] !== '"' || c[c.length - 1] !== '"') return null
  let out = ''
  for (let i = 1; i < c.length - 1; i++) {
    const ch = c[i]!
    if (ch === '"' || ch === '\n') return null
    if (ch !== '\\') {
      out += ch
      continue
    }
    const next = c[++i]
    if (i >= c.length - 1) return null
    switch (next) {
      case 'n':
        out += '\n'
        break
      case 't':
        out += '\t'
        break
      case 'r':
        out += '\r'
        break
      case '"':
      case '\\':
        out += next
        break
      case 'u': {
        const m = /^\{([0-9a-fA-F]{1,6})\}/.exec(c.slice(i + 1, -1))
        if (!m || parseInt(m[1]!, 16) > 0x10ffff) return null
        out += String.fromCodePoint(parseInt(m[1]!, 16))
        i += m[0].length
        break
      }
      default:
        return null
    }
  }
  return out
}

/** The string literal for a text. */
export function literalOf(text: string): string {
  const body = text.replace(/[\\"\n\r\t]|[\u0000-\u001f]/g, (c) => {
    switch (c) {
      case '\\':
        return '\\\\'
      case '"':
        return '\\"'
      case '\n':
        return '\\n'
      case '\r':
        return '\\r'
      case '\t':
        return '\\t'
    }
    return `\\u{${c.codePointAt(0)!.toString(16)}}`
  })
  return `"${body}"`
}

/** What is between the backticks of a template, with the word before them; null for anything else. */
export function templateOf(code: string): { tag: string; body: string } | null {
  const m = /^\s*([A-Za-z]\w*)?\s*`([^`]*)`\s*$/.exec(code)
  return m ? { tag: m[1] ?? '', body: m[2]! } : null
}

export interface Part {
  /** The name of a field as it is written, "" for a member of a list. */
  key: string
  value: string
}

/** The fields of a mapping constructor that has nothing but `name: value`; null for anything else. */
export function fieldsOf(code: string): Part[] | null {
  const inner = between(code, '{', '}')
  if (inner === null) return null
  const parts = split(inner)
  if (parts === null) return null
  const fields: Part[] = []
  for (const p of parts) {
    const m = /^\s*(?:"((?:[^"\\]|\\.)*)"|('?[\p{L}_][\p{L}\p{N}_]*))\s*(?::([\s\S]*))?$/u.exec(p)
    if (!m) return null
    const key = m[1] ?? m[2]!
    // A variable by itself stands for a field with its name.
    if (m[3] === undefined && (m[1] !== undefined || m[2] === undefined)) return null
    const value = m[3] === undefined ? m[2]! : m[3].trim()
    if (value === '') return null
    fields.push({ key, value })
  }
  return fields
}

/** The mapping constructor of fields. */
export function recordOf(fields: readonly Part[]): string {
  return `{${fields.map((f) => `${keyOf(f.key)}: ${f.value}`).join(', ')}}`
}

function keyOf(key: string): string {
  return /^'?[\p{L}_][\p{L}\p{N}_]*$/u.test(key) ? key : literalOf(key)
}

/** The members of a list constructor; null for anything else. */
export function membersOf(code: string): string[] | null {
  const inner = between(code, '[', ']')
  if (inner === null) return null
  const parts = split(inner)
  if (parts === null || parts.some((p) => p.trim() === '')) return null
  return parts.map((p) => p.trim())
}

export function listOf(members: readonly string[]): string {
  return `[${members.join(', ')}]`
}

/** What is between a pair of brackets that has the whole text in it. */
function between(code: string, open: string, close: string): string | null {
  const c = code.trim()
  if (c[0] !== open || c[c.length - 1] !== close) return null
  const end = closing(c, 0)
  return end === c.length - 1 ? c.slice(1, -1) : null
}

const pairs: Record<string, string> = { '{': '}', '[': ']', '(': ')' }

/** Where the bracket at a place is closed; -1 if it is not. */
function closing(text: string, at: number): number {
  const stack: string[] = []
  for (let i = at; i < text.length; i++) {
    const skipped = skip(text, i)
    if (skipped < 0) return -1
    if (skipped > i) {
      i = skipped - 1
      continue
    }
    const c = text[i]!
    if (pairs[c]) stack.push(pairs[c])
    else if (c === '}' || c === ']' || c === ')') {
      if (stack.pop() !== c) return -1
      if (stack.length === 0) return i
    }
  }
  return -1
}

/** Behind the string, template or comment that begins at a place; the place itself where none does, -1 where it has no end. */
function skip(text: string, at: number): number {
  const c = text[at]
  if (c === '"') {
    for (let i = at + 1; i < text.length; i++) {
      if (text[i] === '\\') i++
      else if (text[i] === '"') return i + 1
    }
    return -1
  }
  if (c === '`') {
    for (let i = at + 1; i < text.length; i++) {
      if (text[i] === '`') return i + 1
      if (text[i] === '$' && text[i + 1] === '{') {
        const end = closing(text, i + 1)
        if (end < 0) return -1
        i = end
      }
    }
    return -1
  }
  if (c === '/' && text[at + 1] === '/') {
    const nl = text.indexOf('\n', at)
    return nl < 0 ? -1 : nl
  }
  return at
}

/** The parts of a text between its outermost commas; null where brackets do not match. */
function split(text: string): string[] | null {
  if (text.trim() === '') return []
  const parts: string[] = []
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const skipped = skip(text, i)
    if (skipped < 0) return null
    if (skipped > i) {
      // A comment is not kept apart: the whole is better edited as code.
      if (text[i] === '/') return null
      i = skipped - 1
      continue
    }
    const c = text[i]!
    if (pairs[c]) {
      const end = closing(text, i)
      if (end < 0) return null
      i = end
    } else if (c === '}' || c === ']' || c === ')') return null
    else if (c === ',') {
      parts.push(text.slice(from, i))
      from = i + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}
