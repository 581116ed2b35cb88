// What ties code and diagram together: where the caret is, and what is to be shown in
// the code. It knows nothing of the editor, so that others need not load it.

import { create } from 'zustand'
import type { Range } from '../rpc/models'
import { fileOf } from '../store/files'
import type { Place } from './place'

export type { Place } from './place'

interface CodeLink {
  /** The flow and the node in which the caret is; null outside of functions. */
  caret: { flow: string; node: string } | null
  /** What the code beside a diagram is to show, and the id of what the diagram is of; a new object each time. */
  reveal: (Place & { of?: string; polite?: boolean }) | null
}

export const useCodeLink = create<CodeLink>()(() => ({ caret: null, reveal: null }))

/** The document of a file that a model names. */
export function uriOfFile(file: string): string | undefined {
  return fileOf(file)?.uri
}

/** Shows a range of a model in the code beside the diagram, if it is there and nobody types in it. */
export function revealInCode(range: Range, of?: string): void {
  const uri = uriOfFile(range.file)
  if (uri)
    useCodeLink.setState({
      reveal: { of, polite: true, uri, line: range.from.line, column: range.from.col, end: { line: range.to.line, column: range.to.col } },
    })
}
