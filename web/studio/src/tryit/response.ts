// A response as people read it.

import type { TryResponse } from '../rpc/protocol'

export function headerOf(r: Pick<TryResponse, 'headers'>, name: string): string | undefined {
  return r.headers.find(([k]) => k.toLowerCase() === name.toLowerCase())?.[1]
}

/** The body with line breaks and indentation, if it is of a kind that has them. */
export function prettyBody(r: Pick<TryResponse, 'headers' | 'body' | 'encoding'>): string {
  if (r.encoding === 'base64') return r.body
  const type = headerOf(r, 'content-type') ?? ''
  if (/[/+]json/.test(type)) {
    try {
      return JSON.stringify(JSON.parse(r.body), null, 2)
    } catch {
      return r.body
    }
  }
  return /[/+]xml/.test(type) ? prettyXml(r.body) : r.body
}

/** One tag a line, indented; text stays with its tag. */
function prettyXml(text: string): string {
  let depth = 0
  const lines: string[] = []
  for (const piece of text.replace(/>\s+</g, '><').split(/(?<=>)(?=<)/)) {
    const closes = /^<\//.test(piece)
    if (closes) depth = Math.max(0, depth - 1)
    lines.push('  '.repeat(depth) + piece)
    if (/^<[^!?/]/.test(piece) && !/\/>$/.test(piece) && !/<\/[^>]+>$/.test(piece)) depth++
  }
  return lines.join('\n')
}

export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

export function timeText(ms: number): string {
  return ms < 1000 ? `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`
}
