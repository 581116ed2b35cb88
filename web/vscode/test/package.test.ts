import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { grammar } from '../grammar/grammar'
import { folder } from './folder'

const root = fileURLToPath(new URL('..', import.meta.url))
const extension = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const language = JSON.parse(readFileSync(join(root, 'language-configuration.json'), 'utf8'))

let entries: Record<string, Uint8Array>
const text = (name: string): string => Buffer.from(entries[name] ?? []).toString()

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build.js'], { cwd: root })
})

function pack(): Buffer {
  const out = join(folder(), 'out', 'barre.vsix')
  execFileSync(process.execPath, ['scripts/package.js', out], { cwd: root })
  return readFileSync(out)
}

test('the package has what the manifests name, each with a type', () => {
  const packed = pack()
  entries = unzipSync(packed)
  expect(packed.length).toBeLessThan(300 * 1024)
  expect(pack().equals(packed)).toBe(true)
  const names = Object.keys(entries)
  for (const [, path] of text('extension.vsixmanifest').matchAll(/(?:Path="|<Icon>|<License>)([^"<]+)/g)) expect(names).toContain(path)
  const types = [...text('[Content_Types].xml').matchAll(/Extension="([^"]+)" ContentType="[\w/-]+\/[\w-]+"/g)].map((m) => m[1])
  for (const name of names) if (name !== '[Content_Types].xml') expect(types).toContain(extname(name))
  const manifest = JSON.parse(text('extension/package.json'))
  expect(manifest.devDependencies).toBeUndefined()
  expect(manifest.contributes).toEqual(extension.contributes)
  const { languages, grammars, walkthroughs } = manifest.contributes
  const named = [
    manifest.main,
    manifest.icon,
    languages[0].configuration,
    grammars[0].path,
    ...walkthroughs[0].steps.map((s: { media: { markdown: string } }) => s.media.markdown),
  ]
  for (const path of named) expect(names).toContain(join('extension', path))
  expect(JSON.parse(text(join('extension', grammars[0].path)))).toEqual(grammar)
  expect(text('extension/dist/extension.cjs')).toContain('require("vscode")')
  // The bundle needs nothing but the editor and Node.
  const required = [...text('extension/dist/extension.cjs').matchAll(/\brequire\("([^"]+)"\)/g)].map((m) => m[1])
  const builtin = new Set(['vscode', ...process.getBuiltinModule('module').builtinModules])
  expect(required.filter((name) => !builtin.has(name?.replace(/^node:/, '') ?? ''))).toEqual([])
  expect(text('extension/LICENSE.txt')).toBe(readFileSync(join(root, '..', '..', 'LICENSE'), 'utf8'))
  expect(text('extension/ThirdPartyNotices.txt')).toMatch(/vscode-languageclient [\d.]+\n[^]*Permission is hereby granted/)
  expect(text('extension/readme.md')).toContain('# Barre for Ballerina')
})

test('commands of menus, keys and walkthroughs exist', () => {
  const c = extension.contributes
  const commands = new Set(c.commands.map((x: { command: string }) => x.command))
  const used = [...Object.values(c.menus as Record<string, { command: string }[]>).flat(), ...c.keybindings].map((x) => x.command)
  const linked = [...JSON.stringify([c.walkthroughs, c.viewsWelcome]).matchAll(/command:(barre\.\w+)/g)].map((m) => m[1])
  for (const name of [...used, ...linked]) expect(commands).toContain(name)
})

test('the problem matcher reads diagnostics', () => {
  const [pattern] = extension.contributes.problemPatterns
  const m = new RegExp(pattern.regexp).exec("ERROR [modules/a/b.bal:(3:5,3:12)] incompatible types: expected 'int', found 'string'")
  expect([
    m?.[pattern.severity],
    m?.[pattern.file],
    m?.[pattern.line],
    m?.[pattern.column],
    m?.[pattern.endLine],
    m?.[pattern.endColumn],
    m?.[pattern.message],
  ]).toEqual(['ERROR', 'modules/a/b.bal', '3', '5', '3', '12', "incompatible types: expected 'int', found 'string'"])
  expect(new RegExp(pattern.regexp).test('error: compilation contains errors')).toBe(false)
})

test('lines of documentation go on, and an empty one ends them', () => {
  const rule = (line: string, after = ''): string | undefined =>
    language.onEnterRules.find(
      (r: { beforeText: string; afterText?: string }) => new RegExp(r.beforeText).test(line) && new RegExp(r.afterText ?? '').test(after),
    )?.action.appendText
  expect(rule('    # Adds one.')).toBe('# ')
  expect(rule('    # + n - to what')).toBe('# + ')
  expect(rule('    # ')).toBeUndefined()
  expect(rule('    int a = 1;')).toBeUndefined()
  expect(rule('    // one', ' two')).toBe('// ')
  expect(rule('    // one')).toBeUndefined()
})

test('indentation follows brackets', () => {
  const { increaseIndentPattern: more, decreaseIndentPattern: less } = language.indentationRules
  for (const line of ['function f() {', '    foo(', 'type A record {|', 'int[] a = [ // list']) expect(new RegExp(more).test(line), line).toBe(true)
  for (const line of ['// {', '# a {', 'f();', 'f({});']) expect(new RegExp(more).test(line), line).toBe(false)
  for (const line of ['}', '    |};', '  ])']) expect(new RegExp(less).test(line), line).toBe(true)
})

test('a word is a name with its quote and escapes', () => {
  const { pattern, flags } = language.wordPattern
  expect("order.'from + my\\-name * größe2 - 12.5".match(new RegExp(pattern, `g${flags}`))).toEqual(['order', "'from", 'my\\-name', 'größe2', '12.5'])
})
