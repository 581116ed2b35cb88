import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { beforeEach, expect, inject, test } from 'vitest'
import type { DebugConfiguration, WorkspaceFolder } from 'vscode'
import * as editor from './vscode'
import { Adapters, Configurations } from '../src/debug'
import { makeTask, Tasks, type Definition } from '../src/tasks'
import { NoBinary } from '../src/binary'
import { folder } from './folder'

beforeEach(() => editor.reset())

const none: DebugConfiguration = { type: '', request: '', name: '' }

test('F5 without a configuration debugs what is in the editor', async () => {
  const dir = folder({ 'shop/Ballerina.toml': '', 'shop/main.bal': '' })
  const c = new Configurations()
  expect(await c.resolveDebugConfiguration(undefined, none)).toBeUndefined()
  expect(editor.done[0]?.with[0]).toMatch('There is no program to debug')
  editor.edit(join(dir, 'shop/main.bal'))
  expect(await c.resolveDebugConfiguration(undefined, none)).toEqual({
    type: 'barre',
    request: 'launch',
    name: 'Run shop',
    program: join(dir, 'shop'),
    dev: true,
  })
  const own = { type: 'barre', request: 'launch', name: 'Mine' }
  expect(await c.resolveDebugConfiguration(undefined, own)).toBe(own)
})

test('configurations say what they lack', async () => {
  const dir = folder({ 'shop/Ballerina.toml': '', 'shop/main.bal': '', 'alone.bal': '' })
  const resolve = (c: object): unknown =>
    new Configurations().resolveDebugConfigurationWithSubstitutedVariables(undefined, { type: 'barre', request: 'launch', name: 'Mine', ...c })
  expect(resolve({})).toBeUndefined()
  expect(editor.done[0]?.with[0]).toBe(`The configuration 'Mine' does not say what to run: set "program" to a package's folder or a .bal file.`)
  expect(resolve({ request: 'attach' })).toBeUndefined()
  expect(editor.done[1]?.with[0]).toMatch(`needs the port that 'barre run --debug' was given`)
  expect(resolve({ request: 'attach', port: 5005 })).toMatchObject({ port: 5005 })
  expect(resolve({ program: join(dir, 'shop/main.bal') })).toMatchObject({ program: join(dir, 'shop') })
  expect(resolve({ program: join(dir, 'alone.bal') })).toMatchObject({ program: join(dir, 'alone.bal') })
})

test('a new launch.json has a configuration for each package', async () => {
  const dir = folder({ 'a/Ballerina.toml': '', 'b/Ballerina.toml': '' })
  editor.reset(dir)
  editor.workspace.found = ['b', 'a'].map((n) => editor.Uri.file(join(dir, n, 'Ballerina.toml')))
  const list = await new Configurations().provideDebugConfigurations()
  expect(list.map((c) => [c.name, c.program])).toEqual([
    ['Run a', '${workspaceFolder}/a'],
    ['Run b', '${workspaceFolder}/b'],
    ['Attach', undefined],
  ])
  editor.workspace.found = []
  expect((await new Configurations().provideDebugConfigurations())[0]?.program).toBe('${file}')
})

test('tasks of packages, and of tasks.json', async () => {
  const dir = folder({ 'a/Ballerina.toml': '' })
  editor.reset(dir)
  editor.workspace.found = [editor.Uri.file(join(dir, 'a', 'Ballerina.toml'))]
  const tasks = new Tasks(() => Promise.resolve({ path: '/bin/barre', version: '1' }))
  expect((await tasks.provideTasks()).map((t) => [t.name, t.group])).toEqual([
    ['Run a', undefined],
    ['Build a', 'build'],
    ['Test a', 'test'],
    ['Check a', 'build'],
  ])
  const definition: Definition = { type: 'barre', command: 'test', path: 'a', args: ['--code-coverage'] }
  const there = makeTask(definition, { path: '?', version: '' }, editor.workspace.workspaceFolders?.[0] as unknown as WorkspaceFolder)
  const resolved = (await tasks.resolveTask(there)) as unknown as editor.Task
  expect(resolved.definition).toBe(definition)
  expect(resolved.execution.args).toEqual(['test', '--code-coverage', join(dir, 'a')])
  expect(resolved.execution.options?.cwd).toBe(join(dir, 'a'))
  const lost = new Tasks(() => Promise.reject(new NoBinary('not found')))
  expect(await lost.provideTasks()).toEqual([])
  expect(await lost.resolveTask(there)).toBeUndefined()
})

test('the adapter answers, and debugs a program to its end', async () => {
  const dir = folder({ 'hello.bal': 'import ballerina/io;\npublic function main() {\n    int n = 41;\n    io:println(n + 1);\n}\n' })
  const d = await new Adapters(() => Promise.resolve({ path: inject('barre'), version: '' })).createDebugAdapterDescriptor()
  const { command, args } = d as unknown as editor.DebugAdapterExecutable
  const adapter = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const messages: { type: string; event?: string; command?: string; body?: Record<string, unknown> }[] = []
  let wake: () => void = () => undefined
  let buffer = Buffer.alloc(0)
  adapter.stdout.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk])
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n\r\n/.exec(buffer.toString('latin1'))
      if (!head || buffer.length < head[0].length + Number(head[1])) break
      const end = head[0].length + Number(head[1])
      messages.push(JSON.parse(buffer.subarray(head[0].length, end).toString()))
      buffer = buffer.subarray(end)
    }
    wake()
  })
  let seq = 0
  const send = (name: string, args: object): void => {
    const text = JSON.stringify({ seq: ++seq, type: 'request', command: name, arguments: args })
    adapter.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
  }
  const wait = async (found: (m: (typeof messages)[number]) => boolean): Promise<(typeof messages)[number]> => {
    for (;;) {
      const m = messages.find(found)
      if (m) return m
      await new Promise<void>((done) => (wake = done))
    }
  }
  const event = (name: string) => wait((m) => m.event === name)
  const response = (name: string) => wait((m) => m.type === 'response' && m.command === name)
  send('initialize', { adapterID: 'barre', linesStartAt1: true, columnsStartAt1: true })
  await response('initialize')
  send('launch', { program: join(dir, 'hello.bal') })
  await event('initialized')
  send('setBreakpoints', { source: { path: join(dir, 'hello.bal') }, breakpoints: [{ line: 4 }] })
  send('configurationDone', {})
  const stopped = await event('stopped')
  send('stackTrace', { threadId: stopped.body?.threadId })
  const trace = (await response('stackTrace')).body?.stackFrames as { id: number; line: number }[]
  expect(trace[0]?.line).toBe(4)
  send('evaluate', { expression: 'n', frameId: trace[0]?.id })
  expect((await response('evaluate')).body?.result).toBe('41')
  send('continue', { threadId: stopped.body?.threadId })
  await wait((m) => m.event === 'output' && String(m.body?.output).includes('42'))
  await event('terminated')
  send('disconnect', {})
  await new Promise((done) => adapter.once('exit', done))
})
