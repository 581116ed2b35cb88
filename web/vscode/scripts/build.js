// Bundles the extension into dist/, and writes the grammar as the editor reads it.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

const bundled = await build({
  absWorkingDir: root,
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.cjs',
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  legalComments: 'none',
  metafile: true,
})

// The licences of what is in the bundle go with it.
const inputs = Object.keys(bundled.metafile.inputs).map((name) => join(root, name).match(/^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1])
const notices = [...new Set(inputs.filter((name) => name !== undefined))].sort().map((folder) => {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const license = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file))
  if (!license) throw new Error(`${name} is in the bundle and has no licence`)
  return `${name} ${version}\n\n${readFileSync(join(folder, license), 'utf8').trim()}\n`
})
writeFileSync(join(root, 'dist', 'ThirdPartyNotices.txt'), notices.join(`\n${'-'.repeat(80)}\n\n`))

const made = await build({ absWorkingDir: root, entryPoints: ['grammar/grammar.ts'], bundle: true, write: false, format: 'esm' })
const { grammar } = await import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].contents).toString('base64')}`)
mkdirSync(`${root}/dist`, { recursive: true })
writeFileSync(`${root}/dist/ballerina.tmLanguage.json`, JSON.stringify(grammar))
