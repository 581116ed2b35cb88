import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function tokens(theme: string): Record<string, string> {
  const block = css.split(`[data-theme='${theme}']`)[1]?.split('\n}')[0] ?? ''
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]))
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p)
  return (x! + 0.05) / (y! + 0.05)
}

const grounds = ['bg', 'surface', 'surface-2', 'canvas', 'raised', 'hover', 'selected']
const onAll = ['text', 'text-2']
const onMost = ['text-3', 'accent', 'danger', 'warning', 'success', 'k-entry', 'k-listener', 'k-connection', 'k-type', 'k-function', 'k-mapper', 'k-config']
const most = ['bg', 'surface', 'canvas', 'raised']

const pairs = [
  ...onAll.flatMap((t) => grounds.map((g) => [t, g, 4.5] as const)),
  ...onMost.flatMap((t) => most.map((g) => [t, g, 4.5] as const)),
  ['text-3', 'hover', 4.5] as const,
  ['text', 'accent-soft', 4.5] as const,
  ...['accent', 'danger', 'warning', 'success', 'info'].map((c) => [c, `${c}-soft`, 4.5] as const),
  ['on-accent', 'accent', 4.5] as const,
  ['on-accent', 'accent-hover', 4.5] as const,
  ['on-danger', 'danger', 4.5] as const,
  ['text-2', 'surface-2', 4.5] as const,
  // Edges of controls are seen at 3.
  ['border-strong', 'bg', 3] as const,
]

describe.each(['light', 'dark'])('colours of the %s theme', (theme) => {
  const t = tokens(theme)
  it.each(pairs)('%s on %s', (front, back, least) => {
    expect(t[front], front).toBeDefined()
    expect(t[back], back).toBeDefined()
    expect(contrast(t[front]!, t[back]!)).toBeGreaterThanOrEqual(least)
  })
})
