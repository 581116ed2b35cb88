import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, inject, test } from 'vitest'
import * as editor from './vscode'
import { commands, guarded, invalidName, testsOf } from '../src/commands'
import { folder } from './folder'

const binary = { path: '/bin/barre', version: '1.0.0' }
const shown: unknown[][] = []
let restarts = 0

const all = (path = binary.path): ReturnType<typeof commands> =>
  commands({
    binary: () => Promise.resolve({ ...binary, path }),
    studio: {
      show: (...args: unknown[]) => {
        shown.push(args)
        return Promise.resolve()
      },
    },
    restart: () => {
      restarts++
      return Promise.resolve()
    },
    output: editor.log,
  })

beforeEach(() => {
  editor.reset()
  shown.length = 0
  restarts = 0
})

/** The command line of the last task. */
function lastTask(): { args: string[]; cwd: string | undefined; name: string } {
  const task = editor.done.findLast((d) => d.what === 'task')?.with[0] as editor.Task
  return { args: [task.execution.process, ...task.execution.args], cwd: task.execution.options?.cwd, name: task.name }
}

test('a lens runs its program, in its folder', async () => {
  const lens = { path: '/home/ada/shop', uri: 'file:///home/ada/shop/main.bal' }
  await all()['barre.run']?.(lens)
  expect(lastTask()).toEqual({ args: ['/bin/barre', 'run', '--dev', '/home/ada/shop'], cwd: '/home/ada/shop', name: 'Run shop' })
  editor.settings['barre.devServices'] = false
  await all()['barre.run']?.({ ...lens, path: '/home/ada/one.bal' })
  expect(lastTask()).toEqual({ args: ['/bin/barre', 'run', '/home/ada/one.bal'], cwd: '/home/ada', name: 'Run one.bal' })
  expect(editor.done[0]?.what).toBe('save')
})

test('a lens runs and debugs one test', async () => {
  const lens = { path: '/home/ada/shop', uri: 'file:///home/ada/shop/tests/a.bal', module: 'shop.orders', test: 'total' }
  await all()['barre.test']?.(lens)
  expect(lastTask().args).toEqual(['/bin/barre', 'test', '--tests', 'shop.orders:total', '/home/ada/shop'])
  await all()['barre.debugTest']?.(lens)
  expect(editor.done.at(-1)?.with[1]).toEqual({
    type: 'barre',
    request: 'launch',
    name: 'Test shop',
    program: '/home/ada/shop',
    dev: false,
    test: true,
    tests: ['shop.orders:total'],
  })
  expect(testsOf({})).toEqual([])
})

test('what is in the editor is run when nothing else is said', async () => {
  const dir = folder({ 'shop/Ballerina.toml': '', 'shop/modules/a/a.bal': '', 'alone.bal': '' })
  const c = all()
  editor.edit(join(dir, 'shop/modules/a/a.bal'))
  await c['barre.debug']?.()
  expect(editor.done.at(-1)?.with[1]).toMatchObject({ program: join(dir, 'shop'), dev: true, name: 'Run shop' })
  editor.edit(join(dir, 'alone.bal'))
  await c['barre.build']?.()
  expect(lastTask().args).toEqual(['/bin/barre', 'build', join(dir, 'alone.bal')])
  // What was clicked on in the explorer comes first.
  await c['barre.test']?.(editor.Uri.file(join(dir, 'shop/Ballerina.toml')))
  expect(lastTask().args).toEqual(['/bin/barre', 'test', join(dir, 'shop')])
})

test('without a program the user is told', async () => {
  await guarded(all()['barre.run'] as () => Promise<void>)()
  expect(editor.done).toEqual([{ what: 'error', with: ['Open a .bal file, or a folder with a Ballerina.toml, first.'] }])
})

test('Studio opens, on Try It for a service', async () => {
  await all()['barre.openStudio']?.({ path: '/home/ada/shop', uri: 'file:///home/ada/shop/main.bal' })
  await all()['barre.tryIt']?.({ path: '/home/ada/shop', uri: 'file:///home/ada/shop/main.bal', basePath: '/orders' })
  expect(shown).toEqual([['/home/ada/shop'], ['/home/ada/shop', '/tryit']])
})

test('a new project is made by the command', async () => {
  const dir = folder({ 'taken/x': '' })
  editor.answers.push({ template: 'service' }, [editor.Uri.file(dir)], 'shop', 'Open')
  await all(inject('barre'))['barre.new']?.()
  expect(existsSync(join(dir, 'shop', 'Ballerina.toml'))).toBe(true)
  expect(existsSync(join(dir, 'shop', 'service.bal'))).toBe(true)
  expect(editor.done.at(-1)?.what).toBe('vscode.openFolder')
  expect(invalidName('taken', dir)).toBe('taken exists already.')
  expect(invalidName('1st', dir)).toMatch('beginning with a letter')
  expect(invalidName('', dir)).toBe('A project needs a name.')
  expect(invalidName('shop.orders_2', dir)).toBeUndefined()
})

test('the command is selected, and the server starts with it', async () => {
  editor.answers.push([editor.Uri.file('/opt/barre')])
  await all()['barre.selectPath']?.()
  expect(editor.settings['barre.path']).toBe('/opt/barre')
  expect(restarts).toBe(1)
  await all()['barre.selectPath']?.() // the dialog is closed
  expect(restarts).toBe(1)
  await all()['barre.restartServer']?.()
  expect(restarts).toBe(2)
  await all()['barre.showOutput']?.()
  expect(editor.done.at(-1)?.what).toBe('show output')
})

test('the menu of the status bar carries out what is chosen', async () => {
  editor.answers.push({ command: 'barre.openStudio' })
  await all()['barre.showMenu']?.()
  expect(editor.done.at(-1)).toEqual({ what: 'barre.openStudio', with: [] })
})
