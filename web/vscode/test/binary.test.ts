import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { findBinary, here, type Surroundings } from '../src/binary'
import { folder, script } from './folder'

const version = 'printf "Ballerina 2201.13.0\\nBarre 1.2.3 (barre)\\n"'

function around(s: Partial<Surroundings>): Surroundings {
  return { setting: '', env: { PATH: '' }, platform: 'linux', home: '/nowhere', ...s }
}

test('the setting goes before all else', async () => {
  const dir = folder()
  const chosen = script(join(dir, 'a', 'barre'), version)
  script(join(dir, 'b', 'barre'), version)
  const env = { PATH: join(dir, 'b') }
  expect(await findBinary(around({ setting: chosen, env }))).toEqual({ path: chosen, version: '1.2.3' })
  expect((await findBinary(around({ setting: join(dir, 'a'), env }))).path).toBe(chosen)
  expect((await findBinary(around({ setting: '${workspaceFolder}/a/barre', workspace: dir, env }))).path).toBe(chosen)
  expect((await findBinary(around({ setting: 'a', workspace: dir, env }))).path).toBe(chosen)
  expect((await findBinary(around({ setting: '~/a', home: dir, env }))).path).toBe(chosen)
})

test('a setting that is wrong is not passed over', async () => {
  const dir = folder({ 'plain/barre': 'not executable' })
  script(join(dir, 'b', 'barre'), version)
  const env = { PATH: join(dir, 'b') }
  for (const setting of [join(dir, 'none'), join(dir, 'plain', 'barre')]) {
    await expect(findBinary(around({ setting, env }))).rejects.toThrow(`no barre command at ${setting}, which the setting barre.path names`)
  }
})

test('the PATH is searched, then where installers put it', async () => {
  const dir = folder({ 'first/barre': 'not executable' })
  const second = script(join(dir, 'second', 'barre'), version)
  const home = script(join(dir, 'home', '.barre', 'bin', 'barre'), version)
  const PATH = [join(dir, 'first'), '', 'relative', join(dir, 'second')].join(':')
  expect((await findBinary(around({ env: { PATH } }))).path).toBe(second)
  expect((await findBinary(around({ env: { PATH: join(dir, 'first') }, home: join(dir, 'home') }))).path).toBe(home)
})

test('what is found has to be the barre command', async () => {
  const dir = folder()
  const env = { PATH: dir }
  await expect(findBinary(around({ env, home: dir }))).rejects.toThrow('The barre command was not found')
  script(join(dir, 'barre'), 'echo a shop for ballet shoes')
  await expect(findBinary(around({ env }))).rejects.toThrow(
    `${join(dir, 'barre')} is not the barre command: 'version' printed "a shop for ballet shoes"`,
  )
  script(join(dir, 'barre'), 'echo it broke >&2; exit 3')
  await expect(findBinary(around({ env }))).rejects.toThrow(`${join(dir, 'barre')} cannot be run: it broke`)
})

test('on Windows it is an .exe', async () => {
  const dir = folder()
  const exe = script(join(dir, 'barre.exe'), version)
  expect((await findBinary(around({ platform: 'win32', env: { Path: dir } }))).path).toBe(exe)
})

test('the real one is recognised', async () => {
  const found = await findBinary(here(inject('barre')))
  expect(found.version).toMatch(/^\d+\.\d+\.\d+/)
})
