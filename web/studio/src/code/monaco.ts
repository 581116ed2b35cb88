// The editor itself: only the parts that are used, its worker from our own bundle, and
// its colours from our tokens.

import * as monaco from 'monaco-editor/editor'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import 'monaco-editor/features/anchorSelect/register'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/caretOperations/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeAction/register'
import 'monaco-editor/features/codeEditor/register'
import 'monaco-editor/features/codelens/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/comment/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/dnd/register'
import 'monaco-editor/features/documentSymbols/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/folding/register'
import 'monaco-editor/features/format/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/gotoLine/register'
import 'monaco-editor/features/gotoSymbol/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/inlayHints/register'
import 'monaco-editor/features/lineSelection/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/links/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/parameterHints/register'
import 'monaco-editor/features/quickCommand/register'
import 'monaco-editor/features/quickOutline/register'
import 'monaco-editor/features/readOnlyMessage/register'
import 'monaco-editor/features/referenceSearch/register'
import 'monaco-editor/features/rename/register'
import 'monaco-editor/editor/browser/coreCommands'
import 'monaco-editor/editor/contrib/caretOperations/browser/caretOperations'
import 'monaco-editor/editor/contrib/gotoSymbol/browser/goToCommands'
import 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens'
import 'monaco-editor/editor/contrib/suggest/browser/suggestController'
import 'monaco-editor/features/semanticTokens/register'
import 'monaco-editor/features/smartSelect/register'
import 'monaco-editor/features/snippet/register'
import 'monaco-editor/features/stickyScroll/register'
import 'monaco-editor/features/suggest/register'
import 'monaco-editor/features/toggleTabFocusMode/register'
import 'monaco-editor/features/tokenization/register'
import 'monaco-editor/features/unicodeHighlighter/register'
import 'monaco-editor/features/wordHighlighter/register'
import 'monaco-editor/features/wordOperations/register'
import 'monaco-editor/languages/definitions/markdown/register'
import { ballerina, ballerinaConfiguration, toml, tomlConfiguration } from './ballerina'

export { monaco }

self.MonacoEnvironment = { getWorker: () => new EditorWorker() }

function register(
  id: string,
  extensions: string[],
  grammar: monaco.languages.IMonarchLanguage,
  configuration: monaco.languages.LanguageConfiguration,
): void {
  monaco.languages.register({ id, extensions })
  monaco.languages.setMonarchTokensProvider(id, grammar)
  monaco.languages.setLanguageConfiguration(id, configuration)
}

register('ballerina', ['.bal'], ballerina, ballerinaConfiguration)
register('toml', ['.toml'], toml, tomlConfiguration)

/** The language of a file by its name. */
export function languageOf(uri: string): string {
  const extension = /\.(\w+)$/.exec(uri)?.[1]
  return extension === 'bal' ? 'ballerina' : extension === 'toml' ? 'toml' : extension === 'md' ? 'markdown' : 'plaintext'
}

/** What code is coloured with; the two columns are for light and dark. */
const palette: [scopes: string[], light: string, dark: string, style?: string][] = [
  [['comment'], '6a737d', '8b949e', 'italic'],
  [['comment.doc'], '4d6b57', '8fb39b'],
  [['keyword', 'operator.word'], '7a2e8a', 'd0a0dd'],
  [['string'], '23662f', '9ccf9f'],
  [['string.escape', 'constant'], '9a4a00', 'e3a976'],
  [['number'], '9a4a00', 'e3a976'],
  [['type', 'class', 'struct', 'interface', 'enum', 'typeParameter'], '1f6a78', '7ccbd9'],
  [['namespace'], '5d4f12', 'd8c486'],
  [['function', 'method'], '0b58a5', '84bdf5'],
  [['variable', 'parameter', 'identifier'], '1b2025', 'e4e7ea'],
  [['property'], '48366f', 'c3b4e8'],
  [['enumMember'], '9a4a00', 'e3a976'],
  [['annotation', 'decorator'], '6a4b2a', 'd3ac82'],
  [['delimiter', 'operator'], '4c555e', 'b2bac2'],
  [['invalid'], 'b3261e', 'f28b82'],
]

/** Makes the editor look as the page does. */
export function setEditorTheme(theme: 'light' | 'dark'): void {
  const style = getComputedStyle(document.documentElement)
  // The style sheet may have them short, which the editor does not know.
  const token = (name: string) =>
    style
      .getPropertyValue(name)
      .trim()
      .replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')
  const dark = theme === 'dark'
  monaco.editor.defineTheme('studio', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: palette.flatMap(([scopes, l, d, fontStyle]) => scopes.map((s) => ({ token: s, foreground: dark ? d : l, fontStyle }))),
    colors: {
      'editor.background': token('--bg'),
      'editor.foreground': token('--text'),
      'editorLineNumber.foreground': token('--text-3'),
      'editorLineNumber.activeForeground': token('--text'),
      'editor.lineHighlightBackground': token('--surface'),
      'editor.lineHighlightBorder': token('--surface'),
      'editorCursor.foreground': token('--accent'),
      'editor.selectionBackground': token('--selected'),
      'editorWidget.background': token('--raised'),
      'editorWidget.border': token('--border'),
      'editorHoverWidget.background': token('--raised'),
      'editorHoverWidget.border': token('--border'),
      'editorSuggestWidget.background': token('--raised'),
      'editorSuggestWidget.selectedBackground': token('--selected'),
      'editorSuggestWidget.selectedForeground': token('--text'),
      'editorSuggestWidget.highlightForeground': token('--accent'),
      'editorSuggestWidget.focusHighlightForeground': token('--accent'),
      'editorStickyScroll.background': token('--bg'),
      'editorStickyScroll.shadow': token('--border'),
      'editorCodeLens.foreground': token('--text-3'),
      'editorInlayHint.foreground': token('--text-3'),
      'editorInlayHint.background': token('--surface'),
      'editorIndentGuide.background1': token('--surface-2'),
      'editorIndentGuide.activeBackground1': token('--border-strong'),
      'editorError.foreground': token('--danger'),
      'editorWarning.foreground': token('--warning'),
      focusBorder: token('--focus'),
      'list.hoverBackground': token('--hover'),
      'list.activeSelectionBackground': token('--selected'),
      'list.activeSelectionForeground': token('--text'),
      'menu.background': token('--raised'),
      'menu.foreground': token('--text'),
      'menu.selectionBackground': token('--selected'),
      'menu.selectionForeground': token('--text'),
      'menu.separatorBackground': token('--border'),
      'menu.border': token('--border'),
      'input.background': token('--bg'),
      'input.border': token('--border-strong'),
      'quickInput.background': token('--raised'),
      'scrollbarSlider.background': token('--border-strong') + '50',
      'scrollbarSlider.hoverBackground': token('--border-strong') + '90',
      'scrollbar.shadow': '#00000000',
      'peekViewEditor.background': token('--surface'),
      'peekViewResult.background': token('--surface'),
      'peekViewTitle.background': token('--surface-2'),
      'peekView.border': token('--accent'),
    },
  })
  monaco.editor.setTheme('studio')
}
