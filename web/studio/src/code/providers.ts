// The language server behind the editor's interfaces.

import type * as lsp from 'vscode-languageserver-types'
import { messageOf, rpc } from '../rpc'
import { documents } from '../sync/documents'
import { notify } from '../store/toasts'
import { completionItem, documentation, hoverContents, inlayHint, location, markerData, symbols } from './convert'
import { monaco } from './monaco'
import { fromPosition, fromRange, labelNext, modelOf, settled, toRange, uriOfModel } from './models'

type Model = monaco.editor.ITextModel
type Cancel = monaco.CancellationToken

const language = 'ballerina'

/** The commands that code lenses name; the editor carries them out. */
export const lensCommands = ['barre.run', 'barre.debug', 'barre.tryIt', 'barre.test', 'barre.debugTest'] as const
export type LensCommand = (typeof lensCommands)[number]

export interface LensArguments {
  path: string
  uri: string
  module?: string
  test?: string
  basePath?: string
}

/** Asks the language server; null when it was cancelled. What goes wrong here only means that nothing is shown. */
async function ask<T>(model: Model, method: string, params: object, cancel?: Cancel): Promise<T | null> {
  await settled(model)
  if (cancel?.isCancellationRequested || model.isDisposed()) return null
  const abort = new AbortController()
  const listening = cancel?.onCancellationRequested(() => abort.abort())
  try {
    return await rpc.request<T | null>(method, { textDocument: { uri: uriOfModel(model) }, ...params }, abort.signal)
  } catch {
    return null
  } finally {
    listening?.dispose()
  }
}

/** Carries out an edit of the language server over all files, as one step of the history. */
export async function applyWorkspaceEdit(edit: lsp.WorkspaceEdit, label: string): Promise<void> {
  try {
    await documents.settled()
    await rpc.request('studio/applyEdit', { edit, label })
  } catch (e) {
    notify(messageOf(e), 'error')
  }
}

/** Places in other files need models, or the editor cannot show them. */
async function withModels(list: lsp.Location[] | lsp.Location | null): Promise<monaco.languages.Location[]> {
  const places = list === null ? [] : Array.isArray(list) ? list : [list]
  const uris = [...new Set(places.map((l) => l.uri))].slice(0, 100)
  const loaded = new Map<string, Model>()
  await Promise.all(
    uris.map(async (uri) => {
      const model = await modelOf(uri).catch(() => null)
      if (model) loaded.set(uri, model)
    }),
  )
  return places.flatMap((l) => {
    const model = loaded.get(l.uri)
    return model ? [location(l, model)] : []
  })
}

let wired = false

