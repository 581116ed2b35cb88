// Tasks: run, build, test and check the packages of the workspace.

import { basename, dirname } from 'node:path'
import * as vscode from 'vscode'
import { NoBinary, type Binary } from './binary'
import { folderOf, packages } from './project'

/** The type of our tasks, as tasks.json names it. */
export const taskType = 'barre'

/** A task as tasks.json has it. */
export interface Definition extends vscode.TaskDefinition {
  command: 'run' | 'build' | 'test' | 'check' | 'format'
  path?: string
  args?: string[]
}

/** Gives the command, or throws what to tell the user. */
export type GetBinary = () => Promise<Binary>

const titles: Record<Definition['command'], string> = {
  run: 'Run',
  build: 'Build',
  test: 'Test',
  check: 'Check',
  format: 'Format',
}

/** The task of a definition. */
export function makeTask(d: Definition, binary: Binary, folder: vscode.WorkspaceFolder | undefined): vscode.Task {
  const path = d.path ?? folder?.uri.fsPath
  const cwd = path === undefined ? undefined : path.endsWith('.bal') ? dirname(path) : path
  const scope = folder ?? vscode.TaskScope.Workspace
  // A command takes its options before the program: all that follows a program is for it.
  const args = [d.command, ...(d.args ?? []), ...(path === undefined ? [] : [path])]
  const name = path === undefined ? titles[d.command] : `${titles[d.command]} ${basename(path)}`
  const execution = new vscode.ProcessExecution(binary.path, args, { cwd })
  const task = new vscode.Task(d, scope, name, taskType, execution, '$barre')
  task.group = d.command === 'build' || d.command === 'check' ? vscode.TaskGroup.Build : d.command === 'test' ? vscode.TaskGroup.Test : undefined
  task.presentationOptions = { clear: true, showReuseMessage: false }
  return task
}

/** Offers tasks for each package, and completes those of tasks.json. */
export class Tasks implements vscode.TaskProvider {
  constructor(private readonly binary: GetBinary) {}

  async provideTasks(): Promise<vscode.Task[]> {
    const binary = await this.find()
    if (!binary) return []
    const commands = ['run', 'build', 'test', 'check'] as const
    return (await packages()).flatMap((path) => commands.map((command) => makeTask({ type: taskType, command, path }, binary, folderOf(path))))
  }

  async resolveTask(task: vscode.Task): Promise<vscode.Task | undefined> {
    const d = task.definition as Definition
    const binary = await this.find()
    if (!binary || !(d.command in titles)) return undefined
    const folder = typeof task.scope === 'object' ? task.scope : vscode.workspace.workspaceFolders?.[0]
    // The definition has to stay the one that tasks.json has.
    const made = makeTask({ ...d, path: expand(d.path, folder) }, binary, folder)
    return new vscode.Task(d, task.scope ?? vscode.TaskScope.Workspace, task.name, taskType, made.execution, '$barre')
  }

  private async find(): Promise<Binary | undefined> {
    try {
      return await this.binary()
    } catch (e) {
      if (e instanceof NoBinary) return undefined
      throw e
    }
  }
}

function expand(path: string | undefined, folder: vscode.WorkspaceFolder | undefined): string | undefined {
  if (path === undefined || !folder) return path
  const full = path.replaceAll('${workspaceFolder}', folder.uri.fsPath)
  return full.startsWith('/') || /^[A-Za-z]:/.test(full) ? full : vscode.Uri.joinPath(folder.uri, full).fsPath
}
