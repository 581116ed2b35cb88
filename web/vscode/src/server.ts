// What the language server is started with and told.

import type { LogOutputChannel } from 'vscode'
import type { Executable, LanguageClientOptions } from 'vscode-languageclient/node'
import type { Binary } from './binary'

/** The scheme under which the server shows the sources of libraries. */
export const libraryScheme = 'barre'

/** What the server is started with. */
export function serverOptions(binary: Binary): Executable {
  return { command: binary.path, args: ['lsp'] }
}

/** What the client tells the server, and which documents it is for. */
export function clientOptions(output: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [
      { scheme: 'file', language: 'ballerina' },
      { scheme: 'untitled', language: 'ballerina' },
      { scheme: libraryScheme, language: 'ballerina' },
    ],
    initializationOptions: { virtualDocuments: true },
    outputChannel: output,
    markdown: { isTrusted: false },
  }
}
