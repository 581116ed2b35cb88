// Breakpoints and the current line in the editor's margin, and values under the pointer.

import { describe } from '../debug/breakpoints'
import { evaluate, sourceText } from '../debug/session'
import { useDebugStore } from '../debug/store'
import { sameUri } from '../debug/uri'
import { extendEditor } from './editor'
import { provideTexts, uriOfModel } from './models'
import { monaco } from './monaco'
import { useBreakpointEditor } from './breakpointEditor'
import { expressionAt } from './expression'

let connected = false

/** Wires the editor with the debugger, once. */
export function connectBreakpoints(): void {
  if (connected) return
  connected = true
  provideTexts('debug', sourceText)
  extendEditor((editor) => {
    const marks = editor.createDecorationsCollection()
    const hint = editor.createDecorationsCollection()
    const draw = () => marks.set(decorations(editor))
    editor.onDidChangeModel(() => {
      hint.clear()
      draw()
    })
    useDebugStore.subscribe((now, before) => {
      if (
        now.breakpoints !== before.breakpoints ||
        now.current !== before.current ||
        now.frame !== before.frame ||
        now.phase !== before.phase
      )
        draw()
    })
    editor.onMouseMove((e) => {
      const line = marginLine(editor, e)
      hint.set(
        line === null ? [] : [{ range: new monaco.Range(line, 1, line, 1), options: { glyphMarginClassName: 'studio-breakpoint-hint' } }],
      )
    })
    editor.onMouseLeave(() => hint.clear())
    editor.onMouseDown((e) => {
      const line = marginLine(editor, e)
      const model = editor.getModel()
      if (line === null || !model) return
      const uri = uriOfModel(model)
      if (e.event.rightButton || e.event.ctrlKey) useBreakpointEditor.setState({ open: { uri, line } })
      else useDebugStore.getState().toggle(uri, line)
    })
    const toggleHere = () => {
      const model = editor.getModel()
      const line = editor.getPosition()?.lineNumber
      if (model && line && canStop(model)) useDebugStore.getState().toggle(uriOfModel(model), line)
    }
    editor.addAction({
      id: 'studio.toggleBreakpoint',
      label: 'Toggle breakpoint',
      keybindings: [monaco.KeyCode.F9],
      contextMenuGroupId: 'z_debug',
      run: toggleHere,
    })
    editor.addAction({
      id: 'studio.editBreakpoint',
      label: 'Breakpoint with a condition',
      keybindings: [monaco.KeyMod.Shift | monaco.KeyCode.F9],
      contextMenuGroupId: 'z_debug',
      run: (e) => {
        const model = e.getModel()
        const line = e.getPosition()?.lineNumber
        if (model && line && canStop(model)) useBreakpointEditor.setState({ open: { uri: uriOfModel(model), line } })
      },
    })
  })
  monaco.languages.registerHoverProvider('ballerina', { provideHover: valueAt })
}

function canStop(model: monaco.editor.ITextModel): boolean {
  return model.getLanguageId() === 'ballerina' && uriOfModel(model).startsWith('file:')
}

/** The line whose margin the pointer is in, if a breakpoint can be there. */
function marginLine(editor: monaco.editor.ICodeEditor, e: monaco.editor.IEditorMouseEvent): number | null {
  const model = editor.getModel()
  if (e.target.type !== monaco.editor.MouseTargetType.GUTTER_GLYPH_MARGIN || !model || !canStop(model)) return null
  return e.target.position.lineNumber
}

function decorations(editor: monaco.editor.ICodeEditor): monaco.editor.IModelDeltaDecoration[] {
  const model = editor.getModel()
  if (!model) return []
  const uri = uriOfModel(model)
  const { breakpoints, current, phase, frame, frames, thread } = useDebugStore.getState()
  const list = (breakpoints[uri] ?? []).map((b): monaco.editor.IModelDeltaDecoration => {
    const kind = b.logMessage ? 'log' : b.condition || b.hitCondition ? 'condition' : 'plain'
    const off = phase !== 'off' && b.verified === false ? ' studio-breakpoint-off' : ''
    return {
      range: new monaco.Range(b.line, 1, b.line, 1),
      options: {
        glyphMarginClassName: `studio-breakpoint studio-breakpoint-${kind}${off}`,
        glyphMarginHoverMessage: { value: describe(b) },
        stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
      },
    }
  })
  if (current && sameUri(current.uri, uri)) {
    const top = thread === null || frames[thread]?.[0] === frame
    list.push({
      range: new monaco.Range(current.line, 1, current.line, 1),
      options: {
        isWholeLine: true,
        className: top ? 'studio-current-line' : 'studio-caller-line',
        glyphMarginClassName: top ? 'studio-current' : 'studio-caller',
      },
    })
  }
  return list
}

/** The value of what is under the pointer, while the program is stopped. */
async function valueAt(model: monaco.editor.ITextModel, position: monaco.Position): Promise<monaco.languages.Hover | null> {
  if (useDebugStore.getState().phase !== 'stopped') return null
  const expression = expressionAt(model.getLineContent(position.lineNumber), position.column)
  if (!expression) return null
  try {
    const v = await evaluate(expression.text, 'hover')
    const range = new monaco.Range(position.lineNumber, expression.from, position.lineNumber, expression.to)
    return { range, contents: [{ value: '```ballerina\n' + v.value + (v.type ? ' // ' + v.type : '') + '\n```' }] }
  } catch {
    return null
  }
}
