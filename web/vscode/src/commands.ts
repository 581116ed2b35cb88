// The commands of the palette, the lenses and the menus.

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as vscode from 'vscode'
import type { Binary } from './binary'
import { debugType } from './debug'
import { folderOf, manifest, target } from './project'
import type { Studio } from './studio'
import { makeTask, taskType, type Definition } from './tasks'

/** What the commands work with. */
export interface Context {
  binary(): Promise<Binary>
  studio: Pick<Studio, 'show'>
  restart(): Promise<void>
  output: Pick<vscode.LogOutputChannel, 'show'>
}

/** What a lens of the language server says of what it is above. */
interface Lens {
  path: string
  module?: string
  test?: string
  basePath?: string
}

const lens = (argument: unknown): Partial<Lens> =>
  typeof argument === 'object' && argument !== null && 'uri' in argument ? (argument as Partial<Lens>) : {}

/** The tests that a lens is for, as the command line names them. */
export function testsOf(l: Partial<Lens>): string[] {
  return l.test === undefined ? [] : [l.module === undefined ? l.test : `${l.module}:${l.test}`]
}

/** The commands by their names. */
export function commands(c: Context): Record<string, (argument?: unknown) => Promise<void>> {
  const setting = <T>(name: string, otherwise: T): T => vscode.workspace.getConfiguration('barre').get<T>(name, otherwise)

  const program = (argument: unknown): string => {
    const found = target(argument)
    if (found === undefined) throw new Error(`Open a .bal file, or a folder with a ${manifest}, first.`)
    return found
  }

  const execute = async (command: Definition['command'], argument: unknown, args: string[]): Promise<void> => {
    const path = program(argument)
    await vscode.workspace.saveAll(false)
    await vscode.tasks.executeTask(makeTask({ type: taskType, command, path, args }, await c.binary(), folderOf(path)))
  }

  const debug = async (argument: unknown, more: object): Promise<void> => {
    const path = program(argument)
    await vscode.workspace.saveAll(false)
    await vscode.debug.startDebugging(folderOf(path), {
      type: debugType,
      request: 'launch',
      name: `${'test' in more ? 'Test' : 'Run'} ${basename(path)}`,
      program: path,
      dev: setting('devServices', true),
      ...more,
    })
  }

  return {
    'barre.run': (a) => execute('run', a, setting('devServices', true) ? ['--dev'] : []),
    'barre.build': (a) => execute('build', a, []),
    'barre.test': (a) => {
      const tests = testsOf(lens(a))
      return execute('test', a, tests.length === 0 ? [] : ['--tests', tests.join(',')])
    },
    'barre.debug': (a) => debug(a, {}),
    'barre.debugTest': (a) => {
      const tests = testsOf(lens(a))
      return debug(a, { test: true, dev: false, ...(tests.length === 0 ? {} : { tests }) })
    },
    'barre.tryIt': (a) => c.studio.show(program(a), '/tryit'),
    'barre.openStudio': (a) => c.studio.show(program(a)),
    'barre.new': () => create(c),
    'barre.restartServer': () => c.restart(),
    'barre.showOutput': () => {
      c.output.show()
      return Promise.resolve()
    },
    'barre.selectPath': () => selectPath(c),
    'barre.showMenu': () => menu(),
  }
}

/** Shows what went wrong in a command instead of throwing it into the log. */
export function guarded(run: (argument?: unknown) => Promise<void>): (argument?: unknown) => Promise<void> {
  return async (argument) => {
    try {
      await run(argument)
    } catch (e) {
      void vscode.window.showErrorMessage(e instanceof Error ? e.message : String(e))
    }
  }
}

async function selectPath(c: Context): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    title: 'Select the barre command, or the folder it is in',
    openLabel: 'Select',
    canSelectFiles: true,
    canSelectFolders: process.platform === 'darwin',
  })
  const path = chosen?.[0]?.fsPath
  if (path === undefined) return
  await vscode.workspace.getConfiguration('barre').update('path', path, vscode.ConfigurationTarget.Global)
  await c.restart()
}

const templates = [
  { label: 'Program', description: 'a main function', template: 'main' },
  { label: 'Service', description: 'an HTTP service', template: 'service' },
  { label: 'Automation', description: 'a job that runs and ends, on demand or by schedule', template: 'automation' },
  { label: 'Library', description: 'functions for other packages', template: 'library' },
]

async function create(c: Context): Promise<void> {
  const binary = await c.binary()
  const kind = await vscode.window.showQuickPick(templates, { title: 'New Ballerina project', placeHolder: 'What is it?' })
  if (!kind) return
  const parent = await vscode.window.showOpenDialog({
    title: 'Folder that gets the project',
    openLabel: 'Create here',
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: vscode.workspace.workspaceFolders?.[0]?.uri,
  })
  const folder = parent?.[0]?.fsPath
  if (folder === undefined) return
  const name = await vscode.window.showInputBox({
    title: 'New Ballerina project',
    prompt: `Its name: a new folder in ${folder}`,
    validateInput: (text) => invalidName(text, folder),
  })
  if (name === undefined) return
  const path = join(folder, name)
  await new Promise<void>((done, fail) => {
    execFile(binary.path, ['new', path, '-t', kind.template], { cwd: folder, windowsHide: true }, (err, _stdout, stderr) => {
      if (err) fail(new Error(stderr.trim() || err.message))
      else done()
    })
  })
  const here = 'Open'
  const other = 'Open in New Window'
  const choice = await vscode.window.showInformationMessage(`Created the project ${name}.`, here, other)
  if (choice === undefined) return
  await vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(path), { forceNewWindow: choice === other })
}

/** What is wrong with a project's name, if anything. */
export function invalidName(text: string, folder: string): string | undefined {
  if (text === '') return 'A project needs a name.'
  if (!/^[A-Za-z][A-Za-z0-9_.]*$/.test(text)) return 'Letters, digits, dots and underscores, beginning with a letter.'
  if (existsSync(join(folder, text))) return `${text} exists already.`
  return undefined
}

async function menu(): Promise<void> {
  const items = [
    { label: '$(type-hierarchy) Open Studio', command: 'barre.openStudio' },
    { label: '$(play) Run', command: 'barre.run' },
    { label: '$(debug-alt) Debug', command: 'barre.debug' },
    { label: '$(beaker) Run tests', command: 'barre.test' },
    { label: '$(refresh) Restart the language server', command: 'barre.restartServer' },
    { label: '$(output) Show output', command: 'barre.showOutput' },
    { label: '$(folder-opened) Select the barre command', command: 'barre.selectPath' },
  ]
  const item = await vscode.window.showQuickPick(items, { title: 'Barre' })
  if (item) await vscode.commands.executeCommand(item.command)
}
