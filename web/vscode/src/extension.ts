// The extension: finds the command, and puts the parts together.

import * as vscode from 'vscode'
import { findBinary, here, NoBinary, type Binary } from './binary'
import { Language } from './client'
import { commands, guarded } from './commands'
import { Adapters, Configurations, debugType } from './debug'
import { Status } from './status'
import { Studio, studioView } from './studio'
import { Tasks, taskType } from './tasks'

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('Barre', { log: true })
  const status = new Status()
  const language = new Language(output)
  let found: Promise<Binary> | undefined
  let version: string | undefined

  const binary = async (): Promise<Binary> => {
    if (!vscode.workspace.isTrusted) throw new Error('Trust this folder first: programs in it are neither checked nor run before.')
    const setting = vscode.workspace.getConfiguration('barre').get<string>('path', '')
    found ??= findBinary(here(setting, vscode.workspace.workspaceFolders?.[0]?.uri.fsPath))
    return found
  }

  const studio = new Studio(binary, output)

  /** Looks for the command anew and starts the server with it. */
  const restart = async (): Promise<void> => {
    if (!vscode.workspace.isTrusted) return
    found = undefined
    let b: Binary
    try {
      b = await binary()
    } catch (e) {
      if (!(e instanceof NoBinary)) throw e
      await language.stop()
      status.missing(e.message)
      output.warn(e.message)
      void ask(e.message)
      return
    }
    version = b.version
    output.info(`Barre ${b.version} at ${b.path}`)
    void vscode.commands.executeCommand('setContext', 'barre.ready', true)
    await language.start(b)
  }

  context.subscriptions.push(
    output,
    status,
    language,
    studio,
    language.onHealth((health) => status.health(health, version)),
    vscode.window.registerWebviewPanelSerializer(studioView, studio),
    vscode.tasks.registerTaskProvider(taskType, new Tasks(binary)),
    vscode.debug.registerDebugConfigurationProvider(debugType, new Configurations()),
    vscode.debug.registerDebugAdapterDescriptorFactory(debugType, new Adapters(binary)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void guarded(restart)()),
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (e.affectsConfiguration('barre.path')) void guarded(restart)()
    }),
    ...Object.entries(commands({ binary, studio, restart, output })).map(([name, run]) => vscode.commands.registerCommand(name, guarded(run))),
  )
  await guarded(restart)()
}

/** Says that the command is missing, and what can be done. */
async function ask(message: string): Promise<void> {
  const select = 'Select the Command'
  const how = 'How to Install'
  const choice = await vscode.window.showErrorMessage(`${message}.`, select, how)
  if (choice === select) await vscode.commands.executeCommand('barre.selectPath')
  if (choice === how) await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'barre.barre#start', false)
}
