// Studio in a tab of the editor: `barre studio` serves it, a frame shows it.

import { spawn, type ChildProcess } from 'node:child_process'
import { basename, dirname } from 'node:path'
import * as vscode from 'vscode'
import type { Binary } from './binary'

/** The type of the tab, as the editor keeps it. */
export const studioView = 'barre.studio'

// The first start on a machine may take a while.
const patience = 30_000

/** The server of a folder, and where it serves. */
export class Server {
  private readonly process: ChildProcess
  private said = ''

  /** The address of the application, with its token. */
  readonly address: Promise<string>

  /** Settles when the process has ended. */
  readonly ended: Promise<void>

  constructor(binary: Binary, folder: string, output: vscode.LogOutputChannel) {
    const process = spawn(binary.path, ['studio', '--no-open', folder], { cwd: folder, windowsHide: true, stdio: ['ignore', 'pipe', 'pipe'] })
    this.process = process
    this.ended = new Promise((done) => {
      process.once('exit', () => done())
      process.once('error', () => done())
    })
    this.address = new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error(`Studio did not start within ${patience / 1000} seconds.`)), patience)
      const settle = (): void => clearTimeout(late)
      const read = (chunk: Buffer): void => {
        this.said += chunk.toString()
        // The token is not for the log.
        output.info(
          chunk
            .toString()
            .replace(/token=[\w-]+/g, 'token=…')
            .trimEnd(),
        )
        const found = addressIn(this.said)
        if (found !== undefined) {
          settle()
          done(found)
        }
      }
      process.stdout?.on('data', read)
      process.stderr?.on('data', read)
      process.once('error', (e) => {
        settle()
        fail(new Error(`Studio could not be started: ${e.message}`))
      })
      // Not when it exits: what it said last is read before its streams are closed.
      process.once('close', (code) => {
        settle()
        fail(new Error(this.said.trim() || `Studio ended with exit code ${code}.`))
      })
    })
    // Who asked for the address is told; nobody else has to be.
    this.address.catch(() => undefined)
  }

  stop(): void {
    this.process.kill()
  }
}

/** The address in what the server prints. */
export function addressIn(printed: string): string | undefined {
  return /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+(?=\s)/.exec(printed)?.[0]
}

/** The page around the frame. */
export function page(address: string, title: string): string {
  const origin = new URL(address).origin
  const src = escape(address)
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src ${origin}; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>
html, body, iframe { display: block; width: 100%; height: 100%; margin: 0; padding: 0; border: 0; overflow: hidden; }
</style>
</head>
<body><iframe src="${src}" title="${escape(title)}" allow="clipboard-read; clipboard-write"></iframe></body>
</html>`
}

/** The page that says why there is none. */
export function problem(message: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Studio</title>
</head>
<body><h1>Studio is not running</h1><pre style="white-space: pre-wrap">${escape(message)}</pre></body>
</html>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => entities[c] ?? c)
}

/** The address of a view, in the editor's colours. */
export function addressOf(address: string, kind: vscode.ColorThemeKind, route: string): string {
  const dark = kind === vscode.ColorThemeKind.Dark || kind === vscode.ColorThemeKind.HighContrast
  return `${address}&theme=${dark ? 'dark' : 'light'}${route === '' ? '' : `#${route}`}`
}

interface Open {
  panel: vscode.WebviewPanel
  server: Server
}

/** The address by which the user's machine reaches this one. */
async function reachable(address: string): Promise<string> {
  return (await vscode.env.asExternalUri(vscode.Uri.parse(address, true))).toString(true)
}

/** The tabs with Studio, one for each folder. */
export class Studio implements vscode.WebviewPanelSerializer<unknown>, vscode.Disposable {
  private readonly open = new Map<string, Open>()
  private readonly servers = new Map<string, Server>()

  constructor(
    private readonly binary: () => Promise<Binary>,
    private readonly output: vscode.LogOutputChannel,
  ) {}

  /** Shows Studio for a program, at a route like /tryit. */
  async show(program: string, route = ''): Promise<void> {
    const folder = program.endsWith('.bal') ? dirname(program) : program
    const there = this.open.get(folder)
    if (there) {
      there.panel.reveal()
      if (route !== '') await this.load(there, folder, route)
      return
    }
    const binary = await this.binary()
    if (vscode.env.uiKind === vscode.UIKind.Web) {
      await this.outside(binary, folder, route)
      return
    }
    const beside = vscode.workspace.getConfiguration('barre').get<string>('studio.column') === 'beside'
    const panel = vscode.window.createWebviewPanel(
      studioView,
      `Studio: ${basename(folder)}`,
      beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
      { enableScripts: true, retainContextWhenHidden: true },
    )
    await this.fill(panel, binary, folder, route)
  }

  /** Brings back a tab that was open when the editor was closed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.find((f) => panel.title === `Studio: ${basename(f.uri.fsPath)}`)
    if (!folder) {
      panel.dispose()
      return
    }
    await this.fill(panel, await this.binary(), folder.uri.fsPath, '')
  }

  private async fill(panel: vscode.WebviewPanel, binary: Binary, folder: string, route: string): Promise<void> {
    const server = new Server(binary, folder, this.output)
    const entry = { panel, server }
    this.open.set(folder, entry)
    panel.onDidDispose(() => {
      if (this.open.get(folder) === entry) this.open.delete(folder)
      server.stop()
    })
    void server.ended.then(() => {
      if (this.open.get(folder) !== entry) return
      this.open.delete(folder)
      panel.webview.html = problem('Its process has ended. Close this tab and open Studio again; "Barre: Show Output" tells what it said.')
    })
    await this.load(entry, folder, route)
  }

  /** Shows Studio in a tab of the browser, where the editor itself is one: a page cannot frame it. */
  private async outside(binary: Binary, folder: string, route: string): Promise<void> {
    const server = this.servers.get(folder) ?? new Server(binary, folder, this.output)
    this.servers.set(folder, server)
    void server.ended.then(() => this.servers.delete(folder))
    const address = addressOf(await server.address, vscode.window.activeColorTheme.kind, route)
    await vscode.env.openExternal(vscode.Uri.parse(address, true))
  }

  private async load(entry: Open, folder: string, route: string): Promise<void> {
    try {
      const address = await entry.server.address
      // Where the editor's window is on another machine, its own way to this one.
      entry.panel.webview.html = page(addressOf(await reachable(address), vscode.window.activeColorTheme.kind, route), `Studio: ${basename(folder)}`)
    } catch (e) {
      this.open.delete(folder)
      entry.server.stop()
      entry.panel.webview.html = problem(e instanceof Error ? e.message : String(e))
    }
  }

  dispose(): void {
    for (const { panel, server } of [...this.open.values()]) {
      server.stop()
      panel.dispose()
    }
    this.open.clear()
    for (const server of this.servers.values()) server.stop()
  }
}
