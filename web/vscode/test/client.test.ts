// The language server as an editor meets it: over the streams of a process, with the
// client side of the library that VS Code's own clients are made with.

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, inject, onTestFinished, test } from 'vitest'
import {
  CodeLensRequest,
  CompletionRequest,
  createProtocolConnection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  SemanticTokensRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type CompletionItem,
  type MarkupContent,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node'
import { clientOptions, serverOptions } from '../src/server'
import { folder } from './folder'

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

const source = `import ballerina/io;

# Adds one.
#
# + n - to what
# + return - the sum
function next(int n) returns int => n + 1;

public function main() {
    io:println(next(41));
}
`

interface Editor {
  connection: ProtocolConnection
  uri: string
  capabilities: Record<string, unknown>
  /** The next diagnostics of a document. */
  diagnostics(): Promise<PublishDiagnosticsParams>
  exit: Promise<number | null>
}

async function open(text: string): Promise<Editor> {
  const dir = folder({ 'Ballerina.toml': '[package]\norg = "acme"\nname = "shop"\nversion = "0.1.0"\n', 'main.bal': text })
  const { command, args = [] } = serverOptions({ path: inject('barre'), version: '' })
  const server = spawn(command, args, { cwd: dir, stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, XDG_CACHE_HOME: dir } })
  onTestFinished(() => void server.kill())
  const exit = new Promise<number | null>((done) => server.once('exit', done))
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin))
  const seen: PublishDiagnosticsParams[] = []
  let wake: () => void = () => undefined
  connection.onNotification(PublishDiagnosticsNotification.type, (p) => {
    seen.push(p)
    wake()
  })
  connection.onRequest(RegistrationRequest.type, () => undefined)
  connection.listen()
  const answer = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(dir).href,
    workspaceFolders: [{ uri: pathToFileURL(dir).href, name: 'shop' }],
    capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } },
    initializationOptions: clientOptions({} as never).initializationOptions,
  })
  await connection.sendNotification(InitializedNotification.type, {})
  const uri = pathToFileURL(join(dir, 'main.bal')).href
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'ballerina', version: 1, text } })
  return {
    connection,
    uri,
    capabilities: answer.capabilities as Record<string, unknown>,
    exit,
    async diagnostics() {
      for (;;) {
        const p = seen.shift()
        if (p) return p
        await new Promise<void>((done) => (wake = done))
      }
    },
  }
}

test('hover, definition, completion, formatting and an orderly end', async () => {
  const { connection, uri, exit } = await open(source)
  const textDocument = { uri }
  const call = { line: 9, character: 16 }
  const hover = await connection.sendRequest(HoverRequest.type, { textDocument, position: call })
  expect((hover?.contents as MarkupContent).value).toContain('Adds one.')
  const place = await connection.sendRequest(DefinitionRequest.type, { textDocument, position: call })
  expect([place].flat()[0]).toMatchObject({ uri, range: { start: { line: 6, character: 9 } } })
  const list = await connection.sendRequest(CompletionRequest.type, { textDocument, position: { line: 9, character: 7 } })
  const items = (Array.isArray(list) ? list : (list?.items ?? [])) as CompletionItem[]
  expect(items.map((i) => i.label).join(' ')).toContain('println')
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: { line: 9, character: 0 }, end: { line: 9, character: 4 } }, text: '' }],
  })
  const edits = await connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options: { tabSize: 4, insertSpaces: true } })
  expect(edits?.map((e) => e.newText)).toEqual(['    io:println(next(41));\n'])
  const tokens = await connection.sendRequest(SemanticTokensRequest.type, { textDocument })
  expect(tokens?.data.length).toBeGreaterThan(10)
  await connection.sendRequest(ShutdownRequest.type)
  await connection.sendNotification(ExitNotification.type)
  expect(await exit).toBe(0)
})

test('diagnostics come and go with what is typed', async () => {
  const { connection, uri, diagnostics } = await open(source)
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: { line: 9, character: 20 }, end: { line: 9, character: 22 } }, text: '"x"' }],
  })
  let seen = await diagnostics()
  while (seen.diagnostics.length === 0) seen = await diagnostics()
  expect(seen.diagnostics[0]?.message).toContain("expected 'int'")
  await connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 3 }, contentChanges: [{ text: source }] })
  while (seen.diagnostics.length > 0) seen = await diagnostics()
  expect(seen.uri).toBe(uri)
})

test('every command of a lens is one of the extension', async () => {
  const { connection, uri } = await open(source + '\nimport ballerina/http;\n\nservice /orders on new http:Listener(8080) {\n}\n')
  const lenses = await connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })
  const named = new Set(lenses?.map((l) => l.command?.command))
  expect([...named].sort()).toEqual(['barre.debug', 'barre.run', 'barre.tryIt'])
  const ours = manifest.contributes.commands.map((c: { command: string }) => c.command)
  for (const name of named) expect(ours).toContain(name)
  // VS Code would refuse to register a command that the server claims for itself.
  const { capabilities } = await open(source)
  const claimed = (capabilities.executeCommandProvider as { commands: string[] }).commands
  expect(claimed.filter((c) => ours.includes(c))).toEqual([])
})

test('sources of libraries are shown by the server', async () => {
  const { connection, uri } = await open(source)
  const place = await connection.sendRequest(DefinitionRequest.type, { textDocument: { uri }, position: { line: 9, character: 8 } })
  const target = [place].flat()[0] as { uri: string }
  expect(target.uri).toMatch(/^barre:\/ballerina\/io\//)
  const document = await connection.sendRequest<{ text: string }>('barre/document', { uri: target.uri })
  expect(document.text).toContain('println')
})
