// Debugging: `barre debug` is the adapter, in a process of its own.

import * as vscode from 'vscode'
import type { Binary } from './binary'
import { manifest, packages, programOf, target } from './project'
import { basename } from 'node:path'

/** The type of our debug configurations. */
export const debugType = 'barre'

/** Completes configurations, and proposes those of a new launch.json. */
export class Configurations implements vscode.DebugConfigurationProvider {
  async provideDebugConfigurations(): Promise<vscode.DebugConfiguration[]> {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath
    const found = await packages()
    const list: vscode.DebugConfiguration[] = found.map((path) => ({
      type: debugType,
      request: 'launch',
      name: `Run ${basename(path)}`,
      program: root !== undefined && path.startsWith(root) ? '${workspaceFolder}' + path.slice(root.length).replaceAll('\\', '/') : path,
      dev: true,
    }))
    if (list.length === 0) list.push({ type: debugType, request: 'launch', name: 'Run the current file', program: '${file}' })
    list.push({ type: debugType, request: 'attach', name: 'Attach', port: 5005 })
    return list
  }

  resolveDebugConfiguration(
    _folder: vscode.WorkspaceFolder | undefined,
    c: vscode.DebugConfiguration,
  ): vscode.ProviderResult<vscode.DebugConfiguration> {
    if (c.type) return c
    // F5 without a launch.json: what is in the editor.
    const program = target(undefined)
    if (program === undefined) {
      void vscode.window.showErrorMessage(`There is no program to debug: open a .bal file, or a folder with a ${manifest}.`)
      return undefined
    }
    const dev = vscode.workspace.getConfiguration('barre').get<boolean>('devServices', true)
    return { ...c, type: debugType, request: 'launch', name: `Run ${basename(program)}`, program, dev }
  }

  resolveDebugConfigurationWithSubstitutedVariables(
    _folder: vscode.WorkspaceFolder | undefined,
    c: vscode.DebugConfiguration,
  ): vscode.ProviderResult<vscode.DebugConfiguration> {
    if (c.request === 'attach') {
      if (Number.isInteger(c.port)) return c
      void vscode.window.showErrorMessage(`The configuration '${c.name}' needs the port that 'barre run --debug' was given, as in "port": 5005.`)
      return undefined
    }
    const program = c.program as unknown
    if (typeof program !== 'string' || program === '') {
      void vscode.window.showErrorMessage(
        `The configuration '${c.name}' does not say what to run: set "program" to a package's folder or a .bal file.`,
      )
      return undefined
    }
    // A file of a package cannot run by itself.
    return { ...c, program: program.endsWith('.bal') ? programOf(program) : program }
  }
}

/** Starts the adapter of a session. */
export class Adapters implements vscode.DebugAdapterDescriptorFactory {
  constructor(private readonly binary: () => Promise<Binary>) {}

  async createDebugAdapterDescriptor(): Promise<vscode.DebugAdapterDescriptor> {
    const binary = await this.binary()
    return new vscode.DebugAdapterExecutable(binary.path, ['debug'])
  }
}
