// Where the barre command is, and what version it has.

import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, isAbsolute, join, resolve } from 'node:path'

/** What the search looks at. */
export interface Surroundings {
  /** The setting barre.path, as the user wrote it. */
  setting: string
  /** The folder of the workspace, if there is one. */
  workspace?: string
  env: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  home: string
}

/** A command that was found. */
export interface Binary {
  path: string
  version: string
}

/** The command could not be found; the message is for the user. */
export class NoBinary extends Error {}

/** The surroundings of this process. */
export function here(setting: string, workspace?: string): Surroundings {
  return { setting, workspace, env: process.env, platform: process.platform, home: homedir() }
}

/** Finds the command, and makes sure that it is Barre's. */
export async function findBinary(s: Surroundings): Promise<Binary> {
  const path = await locate(s)
  let printed: string
  try {
    printed = await output(path, ['version'], s.env)
  } catch (e) {
    throw new NoBinary(`${path} cannot be run: ${e instanceof Error ? e.message.split('\n')[0] : String(e)}`)
  }
  const version = /^Barre\s+(\S+)/m.exec(printed)?.[1]
  if (!version) {
    throw new NoBinary(`${path} is not the barre command: 'version' printed "${printed.trim().split('\n')[0]}"`)
  }
  return { path, version }
}

async function locate(s: Surroundings): Promise<string> {
  const setting = expand(s.setting.trim(), s)
  if (setting) {
    for (const path of [setting, ...names(s).map((n) => join(setting, n))]) {
      if (await runnable(path, s)) return path
    }
    throw new NoBinary(`There is no barre command at ${setting}, which the setting barre.path names`)
  }
  for (const folder of folders(s)) {
    for (const name of names(s)) {
      const path = join(folder, name)
      if (await runnable(path, s)) return path
    }
  }
  throw new NoBinary('The barre command was not found: it is neither on the PATH nor where installers put it')
}

function expand(setting: string, s: Surroundings): string {
  if (setting === '~' || /^~[\\/]/.test(setting)) setting = join(s.home, setting.slice(1))
  setting = setting.replaceAll('${workspaceFolder}', s.workspace ?? '').replaceAll('${userHome}', s.home)
  if (setting && !isAbsolute(setting) && s.workspace) setting = resolve(s.workspace, setting)
  return setting
}

const names = (s: Surroundings): string[] => (s.platform === 'win32' ? ['barre.exe'] : ['barre'])

/** The folders of the PATH, then those that installers use. */
function folders(s: Surroundings): string[] {
  const path = (s.platform === 'win32' ? (s.env.Path ?? s.env.PATH) : s.env.PATH) ?? ''
  const list = path.split(delimiter).filter((f) => f !== '' && isAbsolute(f))
  list.push(join(s.home, '.barre', 'bin'), join(s.home, '.local', 'bin'), join(s.home, 'bin'))
  if (s.platform === 'darwin') list.push('/opt/homebrew/bin')
  if (s.platform === 'win32' && s.env.LOCALAPPDATA) list.push(join(s.env.LOCALAPPDATA, 'Programs', 'barre'))
  if (s.platform !== 'win32') list.push('/usr/local/bin')
  return list
}

async function runnable(path: string, s: Surroundings): Promise<boolean> {
  try {
    if (!(await stat(path)).isFile()) return false
    await access(path, s.platform === 'win32' ? constants.F_OK : constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Runs a command to its end and gives what it prints. */
function output(path: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((done, fail) => {
    execFile(path, args, { env, timeout: 10_000, windowsHide: true }, (err, stdout, stderr) => {
      if (err) fail(new Error(stderr.trim() || err.message))
      else done(stdout)
    })
  })
}
