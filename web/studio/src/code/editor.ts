// The one code editor of the page. It moves to wherever it is shown, so that changing
// views costs nothing and the caret, the scroll position and folds stay as they were.

import { redo, undo, useStudio } from '../store/studio'
import { documents } from '../sync/documents'
import { toEdits } from '../sync/ops'
import { useDebugStore } from '../debug/store'
import { byteOffset, modelOf, onAroundShown, uriOfModel } from './models'
import { monaco } from './monaco'
import { rpc } from '../rpc'
import { registerProviders, showDiagnostics } from './providers'
import { openPlace } from './open'
import { runLens } from './lenses'
import { useCodeLink } from './link'

export interface Shown {
  uri: string
  line?: number
  column?: number
  end?: { line: number; column: number }
  focus?: boolean
  /** Not while somebody types: the caret is theirs. */
  polite?: boolean
}

const states = new Map<string, monaco.editor.ICodeEditorViewState>()
let editor: monaco.editor.IStandaloneCodeEditor | null = null
const host = document.createElement('div')
host.style.cssText = 'width:100%;height:100%'

/** Called with the editor when it is first made: what is added to it by others. */
const extensions: ((e: monaco.editor.IStandaloneCodeEditor) => void)[] = []

export function extendEditor(f: (e: monaco.editor.IStandaloneCodeEditor) => void): void {
  if (editor) f(editor)
  else extensions.push(f)
}

export function theEditor(): monaco.editor.IStandaloneCodeEditor {
  return (editor ??= create())
}

/** Puts the editor into an element; the answer takes it out. */
export function attachEditor(parent: HTMLElement): () => void {
  parent.append(host)
  const e = theEditor()
  e.layout()
  return () => {
    keepState(e)
    if (host.parentElement === parent) host.remove()
  }
}

function keepState(e: monaco.editor.IStandaloneCodeEditor): void {
  const model = e.getModel()
  const state = e.saveViewState()
  if (model && state) states.set(uriOfModel(model), state)
}

let latest: Shown | null = null

/** Shows a document, at a place or where it was left. */
export async function showDocument(what: Shown): Promise<void> {
  if (what.polite && editor?.hasTextFocus()) return
  latest = what
  const model = await modelOf(what.uri)
  if (latest !== what) return
  const e = theEditor()
  if (e.getModel() !== model) {
    keepState(e)
    e.setModel(model)
    e.updateOptions({ readOnly: !what.uri.startsWith('file:') })
    const state = states.get(what.uri)
    if (state) e.restoreViewState(state)
    showDiagnostics(model, useStudio.getState().diagnostics[what.uri] ?? [])
  }
  if (what.line !== undefined) {
    const line = Math.min(what.line, model.getLineCount())
    const column = Math.min(what.column ?? (model.getLineFirstNonWhitespaceColumn(line) || 1), model.getLineMaxColumn(line))
    const range = what.end
      ? model.validateRange(new monaco.Range(line, column, what.end.line, what.end.column))
      : new monaco.Range(line, column, line, column)
    e.setSelection(what.end ? monaco.Range.fromPositions(range.getStartPosition()) : range)
    e.revealRangeInCenterIfOutsideViewport(range, monaco.editor.ScrollType.Immediate)
    if (what.end) flash(e, range)
  }
  if (what.focus !== false) e.focus()
  noteCaret(e)
}

let flashes: monaco.editor.IEditorDecorationsCollection | null = null
let flashTimer: ReturnType<typeof setTimeout> | undefined

/** Points out a range for a moment. */
function flash(e: monaco.editor.IStandaloneCodeEditor, range: monaco.Range): void {
  flashes ??= e.createDecorationsCollection()
  flashes.set([{ range, options: { isWholeLine: true, className: 'studio-flash' } }])
  clearTimeout(flashTimer)
  flashTimer = setTimeout(() => flashes?.clear(), 1200)
}

