// The declarations of the document that is shown, for the outline and the way to the caret.

import type { DocumentSymbol } from 'vscode-languageserver-types'
import { useEffect, useState } from 'react'
import { rpc } from '../rpc'
import { theEditor } from './editor'
import { settled, uriOfModel } from './models'

const pause = 250

/** The declarations of the document in the editor, kept up to date. */
export function useSymbols(uri: string | undefined): DocumentSymbol[] {
  const [symbols, setSymbols] = useState<DocumentSymbol[]>([])
  useEffect(() => {
    if (!uri?.endsWith('.bal')) {
      setSymbols([])
      return
    }
    const editor = theEditor()
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = async () => {
      const model = editor.getModel()
      if (!model || uriOfModel(model) !== uri) return
      await settled(model)
      const list = await rpc.request<DocumentSymbol[] | null>('textDocument/documentSymbol', { textDocument: { uri } }).catch(() => null)
      if (!gone && list) setSymbols(list)
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void read(), pause)
    }
    const listening = [editor.onDidChangeModelContent(soon), editor.onDidChangeModel(soon)]
    void read()
    return () => {
      gone = true
      clearTimeout(timer)
      for (const l of listening) l.dispose()
    }
  }, [uri])
  return symbols
}

/** The line of the caret, from 1. */
export function useCaretLine(): number {
  const [line, setLine] = useState(1)
  useEffect(() => {
    const editor = theEditor()
    const read = () => setLine(editor.getPosition()?.lineNumber ?? 1)
    read()
    const listening = [editor.onDidChangeCursorPosition(read), editor.onDidChangeModel(read)]
    return () => {
      for (const l of listening) l.dispose()
    }
  }, [])
  return line
}

/** The declarations around a line, from 1, the outer ones first. */
export function around(symbols: readonly DocumentSymbol[], line: number): DocumentSymbol[] {
  const s = symbols.find((x) => x.range.start.line < line && line - 1 <= x.range.end.line)
  return s ? [s, ...around(s.children ?? [], line)] : []
}