/** Registers everything once. `run` carries out what code lenses offer. */
export function registerProviders(run: (command: LensCommand, args: LensArguments) => void): void {
  if (wired) return
  wired = true
  const l = monaco.languages
  registerCompletion()

  l.registerSignatureHelpProvider(language, {
    signatureHelpTriggerCharacters: ['(', ','],
    signatureHelpRetriggerCharacters: [')'],
    provideSignatureHelp: async (model, position, cancel) => {
      const help = await ask<lsp.SignatureHelp>(model, 'textDocument/signatureHelp', { position: fromPosition(position) }, cancel)
      if (!help || help.signatures.length === 0) return null
      const value: monaco.languages.SignatureHelp = {
        activeSignature: help.activeSignature ?? 0,
        activeParameter: help.activeParameter ?? 0,
        signatures: help.signatures.map((s) => ({
          label: s.label,
          documentation: documentation(s.documentation),
          parameters: (s.parameters ?? []).map((p) => ({ label: p.label, documentation: documentation(p.documentation) })),
        })),
      }
      return { value, dispose: () => {} }
    },
  })

  l.registerHoverProvider(language, {
    provideHover: async (model, position, cancel) => {
      const hover = await ask<lsp.Hover>(model, 'textDocument/hover', { position: fromPosition(position) }, cancel)
      return hover ? { contents: hoverContents(hover), range: hover.range && toRange(hover.range) } : null
    },
  })

  const places = (method: string) => async (model: Model, position: monaco.Position, cancel: Cancel) =>
    withModels(await ask<lsp.Location[]>(model, method, { position: fromPosition(position) }, cancel))
  l.registerDefinitionProvider(language, { provideDefinition: places('textDocument/definition') })
  l.registerDeclarationProvider(language, { provideDeclaration: places('textDocument/declaration') })
  l.registerTypeDefinitionProvider(language, { provideTypeDefinition: places('textDocument/typeDefinition') })
  l.registerReferenceProvider(language, {
    provideReferences: async (model, position, context, cancel) =>
      withModels(await ask<lsp.Location[]>(model, 'textDocument/references', { position: fromPosition(position), context }, cancel)),
  })
  l.registerDocumentHighlightProvider(language, {
    provideDocumentHighlights: async (model, position, cancel) => {
      const list = await ask<lsp.DocumentHighlight[]>(model, 'textDocument/documentHighlight', { position: fromPosition(position) }, cancel)
      return list?.map((h) => ({ range: toRange(h.range), kind: (h.kind ?? 1) - 1 })) ?? null
    },
  })

  l.registerRenameProvider(language, {
    resolveRenameLocation: async (model, position) => {
      await settled(model)
      try {
        const r = await rpc.request<{ range: lsp.Range; placeholder: string } | null>('textDocument/prepareRename', {
          textDocument: { uri: uriOfModel(model) },
          position: fromPosition(position),
        })
        if (!r) return { range: monaco.Range.fromPositions(position), text: '', rejectReason: 'There is nothing here to rename.' }
        return { range: toRange(r.range), text: r.placeholder }
      } catch (e) {
        return { range: monaco.Range.fromPositions(position), text: '', rejectReason: messageOf(e) }
      }
    },
    provideRenameEdits: async (model, position, newName) => {
      await settled(model)
      try {
        const edit = await rpc.request<lsp.WorkspaceEdit>('textDocument/rename', {
          textDocument: { uri: uriOfModel(model) },
          position: fromPosition(position),
          newName,
        })
        // The server makes it in all files; the editor has nothing left to do.
        if (edit) await applyWorkspaceEdit(edit, `Rename to ${newName}`)
        return { edits: [] }
      } catch (e) {
        return { edits: [], rejectReason: messageOf(e) }
      }
    },
  })

  l.registerDocumentSymbolProvider(language, {
    displayName: 'Ballerina',
    provideDocumentSymbols: async (model, cancel) => {
      const list = await ask<lsp.DocumentSymbol[]>(model, 'textDocument/documentSymbol', {}, cancel)
      return list ? symbols(list) : null
    },
  })

  l.registerFoldingRangeProvider(language, {
    provideFoldingRanges: async (model, _context, cancel) => {
      const list = await ask<lsp.FoldingRange[]>(model, 'textDocument/foldingRange', {}, cancel)
      return (
        list?.map((f) => ({
          start: f.startLine + 1,
          end: f.endLine + 1,
          kind: f.kind ? monaco.languages.FoldingRangeKind.fromValue(f.kind) : undefined,
        })) ?? null
      )
    },
  })

  l.registerSelectionRangeProvider(language, {
    provideSelectionRanges: async (model, positions, cancel) => {
      const list = await ask<lsp.SelectionRange[]>(model, 'textDocument/selectionRange', { positions: positions.map(fromPosition) }, cancel)
      return (
        list?.map((s) => {
          const ranges: monaco.languages.SelectionRange[] = []
          for (let r: lsp.SelectionRange | undefined = s; r; r = r.parent) ranges.push({ range: toRange(r.range) })
          return ranges
        }) ?? null
      )
    },
  })

  const formatted = (model: Model, list: lsp.TextEdit[] | null) => {
    if (list && list.length > 0) labelNext(model, 'Format')
    return list?.map((e) => ({ range: toRange(e.range), text: e.newText })) ?? null
  }
  l.registerDocumentFormattingEditProvider(language, {
    displayName: 'Ballerina',
    provideDocumentFormattingEdits: async (model, options, cancel) =>
      formatted(model, await ask<lsp.TextEdit[]>(model, 'textDocument/formatting', { options }, cancel)),
  })
  l.registerDocumentRangeFormattingEditProvider(language, {
    displayName: 'Ballerina',
    provideDocumentRangeFormattingEdits: async (model, range, options, cancel) =>
      formatted(model, await ask<lsp.TextEdit[]>(model, 'textDocument/rangeFormatting', { range: fromRange(range), options }, cancel)),
  })

  registerCodeActions()
  registerLenses(run)

  l.registerInlayHintsProvider(language, {
    provideInlayHints: async (model, range, cancel) => {
      const list = await ask<lsp.InlayHint[]>(model, 'textDocument/inlayHint', { range: fromRange(range) }, cancel)
      return { hints: (list ?? []).map(inlayHint), dispose: () => {} }
    },
  })

  registerSemanticTokens()
}

