// The item in the status bar: how the language server does, and what can be done.

import * as vscode from 'vscode'
import type { Health } from './client'

/** Shows whether the command was found and the server runs. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('barre.status', vscode.StatusBarAlignment.Left, 0)

  constructor() {
    this.item.name = 'Barre'
    this.item.command = 'barre.showMenu'
    this.health('stopped', undefined)
    this.item.show()
  }

  health(health: Health, version: string | undefined): void {
    const icon = health === 'running' ? '$(check)' : health === 'starting' ? '$(loading~spin)' : '$(circle-slash)'
    const words = { running: 'the language server runs', starting: 'the language server starts', stopped: 'the language server is stopped' }
    this.set(icon, `Barre${version === undefined ? '' : ` ${version}`}: ${words[health]}`, undefined)
  }

  missing(message: string): void {
    this.set('$(warning)', message, new vscode.ThemeColor('statusBarItem.warningBackground'))
  }

  private set(icon: string, tooltip: string, background: vscode.ThemeColor | undefined): void {
    this.item.text = `${icon} Barre`
    this.item.tooltip = tooltip
    this.item.backgroundColor = background
    this.item.accessibilityInformation = { label: tooltip, role: 'button' }
  }

  dispose(): void {
    this.item.dispose()
  }
}
