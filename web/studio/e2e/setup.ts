// Before the tests: the binaries are built, with the web application in them, and a
// browser is looked for. Without one the tests are skipped, and fail in CI.

import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    barre: string
    chromium: string
  }
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

function find(names: string[]): string {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {
        // Not here.
      }
    }
  }
  return ''
}

export default function setup(project: TestProject): () => void {
  const chromium = find(browsers)
  project.provide('chromium', chromium)
  if (!chromium) {
    const message = "no browser: install Chromium ('apt-get install chromium', 'brew install --cask chromium') for the tests of Studio"
    if (process.env.CI) throw new Error(message)
    console.warn(`Skipped, ${message}`)
    project.provide('barre', '')
    return () => undefined
  }
  // BARRE_BIN names a folder with binaries that are built already.
  const given = process.env.BARRE_BIN
  const dir = given ?? mkdtempSync(join(tmpdir(), 'studio-e2e-'))
  if (!given) {
    if (!existsSync(join(root, 'web/studio/dist/app/index.html.gz'))) throw new Error("the web application is not built: run 'make web'")
    execFileSync(process.env.GO ?? 'go', ['build', '-o', dir, './cmd/barre', './cmd/barre-full', './cmd/barre-dev'], {
      cwd: root,
      env: { ...process.env, CGO_ENABLED: '0' },
      stdio: 'inherit',
    })
  }
  project.provide('barre', join(dir, 'barre'))
  return () => {
    if (!given) rmSync(dir, { recursive: true, force: true })
  }
}