interface Resolvable extends monaco.languages.CompletionItem {
  raw: lsp.CompletionItem
}

function registerCompletion(): void {
  monaco.languages.registerCompletionItemProvider(language, {
    triggerCharacters: ['.', ':', '>', '@', '/', '`'],
    provideCompletionItems: async (model, position, context, cancel) => {
      const list = await ask<lsp.CompletionList | lsp.CompletionItem[]>(
        model,
        'textDocument/completion',
        {
          position: fromPosition(position),
          context: { triggerKind: context.triggerKind + 1, triggerCharacter: context.triggerCharacter },
        },
        cancel,
      )
      if (!list) return null
      const items = Array.isArray(list) ? list : list.items
      const word = model.getWordUntilPosition(position)
      const typed = new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, position.column)
      return {
        incomplete: !Array.isArray(list) && list.isIncomplete,
        suggestions: items.map((raw): Resolvable => ({ ...completionItem(raw, typed), raw })),
      }
    },
    resolveCompletionItem: async (item, cancel) => {
      const { raw } = item as Resolvable
      const abort = new AbortController()
      const listening = cancel.onCancellationRequested(() => abort.abort())
      try {
        const full = await rpc.request<lsp.CompletionItem>('completionItem/resolve', raw, abort.signal)
        return {
          ...item,
          detail: full.detail ?? item.detail,
          documentation: documentation(full.documentation) ?? item.documentation,
          additionalTextEdits:
            full.additionalTextEdits?.map((e) => ({ range: toRange(e.range), text: e.newText })) ?? item.additionalTextEdits,
        }
      } catch {
        return item
      } finally {
        listening.dispose()
      }
    },
  })
}

function registerCodeActions(): void {
  const apply = 'studio.applyEdit'
  monaco.editor.registerCommand(
    apply,
    (_accessor: unknown, edit: lsp.WorkspaceEdit | undefined, label: string, command: lsp.Command | undefined) => {
      void (async () => {
        if (edit) await applyWorkspaceEdit(edit, label)
        if (command) await rpc.request('workspace/executeCommand', { command: command.command, arguments: command.arguments })
      })().catch((e: unknown) => notify(messageOf(e), 'error'))
    },
  )
  const commandOf = (a: lsp.CodeAction): monaco.languages.Command => ({
    id: apply,
    title: a.title,
    arguments: [a.edit, a.title, a.command],
  })
  interface Pending extends monaco.languages.CodeAction {
    raw: lsp.CodeAction
  }
  monaco.languages.registerCodeActionProvider(
    language,
    {
      provideCodeActions: async (model, range, context, cancel) => {
        const list = await ask<(lsp.CodeAction | lsp.Command)[]>(
          model,
          'textDocument/codeAction',
          {
            range: fromRange(range),
            context: {
              diagnostics: context.markers.map((m) => ({
                range: fromRange(m),
                message: m.message,
                severity: severityOf(m.severity),
                code: codeOf(m.code),
                source: m.source,
              })),
              only: context.only ? [context.only] : undefined,
            },
          },
          cancel,
        )
        const actions = (list ?? []).map((x): Pending => {
          // A command alone is an action that does just that.
          const a: lsp.CodeAction = typeof x.command === 'string' ? { title: x.title, command: x as lsp.Command } : (x as lsp.CodeAction)
          const markers = context.markers.filter((m) => a.diagnostics?.some((d) => d.message === m.message))
          return {
            title: a.title,
            kind: a.kind,
            isPreferred: a.isPreferred,
            diagnostics: markers,
            disabled: a.disabled?.reason,
            command: a.edit || a.command ? commandOf(a) : undefined,
            raw: a,
          }
        })
        return { actions, dispose: () => {} }
      },
      resolveCodeAction: async (action) => {
        if (action.command) return action
        const full = await rpc.request<lsp.CodeAction>('codeAction/resolve', (action as Pending).raw).catch(() => null)
        return full ? { ...action, command: commandOf(full) } : action
      },
    },
    { providedCodeActionKinds: ['quickfix', 'refactor', 'refactor.extract', 'refactor.rewrite', 'source.organizeImports'] },
  )
}

