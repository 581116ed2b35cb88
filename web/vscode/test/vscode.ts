// A stand-in for the editor's API, with what the extension uses of it. What is asked of
// the user is answered from `answers`; what is done is noted in `done`.

import { pathToFileURL, fileURLToPath } from 'node:url'
import { isAbsolute, join, relative } from 'node:path'

type Listener<T> = (value: T) => unknown

export class Disposable {
  constructor(private readonly call: () => unknown = () => undefined) {}
  dispose(): void {
    this.call()
  }
}

export class EventEmitter<T> {
  private readonly listeners = new Set<Listener<T>>()
  readonly event = (listener: Listener<T>): Disposable => {
    this.listeners.add(listener)
    return new Disposable(() => this.listeners.delete(listener))
  }
  fire(value: T): void {
    for (const l of [...this.listeners]) l(value)
  }
  dispose(): void {
    this.listeners.clear()
  }
}

export class Uri {
  private constructor(
    readonly scheme: string,
    private readonly text: string,
    readonly path: string,
  ) {}
  static file(path: string): Uri {
    return new Uri('file', pathToFileURL(path).href, path)
  }
  static parse(text: string): Uri {
    const url = new URL(text)
    return new Uri(url.protocol.slice(0, -1), text, url.pathname)
  }
  static joinPath(base: Uri, ...parts: string[]): Uri {
    return Uri.file(join(base.fsPath, ...parts))
  }
  get fsPath(): string {
    return this.scheme === 'file' ? fileURLToPath(this.text) : this.path
  }
  toString(): string {
    return this.text
  }
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class ProcessExecution {
  constructor(
    readonly process: string,
    readonly args: string[],
    readonly options?: { cwd?: string },
  ) {}
}

export class Task {
  group: unknown
  presentationOptions: unknown
  constructor(
    readonly definition: unknown,
    readonly scope: unknown,
    readonly name: string,
    readonly source: string,
    readonly execution: ProcessExecution,
    readonly problemMatchers: string,
  ) {}
}

export class DebugAdapterExecutable {
  constructor(
    readonly command: string,
    readonly args: string[],
  ) {}
}

export const TaskScope = { Global: 1, Workspace: 2 }
export const TaskGroup = { Build: 'build', Test: 'test' }
export const ViewColumn = { Active: -1, Beside: -2 }
export const ColorThemeKind = { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 }
export const StatusBarAlignment = { Left: 1, Right: 2 }
export const ConfigurationTarget = { Global: 1 }

/** What happened, in order. */
export let done: { what: string; with: unknown[] }[] = []

/** What the user answers next. */
export let answers: unknown[] = []

/** The user's settings. */
export let settings: Record<string, unknown> = {}

const note =
  (what: string, answer?: () => unknown) =>
  (...args: unknown[]): Promise<unknown> => {
    done.push({ what, with: args })
    return Promise.resolve(answer?.())
  }

const asked = (): unknown => answers.shift()

export class Panel {
  private readonly disposed = new EventEmitter<void>()
  webview = { html: '' }
  gone = false
  constructor(
    readonly viewType: string,
    readonly title: string,
    readonly column: number,
  ) {}
  onDidDispose = this.disposed.event
  reveal(): void {
    done.push({ what: 'reveal', with: [this.title] })
  }
  dispose(): void {
    this.gone = true
    this.disposed.fire()
  }
}

export const window = {
  activeTextEditor: undefined as { document: { uri: Uri; languageId: string; fileName: string } } | undefined,
  activeColorTheme: { kind: ColorThemeKind.Dark },
  panels: [] as Panel[],
  showErrorMessage: note('error', asked),
  showInformationMessage: note('information', asked),
  showQuickPick: note('pick', asked),
  showInputBox: note('input', asked),
  showOpenDialog: note('open', asked),
  createOutputChannel: () => ({ ...log, dispose: () => undefined }),
  createStatusBarItem: () => {
    const item = { text: '', tooltip: '', show: () => undefined, dispose: () => undefined }
    window.items.push(item)
    return item
  },
  items: [] as { text: string; tooltip: string }[],
  createWebviewPanel: (viewType: string, title: string, column: number) => {
    const panel = new Panel(viewType, title, column)
    window.panels.push(panel)
    return panel
  },
  registerWebviewPanelSerializer: () => new Disposable(),
}

const configuration = new EventEmitter<{ affectsConfiguration(name: string): boolean }>()
const trust = new EventEmitter<void>()

export const workspace = {
  isTrusted: true,
  workspaceFolders: undefined as { uri: Uri; name: string; index: number }[] | undefined,
  found: [] as Uri[],
  getConfiguration: (section: string) => ({
    get: (name: string, otherwise?: unknown) => settings[`${section}.${name}`] ?? otherwise,
    update: (name: string, value: unknown) => {
      settings[`${section}.${name}`] = value
      configuration.fire({ affectsConfiguration: (n) => n === `${section}.${name}` })
      return Promise.resolve()
    },
  }),
  getWorkspaceFolder: (uri: Uri) =>
    workspace.workspaceFolders?.find((f) => {
      const rest = relative(f.uri.fsPath, uri.fsPath)
      return !rest.startsWith('..') && !isAbsolute(rest)
    }),
  findFiles: () => Promise.resolve(workspace.found),
  saveAll: note('save'),
  registerTextDocumentContentProvider: () => new Disposable(),
  onDidChangeConfiguration: configuration.event,
  onDidGrantWorkspaceTrust: trust.event,
  grantTrust: () => {
    workspace.isTrusted = true
    trust.fire()
  },
}

export const UIKind = { Desktop: 1, Web: 2 }

export const env = {
  uiKind: UIKind.Desktop,
  asExternalUri: (uri: Uri) => Promise.resolve(uri),
  openExternal: note('open external'),
}

const registered = new Map<string, (argument?: unknown) => unknown>()

export const commands = {
  registerCommand: (name: string, run: (argument?: unknown) => unknown) => {
    registered.set(name, run)
    return new Disposable(() => registered.delete(name))
  },
  executeCommand: (name: string, ...args: unknown[]): Promise<unknown> => {
    done.push({ what: name, with: args })
    return Promise.resolve(registered.get(name)?.(...args))
  },
  names: () => [...registered.keys()],
}

export const tasks = {
  executeTask: note('task'),
  registerTaskProvider: () => new Disposable(),
}

export const debug = {
  startDebugging: note('debug'),
  registerDebugConfigurationProvider: () => new Disposable(),
  registerDebugAdapterDescriptorFactory: () => new Disposable(),
}

/** An output channel that forgets what it is told, but for the lines. */
export const log = {
  lines: [] as string[],
  info: (line: string) => void log.lines.push(line),
  warn: (line: string) => void log.lines.push(line),
  show: () => void done.push({ what: 'show output', with: [] }),
}

/** Makes the stand-in new. */
export function reset(folder?: string): void {
  done = []
  answers = []
  settings = {}
  log.lines = []
  window.activeTextEditor = undefined
  window.activeColorTheme = { kind: ColorThemeKind.Dark }
  window.panels = []
  window.items = []
  env.uiKind = UIKind.Desktop
  workspace.isTrusted = true
  workspace.found = []
  workspace.workspaceFolders = folder === undefined ? undefined : [{ uri: Uri.file(folder), name: folder, index: 0 }]
  registered.clear()
}

/** Opens a file in the editor. */
export function edit(fileName: string): void {
  const languageId = fileName.endsWith('.bal') ? 'ballerina' : 'plaintext'
  window.activeTextEditor = { document: { uri: Uri.file(fileName), languageId, fileName } }
}
