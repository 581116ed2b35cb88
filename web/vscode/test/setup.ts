// Before the tests: the barre command is built, and the compiler says what it makes
// of the programs that the grammar is tried on.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    barre: string
    tokens: string
  }
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

export default function setup(project: TestProject): () => void {
  const dir = mkdtempSync(join(tmpdir(), 'barre-vscode-'))
  const go = (args: string[], env: Record<string, string>): void => {
    execFileSync(process.env.GO ?? 'go', args, { cwd: root, env: { ...process.env, CGO_ENABLED: '0', ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  }
  go(['build', '-o', dir, './cmd/barre', './cmd/barre-full'], {})
  const programs = ['conformance', 'examples', 'lib'].map((name) => join(root, name))
  go(['test', '-count=1', '-run', '^TestEditorTokens$', './syntax'], { BARRE_EDITOR_TOKENS: [...programs, dir].join(delimiter) })
  project.provide('barre', join(dir, process.platform === 'win32' ? 'barre.exe' : 'barre'))
  project.provide('tokens', join(dir, 'tokens.json'))
  return () => rmSync(dir, { recursive: true, force: true })
}