function create(): monaco.editor.IStandaloneCodeEditor {
  registerProviders(runLens)
  const e = monaco.editor.create(host, {
    model: null,
    theme: 'studio',
    automaticLayout: true,
    fixedOverflowWidgets: true,
    'semanticHighlighting.enabled': true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    fontSize: 13,
    lineHeight: 20,
    tabSize: 4,
    glyphMargin: true,
    lineNumbersMinChars: 4,
    minimap: { enabled: false },
    stickyScroll: { enabled: true, maxLineCount: 3 },
    scrollBeyondLastLine: false,
    renderLineHighlight: 'all',
    renderWhitespace: 'selection',
    smoothScrolling: false,
    bracketPairColorization: { enabled: false },
    guides: { indentation: true, bracketPairs: false },
    suggest: { showWords: false, preview: false, showStatusBar: false },
    quickSuggestions: { other: true, comments: false, strings: false },
    wordBasedSuggestions: 'off',
    formatOnPaste: false,
    definitionLinkOpensInPeek: false,
    gotoLocation: { multipleDefinitions: 'peek', multipleReferences: 'peek' },
    linkedEditing: false,
    unicodeHighlight: { ambiguousCharacters: false },
    accessibilitySupport: 'auto',
    ariaLabel: 'Code',
    padding: { top: 6, bottom: 40 },
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
    overviewRulerBorder: false,
    inlayHints: { enabled: 'on', fontSize: 12 },
  })
  // Undo and redo are those of the whole project.
  e.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyZ, () => void step('undo'), 'editorTextFocus')
  e.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyMod.Shift | monaco.KeyCode.KeyZ, () => void step('redo'), 'editorTextFocus')
  e.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyY, () => void step('redo'), 'editorTextFocus')
  // It saves by itself.
  e.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, () => void documents.settled())
  e.onDidChangeCursorPosition(() => caretMoved(e))
  e.onDidChangeModelContent(() => caretMoved(e))
  onAroundShown((model, change) => (e.getModel() === model ? steady(e, change) : undefined))
  monaco.editor.registerEditorOpener({
    openCodeEditor: (_source, resource, selection) => {
      const model = monaco.editor.getModel(resource)
      const uri = model ? uriOfModel(model) : resource.toString()
      const at =
        selection &&
        ('startLineNumber' in selection
          ? { line: selection.startLineNumber, column: selection.startColumn }
          : { line: selection.lineNumber, column: selection.column })
      openPlace({ uri, line: at?.line ?? 1, column: at?.column })
      return true
    },
  })
  useStudio.subscribe((now, before) => {
    const model = e.getModel()
    if (!model || now.diagnostics === before.diagnostics) return
    const uri = uriOfModel(model)
    if (now.diagnostics[uri] !== before.diagnostics[uri]) showDiagnostics(model, now.diagnostics[uri] ?? [])
  })
  for (const f of extensions.splice(0)) f(e)
  return e
}

async function step(kind: 'undo' | 'redo'): Promise<void> {
  await documents.settled()
  if (useStudio.getState().history[kind] !== null) await (kind === 'undo' ? undo() : redo())
}

/** Keeps what is seen where it is while text above changes, and goes to what undo brings back. */
function steady(e: monaco.editor.IStandaloneCodeEditor, change: import('../sync/documents').Shown): (() => void) | undefined {
  const model = e.getModel()
  const first = e.getVisibleRanges()[0]?.startLineNumber
  if (!model || first === undefined) return undefined
  const edits = toEdits(change.op)
  const offset = e.getScrollTop() - e.getTopForLineNumber(first)
  let moved = 0
  for (const edit of edits) {
    const end = model.getPositionAt(edit.to).lineNumber
    if (end >= first) break
    moved += edit.text.split('\n').length - 1 - (end - model.getPositionAt(edit.from).lineNumber)
  }
  const last = edits[edits.length - 1]
  const before = edits.slice(0, -1).reduce((n, x) => n + x.text.length - (x.to - x.from), 0)
  return () => {
    if (moved !== 0) e.setScrollTop(e.getTopForLineNumber(first + moved) + offset, monaco.editor.ScrollType.Immediate)
    if (change.own && (change.origin === 'undo' || change.origin === 'redo') && last && e.hasTextFocus()) {
      const end = model.getPositionAt(last.from + before + last.text.length)
      e.setPosition(end)
      e.revealPositionInCenterIfOutsideViewport(end)
    }
  }
}

let caretTimer: ReturnType<typeof setTimeout> | undefined
let asked = 0

function caretMoved(e: monaco.editor.IStandaloneCodeEditor): void {
  clearTimeout(caretTimer)
  caretTimer = setTimeout(() => noteCaret(e), 60)
}

/** Asks in which node of which flow the caret is. */
function noteCaret(e: monaco.editor.IStandaloneCodeEditor): void {
  const model = e.getModel()
  const position = e.getPosition()
  const round = ++asked
  if (!model || !position || model.getLanguageId() !== 'ballerina' || !uriOfModel(model).startsWith('file:')) {
    useCodeLink.setState({ caret: null })
    return
  }
  void rpc
    .call('studio/at', { uri: uriOfModel(model), offset: byteOffset(model, position) })
    .then(({ model: at }) => {
      const caret = at?.flow ? { flow: at.flow, node: at.node } : null
      const known = useCodeLink.getState().caret
      if (round === asked && (caret?.flow !== known?.flow || caret?.node !== known?.node)) useCodeLink.setState({ caret })
    })
    .catch(() => {})
}

// The debugger stops somewhere: the editor follows if it shows something.
useDebugStore.subscribe((now, before) => {
  if (now.current && now.current !== before.current && host.isConnected) openPlace({ ...now.current, focus: false })
})
