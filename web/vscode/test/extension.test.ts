import { readFileSync } from 'node:fs'
import { beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest'
import type { ExtensionContext } from 'vscode'
import * as editor from './vscode'
import { folder } from './folder'

// The client needs a whole editor; that it and the server understand each other is
// tested in client.test.ts.
const clients: { command: string; state: number }[] = []
vi.mock('vscode-languageclient/node', () => ({
  State: { Stopped: 1, Running: 2, Starting: 3 },
  LanguageClient: class {
    state = 1
    private changed: (e: { newState: number }) => void = () => undefined
    constructor(
      _id: string,
      _name: string,
      readonly options: { command: string },
    ) {
      clients.push(this as never)
    }
    get command(): string {
      return this.options.command
    }
    onDidChangeState(changed: (e: { newState: number }) => void): void {
      this.changed = changed
    }
    private become(state: number): Promise<void> {
      this.state = state
      this.changed({ newState: state })
      return Promise.resolve()
    }
    start(): Promise<void> {
      return this.become(2)
    }
    stop(): Promise<void> {
      return this.become(1)
    }
    dispose(): Promise<void> {
      return Promise.resolve()
    }
  },
}))

const { activate } = await import('../src/extension')
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

function start(): Promise<void> {
  const subscriptions: { dispose(): void }[] = []
  onTestFinished(() => subscriptions.forEach((s) => s.dispose()))
  return activate({ subscriptions } as unknown as ExtensionContext)
}

beforeEach(() => {
  editor.reset(folder())
  clients.length = 0
})

test('the commands are those of the manifest', async () => {
  editor.settings['barre.path'] = inject('barre')
  await start()
  const named = manifest.contributes.commands.map((c: { command: string }) => c.command)
  expect(editor.commands.names().sort()).toEqual(named.sort())
})

test('with the command, the server starts and the status says so', async () => {
  editor.settings['barre.path'] = inject('barre')
  await start()
  expect(clients).toMatchObject([{ command: inject('barre'), state: 2 }])
  expect(editor.window.items[0]).toMatchObject({ text: '$(check) Barre' })
  expect(editor.window.items[0]?.tooltip).toMatch(/^Barre \d.*: the language server runs$/)
  expect(editor.done.some((d) => d.what === 'setContext' && d.with[0] === 'barre.ready')).toBe(true)
  await editor.commands.executeCommand('barre.restartServer')
  expect(clients.map((c) => c.state)).toEqual([1, 2])
})

test('without the command, the user learns how to get it', async () => {
  editor.settings['barre.path'] = '/nowhere/barre'
  editor.answers.push('How to Install')
  await start()
  expect(clients).toEqual([])
  expect(editor.window.items[0]).toMatchObject({ text: '$(warning) Barre' })
  await vi.waitFor(() => expect(editor.done.at(-1)).toEqual({ what: 'workbench.action.openWalkthrough', with: ['barre.barre#start', false] }))
  expect(manifest.contributes.walkthroughs[0].id).toBe('start')
  // Once the setting is right, it goes on by itself.
  await editor.workspace.getConfiguration('barre').update('path', inject('barre'))
  await vi.waitFor(() => expect(clients).toMatchObject([{ state: 2 }]))
})

test('nothing is started in a folder that is not trusted', async () => {
  editor.settings['barre.path'] = inject('barre')
  editor.workspace.isTrusted = false
  await start()
  expect(clients).toEqual([])
  await editor.commands.executeCommand('barre.openStudio')
  expect(editor.done.at(-1)?.with[0]).toMatch('Trust this folder first')
  editor.workspace.grantTrust()
  await vi.waitFor(() => expect(clients).toMatchObject([{ state: 2 }]))
})
