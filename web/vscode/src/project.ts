// Which package a file belongs to.

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as vscode from 'vscode'

/** The manifest of a package or a workspace. */
export const manifest = 'Ballerina.toml'

/** The folder of the package that has the file, or the file itself when it stands alone. */
export function programOf(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, manifest))) return folder
    if (folder === dirname(folder)) return file
  }
}

/**
 * The program that a command is for: what a lens says, what was clicked on in the
 * explorer, what is in the editor, or the only folder that is open.
 */
export function target(argument: unknown): string | undefined {
  if (typeof argument === 'object' && argument !== null) {
    if ('path' in argument && 'scheme' in argument && argument.scheme === 'file' && 'fsPath' in argument) {
      return programOf(String(argument.fsPath))
    }
    if ('path' in argument && typeof argument.path === 'string') return argument.path
  }
  const document = vscode.window.activeTextEditor?.document
  if (document?.uri.scheme === 'file' && (document.languageId === 'ballerina' || document.fileName.endsWith(manifest))) {
    return programOf(document.fileName)
  }
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath
}

/** The folders of the workspace's packages. */
export async function packages(): Promise<string[]> {
  const found = await vscode.workspace.findFiles(`**/${manifest}`, '**/{target,node_modules}/**', 50)
  return found.map((uri) => dirname(uri.fsPath)).sort()
}

/** The folder of the workspace that a path is in. */
export function folderOf(path: string): vscode.WorkspaceFolder | undefined {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(path))
}
