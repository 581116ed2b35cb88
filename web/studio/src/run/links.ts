// Places in the code that output names: lines of stack traces, diagnostics, paths of files,
// and addresses of the web.

import type { Piece } from './ansi'

/** A file of the project, as far as links need it. */
export interface KnownFile {
  uri: string
  /** Relative to the root, with slashes. */
  path: string
}

export interface Link {
  from: number
  to: number
  /** The place in the code; lines and columns from 1. */
  place?: { uri: string; line: number; column?: number }
  url?: string
}

const stackFrame = /(\S+):[^\s:()]+\(([^()\s:]+\.bal):(\d+)(?::(\d+))?\)/g
const diagnostic = /\[([^\][\s]+\.(?:bal|toml)):\((\d+):(\d+)(?:,\d+:\d+)?\)\]/g
const filePlace = /(?<![\w/.-])((?:[\w.-]+\/)*[\w-]+\.(?:bal|toml)):(\d+)(?::(\d+))?/g
const testFailure = /fileName: (\S+\.bal) lineNumber: (\d+)/g
const address = /\bhttps?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/g

/** The links of a line of output, in order and apart from each other. */
export function linksIn(line: string, files: readonly KnownFile[]): Link[] {
  const links: Link[] = []
  const add = (l: Link | null) => {
    if (l && !links.some((x) => l.from < x.to && x.from < l.to)) links.push(l)
  }
  for (const m of line.matchAll(address)) add({ from: m.index, to: m.index + m[0].length, url: m[0] })
  for (const m of line.matchAll(stackFrame)) {
    const [whole, module = '', file = '', row, column] = m
    const open = m.index + whole.indexOf('(')
    add(linkTo(fileOfModule(files, file, module), open + 1, m.index + whole.length - 1, row, column))
  }
  for (const m of line.matchAll(diagnostic)) {
    add(linkTo(fileOf(files, m[1] ?? ''), m.index + 1, m.index + m[0].length - 1, m[2], m[3]))
  }
  for (const m of line.matchAll(testFailure)) {
    add(linkTo(fileOf(files, m[1] ?? ''), m.index + 'fileName: '.length, m.index + m[0].length, m[2]))
  }
  for (const m of line.matchAll(filePlace)) {
    add(linkTo(fileOf(files, m[1] ?? ''), m.index, m.index + m[0].length, m[2], m[3]))
  }
  return links.sort((a, b) => a.from - b.from)
}

function linkTo(file: KnownFile | undefined, from: number, to: number, line?: string, column?: string): Link | null {
  if (!file) return null
  return { from, to, place: { uri: file.uri, line: Number(line), column: column === undefined ? undefined : Number(column) } }
}

/** The file with a path, or the only one whose path ends with it. */
function fileOf(files: readonly KnownFile[], path: string): KnownFile | undefined {
  const exact = files.find((f) => f.path === path)
  if (exact) return exact
  const ending = files.filter((f) => f.path.endsWith('/' + path))
  return ending.length === 1 ? ending[0] : undefined
}

/** A source of a module by its name; `a.b.c` is in modules/b.c of package a, or of whichever there is. */
function fileOfModule(files: readonly KnownFile[], name: string, module: string): KnownFile | undefined {
  const dotted = module.slice(module.lastIndexOf('/') + 1)
  const candidates = files.filter((f) => f.path === name || f.path.endsWith('/' + name))
  const inModule = candidates.find((f) => {
    const folder = /(?:^|\/)modules\/([^/]+)\//.exec(f.path)?.[1]
    return folder !== undefined && (dotted === folder || dotted.endsWith('.' + folder))
  })
  return inModule ?? candidates.find((f) => !/(?:^|\/)modules\//.test(f.path)) ?? candidates[0]
}

/** A piece of a line, with the link that it is part of. */
export interface Segment extends Piece {
  link?: Link
}

/** The pieces of a line, cut where links begin and end. */
export function withLinks(pieces: readonly Piece[], links: readonly Link[]): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const piece of pieces) {
    const end = at + piece.text.length
    let from = at
    for (const link of links) {
      if (link.to <= from || link.from >= end) continue
      const start = Math.max(link.from, from)
      const stop = Math.min(link.to, end)
      if (start > from) segments.push({ ...piece, text: piece.text.slice(from - at, start - at) })
      segments.push({ ...piece, text: piece.text.slice(start - at, stop - at), link })
      from = stop
    }
    if (from < end) segments.push({ ...piece, text: piece.text.slice(from - at) })
    at = end
  }
  return segments
}
