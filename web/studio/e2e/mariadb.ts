// A MariaDB server for a test, with tables.

import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { freePort } from './studio'

/** Whether the server is installed; in CI it has to be. */
export function hasMariaDB(): boolean {
  try {
    execFileSync('mariadbd', ['--no-defaults', '--version'], { stdio: 'ignore' })
    return true
  } catch {
    if (process.env.CI) throw new Error("mariadbd is missing: 'apt-get install mariadb-server'")
    return false
  }
}

/** Starts one and has it run statements, one a line. The result is its port. */
export async function mariaDB(statements: string[]): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), 'db'))
  const args = ['--no-defaults', `--datadir=${join(dir, 'data')}`, `--user=${userInfo().username}`]
  execFileSync('mariadb-install-db', [...args, '--auth-root-authentication-method=normal', '--skip-test-db'], { stdio: 'ignore' })
  writeFileSync(join(dir, 'init.sql'), statements.map((s) => `${s};\n`).join(''))
  const port = await freePort()
  const server = spawn('mariadbd', [...args, '--bind-address=127.0.0.1', `--port=${port}`, `--socket=${join(dir, 's')}`, `--pid-file=${join(dir, 'pid')}`, `--init-file=${join(dir, 'init.sql')}`, '--innodb-flush-log-at-trx-commit=0', '--skip-name-resolve'], { stdio: 'ignore' })
  onTestFinished(async () => {
    await new Promise<void>((done) => {
      server.once('exit', () => done())
      if (!server.kill()) done()
    })
    rmSync(dir, { recursive: true, force: true })
  })
  // It greets whoever connects once it serves.
  for (let attempt = 0; attempt < 600; attempt++) {
    if (await greeted(port)) return port
    await new Promise((next) => setTimeout(next, 50))
  }
  throw new Error('mariadbd does not come up')
}

function greeted(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket: Socket = connect(port, '127.0.0.1')
    const end = (ok: boolean) => {
      socket.destroy()
      done(ok)
    }
    socket.once('data', () => end(true))
    socket.once('error', () => end(false))
    socket.setTimeout(1000, () => end(false))
  })
}
