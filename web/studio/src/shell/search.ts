// How well something fits what is typed to find it.

/**
 * Higher is better, 0 does not fit. Each word of the query has to occur: at the
 * start of the text best, at the start of a word well, elsewhere less, and as
 * letters in order least.
 */
export function score(query: string, text: string): number {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return 1
  const lower = text.toLowerCase()
  let total = 0
  for (const word of words) {
    const s = scoreWord(word, lower, text)
    if (s === 0) return 0
    total += s
  }
  // Of two that fit alike the shorter is the more exact.
  return total / words.length + 10 / (10 + text.length)
}

function scoreWord(word: string, lower: string, text: string): number {
  if (lower.startsWith(word)) return 100
  for (let i = lower.indexOf(word); i >= 0; i = lower.indexOf(word, i + 1)) if (startsWord(text, i)) return 80
  if (lower.includes(word)) return 60
  // Letters in order, counting those at the start of words.
  let at = 0
  let starts = 0
  for (const letter of word) {
    const i = lower.indexOf(letter, at)
    if (i < 0) return 0
    if (startsWord(text, i)) starts++
    at = i + 1
  }
  return word.length > 1 && starts * 2 >= word.length ? 10 + (20 * starts) / word.length : 0
}

function startsWord(text: string, i: number): boolean {
  if (i === 0) return true
  const before = text[i - 1]!
  const here = text[i]!
  return !/[\p{L}\p{N}]/u.test(before) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(here))
}

/** Those that fit, the best first; without a query all in their order. */
export function find<T>(query: string, list: T[], text: (t: T) => string): T[] {
  if (!query.trim()) return list
  return list
    .map((t) => ({ t, s: score(query, text(t)) }))
    .filter((x) => x.s > 0)
    .sort((a, b) => b.s - a.s)
    .map((x) => x.t)
}
