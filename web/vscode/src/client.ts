// The language server: started with the binary, stopped with the extension.

import * as vscode from 'vscode'
import { LanguageClient, State } from 'vscode-languageclient/node'
import type { Binary } from './binary'
import { clientOptions, libraryScheme, serverOptions } from './server'

/** How the server does. */
export type Health = 'stopped' | 'starting' | 'running'

/** Runs the language server, and shows the sources of libraries. */
export class Language implements vscode.Disposable {
  private client?: LanguageClient
  private readonly changed = new vscode.EventEmitter<Health>()
  private readonly documents: vscode.Disposable

  /** Fires when the server starts, runs or stops. */
  readonly onHealth = this.changed.event

  constructor(private readonly output: vscode.LogOutputChannel) {
    this.documents = vscode.workspace.registerTextDocumentContentProvider(libraryScheme, {
      provideTextDocumentContent: (uri) => this.library(uri),
    })
  }

  /** Starts the server, after it stopped one that runs. */
  async start(binary: Binary): Promise<void> {
    await this.stop()
    const client = new LanguageClient('barre', 'Barre', serverOptions(binary), clientOptions(this.output))
    client.onDidChangeState((e) =>
      this.changed.fire(e.newState === State.Running ? 'running' : e.newState === State.Starting ? 'starting' : 'stopped'),
    )
    this.client = client
    await client.start()
  }

  /** Stops the server. */
  async stop(): Promise<void> {
    const client = this.client
    this.client = undefined
    if (client && client.state !== State.Stopped) await client.stop()
    await client?.dispose()
  }

  private async library(uri: vscode.Uri): Promise<string> {
    if (!this.client) return ''
    const text = await this.client.sendRequest<{ text: string } | string | null>('barre/document', { uri: uri.toString(true) })
    return typeof text === 'string' ? text : (text?.text ?? '')
  }

  dispose(): void {
    this.documents.dispose()
    this.changed.dispose()
    void this.stop()
  }
}
