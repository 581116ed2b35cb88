// Types to propose where one is typed.

import type { Overview } from '../rpc/models'

const basic = ['string', 'int', 'boolean', 'decimal', 'float', 'json', 'xml', 'anydata', 'byte', 'error', 'map<string>', 'string[]']

/** The names of types there are: basic ones and the project's. */
export function knownTypes(o: Overview | null, more: string[] = []): string[] {
  return [...new Set([...basic, ...(o?.types ?? []).map((t) => (t.module ? `${t.module}:${t.name}` : t.name)), ...more])]
}

/** The name that is being typed at the end of a text. */
export function typedName(text: string): string {
  return /[\w:']*$/.exec(text)?.[0] ?? ''
}

/** What of the types known fits what is typed; nothing when it is one of them already. */
export function suggestTypes(text: string, known: string[], limit = 8): string[] {
  const typed = typedName(text).toLowerCase()
  if (!typed && text.trim()) return []
  if (known.some((k) => k.toLowerCase() === typed)) return []
  const starts = known.filter((k) => k.toLowerCase().startsWith(typed))
  const within = known.filter((k) => !starts.includes(k) && k.toLowerCase().includes(typed))
  return [...starts, ...within].slice(0, limit)
}

/** The text with the name at its end completed. */
export function completeType(text: string, name: string): string {
  return text.slice(0, text.length - typedName(text).length) + name
}
