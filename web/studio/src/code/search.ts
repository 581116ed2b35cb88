// Search over all files: their texts are read once and dropped when they change.

import { create } from 'zustand'
import { rpc } from '../rpc'
import type { File } from '../rpc/protocol'
import { useStudio } from '../store/studio'
import { documents } from '../sync/documents'
import { findIn, pattern, type Match, type SearchOptions } from './searchText'

export interface FileMatches {
  file: File
  matches: Match[]
}

export const useSearch = create<{ query: string; options: SearchOptions }>()(() => ({
  query: '',
  options: { matchCase: false, wholeWord: false, regexp: false },
}))

/** How many matches are listed in all. */
const mostMatches = 2000

const texts = new Map<string, Promise<string | null>>()
rpc.on('studio/changed', ({ uri }) => texts.delete(uri))
rpc.on('studio/files', ({ files }) => {
  const there = new Set(files.map((f) => f.uri))
  for (const uri of texts.keys()) if (!there.has(uri)) texts.delete(uri)
})
rpc.onState(() => texts.clear())

function textOf(uri: string): Promise<string | null> {
  const open = documents.get(uri)
  if (open) return Promise.resolve(open.text)
  let text = texts.get(uri)
  if (!text) {
    text = rpc.call('studio/read', { uri }).then(
      (r) => r.text,
      () => null,
    )
    texts.set(uri, text)
  }
  return text
}

/** The files in which something is found; a text when it cannot be looked for. */
export async function searchFiles(query: string, options: SearchOptions): Promise<FileMatches[] | string> {
  const expression = pattern(query, options)
  if (typeof expression === 'string') return expression
  const files = useStudio.getState().files.filter((f) => f.kind !== 'other')
  const all = await Promise.all(files.map(async (file) => ({ file, text: await textOf(file.uri) })))
  const found: FileMatches[] = []
  let n = 0
  for (const { file, text } of all) {
    if (text === null || n >= mostMatches) continue
    const matches = findIn(text, expression)
    n += matches.length
    if (matches.length > 0) found.push({ file, matches })
  }
  return found
}
