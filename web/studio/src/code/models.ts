// The editor's models, each bound to a document that is shared with the server.

import type { LspRange } from '../rpc/protocol'
import { documents, type SharedDocument, type Shown } from '../sync/documents'
import { fromEdits, toEdits } from '../sync/ops'
import { Lines } from '../sync/positions'
import { languageOf, monaco } from './monaco'

interface Bound {
  uri: string
  model: monaco.editor.ITextModel
  document: SharedDocument | null
  /** A change of the document is being put into the model. */
  applying: boolean
  dispose(): void
}

const byUri = new Map<string, Promise<Bound>>()
const byModel = new WeakMap<monaco.editor.ITextModel, Bound>()

/** Texts that are not the server's: sources that only the debugger knows. */
const others: { scheme: string; read(uri: string): Promise<string> }[] = []

export function provideTexts(scheme: string, read: (uri: string) => Promise<string>): void {
  others.push({ scheme, read })
}

/** The URI of a model as the server writes it. */
export function uriOfModel(model: monaco.editor.ITextModel): string {
  return byModel.get(model)?.uri ?? model.uri.toString()
}

export function documentOf(model: monaco.editor.ITextModel): SharedDocument | null {
  return byModel.get(model)?.document ?? null
}

/** The model of a document, which stays until the page goes: they are few, and peeks need them. */
export async function modelOf(uri: string): Promise<monaco.editor.ITextModel> {
  const known = byUri.get(uri)
  if (known) {
    const bound = await known
    // A document that was given up, because its project was left, is read anew.
    if (!bound.model.isDisposed() && (!bound.document || documents.get(uri) === bound.document)) return bound.model
    bound.dispose()
  }
  const opening = bind(uri)
  byUri.set(uri, opening)
  opening.catch(() => byUri.delete(uri))
  return (await opening).model
}

/** The model of a document, if it has one already. */
export async function loadedModel(uri: string): Promise<monaco.editor.ITextModel | null> {
  const bound = await byUri.get(uri)?.catch(() => null)
  return bound && !bound.model.isDisposed() ? bound.model : null
}

async function bind(uri: string): Promise<Bound> {
  const other = others.find((o) => uri.startsWith(o.scheme + ':'))
  const document = other ? null : await documents.acquire(uri)
  const text = document ? document.text : await other!.read(uri)
  const place = monaco.Uri.parse(uri)
  monaco.editor.getModel(place)?.dispose()
  const model = monaco.editor.createModel(text, languageOf(uri), place)
  model.setEOL(monaco.editor.EndOfLineSequence.LF)
  model.updateOptions({
    tabSize: 4,
    insertSpaces: true,
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  })
  const bound: Bound = { uri, model, document, applying: false, dispose: () => model.dispose() }
  byModel.set(model, bound)
  if (!document) return bound
  const typed = model.onDidChangeContent((e) => {
    if (bound.applying) return
    if (e.isFlush) return
    document.edit(
      fromEdits(e.changes.map((c) => ({ from: c.rangeOffset, to: c.rangeOffset + c.rangeLength, text: c.text }))),
      nextLabel.get(model),
    )
    nextLabel.delete(model)
  })
  const shown = document.onShown((change) => {
    const { op } = change
    bound.applying = true
    const after = [...aroundShown].map((f) => f(model, change))
    try {
      // The text before the change is what the model has.
      const edits = toEdits(op).map((edit) => ({
        range: monaco.Range.fromPositions(model.getPositionAt(edit.from), model.getPositionAt(edit.to)),
        text: edit.text,
        forceMoveMarkers: false,
      }))
      model.applyEdits(edits)
    } finally {
      bound.applying = false
    }
    for (const f of after) f?.()
    if (model.getValue() !== document.text) {
      // It cannot be, but a model that differs would lose what is typed next.
      bound.applying = true
      model.setValue(document.text)
      bound.applying = false
    }
  })
  bound.dispose = () => {
    typed.dispose()
    shown()
    model.dispose()
    documents.release(document)
  }
  return bound
}

type AroundShown = (model: monaco.editor.ITextModel, change: Shown) => (() => void) | undefined
const aroundShown = new Set<AroundShown>()

/** Calls f before a change that was not typed here gets into a model, and what it returns after it. */
export function onAroundShown(f: AroundShown): () => void {
  aroundShown.add(f)
  return () => aroundShown.delete(f)
}

const nextLabel = new WeakMap<monaco.editor.ITextModel, string>()

/** What the next change of a model is called in the history. */
export function labelNext(model: monaco.editor.ITextModel, label: string): void {
  nextLabel.set(model, label)
}

/** Waits until the server has what was typed: what is asked then is about the same text. */
export async function settled(model: monaco.editor.ITextModel): Promise<void> {
  await documentOf(model)?.settled()
}

export function toRange(r: LspRange): monaco.IRange {
  return {
    startLineNumber: r.start.line + 1,
    startColumn: r.start.character + 1,
    endLineNumber: r.end.line + 1,
    endColumn: r.end.character + 1,
  }
}

export function fromRange(r: monaco.IRange): LspRange {
  return {
    start: { line: r.startLineNumber - 1, character: r.startColumn - 1 },
    end: { line: r.endLineNumber - 1, character: r.endColumn - 1 },
  }
}

export function fromPosition(p: monaco.IPosition): { line: number; character: number } {
  return { line: p.lineNumber - 1, character: p.column - 1 }
}

/** The byte at a position: models of the program count in bytes of the file. */
export function byteOffset(model: monaco.editor.ITextModel, position: monaco.IPosition): number {
  const offset = new Lines(model.getValue()).offset(fromPosition(position))
  const before = model.getValue().slice(0, offset)
  const extra = documentOf(model)?.lineEnd === '\r\n' ? position.lineNumber - 1 : 0
  return new TextEncoder().encode(before).length + extra
}