function severityOf(s: monaco.MarkerSeverity): lsp.DiagnosticSeverity {
  return s === monaco.MarkerSeverity.Error ? 1 : s === monaco.MarkerSeverity.Warning ? 2 : s === monaco.MarkerSeverity.Info ? 3 : 4
}

function codeOf(code: monaco.editor.IMarkerData['code']): string | undefined {
  return typeof code === 'object' ? code.value : code
}

function registerLenses(run: (command: LensCommand, args: LensArguments) => void): void {
  for (const id of lensCommands) {
    monaco.editor.registerCommand(id, (_accessor: unknown, args: LensArguments) => run(id, args))
  }
  monaco.languages.registerCodeLensProvider(language, {
    provideCodeLenses: async (model, cancel) => {
      const list = await ask<lsp.CodeLens[]>(model, 'textDocument/codeLens', {}, cancel)
      const lenses = (list ?? []).map((x) => ({
        range: toRange(x.range),
        command: x.command && { id: x.command.command, title: x.command.title, arguments: x.command.arguments },
      }))
      return { lenses, dispose: () => {} }
    },
  })
}

/** The kinds and modifiers of tokens in the order of the server's legend. */
const legend: monaco.languages.SemanticTokensLegend = {
  tokenTypes: [
    ...['namespace', 'type', 'class', 'enum', 'interface', 'struct', 'typeParameter', 'parameter', 'variable', 'property', 'enumMember'],
    ...['function', 'method', 'decorator', 'keyword', 'comment', 'string', 'number', 'operator'],
  ],
  tokenModifiers: ['declaration', 'readonly', 'deprecated', 'documentation', 'defaultLibrary'],
}

function registerSemanticTokens(): void {
  monaco.languages.registerDocumentSemanticTokensProvider(language, {
    getLegend: () => legend,
    provideDocumentSemanticTokens: async (model, lastResultId, cancel) => {
      const version = model.getVersionId()
      const answer = await ask<lsp.SemanticTokens | lsp.SemanticTokensDelta>(
        model,
        lastResultId ? 'textDocument/semanticTokens/full/delta' : 'textDocument/semanticTokens/full',
        lastResultId ? { previousResultId: lastResultId } : {},
        cancel,
      )
      // Where a change of another tab came in between, it is in the answer already. The
      // editor asks again after an error that says busy.
      if (model.getVersionId() !== version) throw new Error('busy: the text has changed')
      if (!answer) return null
      if ('edits' in answer) {
        return {
          resultId: answer.resultId,
          edits: answer.edits.map((e) => ({ start: e.start, deleteCount: e.deleteCount, data: Uint32Array.from(e.data ?? []) })),
        }
      }
      return { resultId: answer.resultId, data: Uint32Array.from(answer.data) }
    },
    releaseDocumentSemanticTokens: () => {},
  })
}

/** Shows what the language server finds wrong in a document. */
export function showDiagnostics(model: Model, list: readonly lsp.Diagnostic[]): void {
  monaco.editor.setModelMarkers(model, 'ballerina', list.map(markerData))
}
