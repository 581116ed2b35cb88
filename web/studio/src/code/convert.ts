// Values of the language server's protocol as the editor has them.

import type * as lsp from 'vscode-languageserver-types'
import { monaco } from './monaco'
import { toRange } from './models'

export function documentation(d: string | lsp.MarkupContent | undefined): monaco.IMarkdownString | string | undefined {
  if (d === undefined || typeof d === 'string') return d
  return d.kind === 'markdown' ? { value: d.value } : d.value
}

export function hoverContents(h: lsp.Hover): monaco.IMarkdownString[] {
  const list = Array.isArray(h.contents) ? h.contents : [h.contents]
  return list.map((c) => {
    if (typeof c === 'string') return { value: c }
    if (!('kind' in c)) return { value: '```' + c.language + '\n' + c.value + '\n```' }
    return { value: c.kind === 'markdown' ? c.value : c.value.replace(/[\\`*_{}[\]<>#+!|~-]/g, '\\$&') }
  })
}

export function location(l: lsp.Location, model: monaco.editor.ITextModel): monaco.languages.Location {
  return { uri: model.uri, range: toRange(l.range) }
}

/** Kinds of completions by the protocol's numbers, from 1. */
const kinds: (keyof typeof monaco.languages.CompletionItemKind)[] = [
  ...([
    'Text',
    'Method',
    'Function',
    'Constructor',
    'Field',
    'Variable',
    'Class',
    'Interface',
    'Module',
    'Property',
    'Unit',
    'Value',
  ] as const),
  ...([
    'Enum',
    'Keyword',
    'Snippet',
    'Color',
    'File',
    'Reference',
    'Folder',
    'EnumMember',
    'Constant',
    'Struct',
    'Event',
    'Operator',
  ] as const),
  'TypeParameter',
]

export function completionItem(c: lsp.CompletionItem, typed: monaco.IRange): monaco.languages.CompletionItem {
  const edit = c.textEdit
  const range =
    edit === undefined ? typed : 'range' in edit ? toRange(edit.range) : { insert: toRange(edit.insert), replace: toRange(edit.replace) }
  return {
    label: c.labelDetails ? { label: c.label, detail: c.labelDetails.detail, description: c.labelDetails.description } : c.label,
    kind: monaco.languages.CompletionItemKind[kinds[(c.kind ?? 1) - 1] ?? 'Text'],
    tags: c.tags?.map(() => monaco.languages.CompletionItemTag.Deprecated),
    detail: c.detail,
    documentation: documentation(c.documentation),
    sortText: c.sortText,
    filterText: c.filterText,
    preselect: c.preselect,
    insertText: edit?.newText ?? c.insertText ?? c.label,
    // The server has put the indentation in already.
    insertTextRules:
      (c.insertTextFormat === 2 ? monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet : 0) |
      monaco.languages.CompletionItemInsertTextRule.KeepWhitespace,
    range,
    additionalTextEdits: c.additionalTextEdits?.map((e) => ({ range: toRange(e.range), text: e.newText })),
    command: c.command && commandOf(c.command),
  }
}

function commandOf(c: lsp.Command): monaco.languages.Command {
  return { id: c.command, title: c.title, arguments: c.arguments }
}

export function symbols(list: readonly lsp.DocumentSymbol[]): monaco.languages.DocumentSymbol[] {
  return list.map((s) => ({
    name: s.name,
    detail: s.detail ?? '',
    kind: s.kind - 1,
    tags: s.tags ?? [],
    range: toRange(s.range),
    selectionRange: toRange(s.selectionRange),
    children: symbols(s.children ?? []),
  }))
}

export function inlayHint(h: lsp.InlayHint): monaco.languages.InlayHint {
  return {
    label: typeof h.label === 'string' ? h.label : h.label.map((p) => p.value).join(''),
    position: { lineNumber: h.position.line + 1, column: h.position.character + 1 },
    kind: h.kind,
    paddingLeft: h.paddingLeft,
    paddingRight: h.paddingRight,
    textEdits: h.textEdits?.map((e) => ({ range: toRange(e.range), text: e.newText })),
  }
}

export function markerData(d: lsp.Diagnostic): monaco.editor.IMarkerData {
  const severity = monaco.MarkerSeverity
  return {
    ...toRange(d.range),
    message: typeof d.message === 'string' ? d.message : d.message.value,
    severity: d.severity === 1 ? severity.Error : d.severity === 2 ? severity.Warning : d.severity === 3 ? severity.Info : severity.Hint,
    code: d.code === undefined ? undefined : String(d.code),
    source: d.source,
    tags: d.tags?.map((t) => (t === 1 ? monaco.MarkerTag.Unnecessary : monaco.MarkerTag.Deprecated)),
  }
}
