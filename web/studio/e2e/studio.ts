// Studio as a person has it: a server on a folder, and tabs of a browser.

import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Locator, type Page } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished } from 'vitest'

/** How long a person would wait for anything. */
export const patience = 15_000

/** The tests of a file, skipped where there is no browser. */
export const studio = describe.skipIf(!inject('chromium'))

/** A folder with files, gone when the test is. */
export function folder(files: Record<string, string> = {}): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'studio-')))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), text)
  }
  return dir
}

/** A package with one file. */
export function orders(main: string, more: Record<string, string> = {}): string {
  return folder({ 'Ballerina.toml': '[package]\norg = "acme"\nname = "orders"\nversion = "0.1.0"\n', 'main.bal': main, ...more })
}

/** A server on a folder. */
export class Server {
  private constructor(
    readonly dir: string,
    readonly address: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(dir: string, port = 0): Promise<Server> {
    const web = process.env.BARRE_WEB ? ['--web', process.env.BARRE_WEB] : []
    const env = { ...process.env, BALLERINA_HOME_DIR: join(dir, '..', '.none'), XDG_CACHE_HOME: join(tmpdir(), 'studio-cache') }
    const child = spawn(inject('barre'), ['studio', '--no-open', '--port', String(port), ...web, dir], { cwd: dir, env, stdio: ['ignore', 'pipe', 'inherit'] })
    const address = await new Promise<string>((done, fail) => {
      let said = ''
      child.stdout.on('data', (b: Buffer) => {
        said += b.toString()
        const found = /http:\/\/\S+\n/.exec(said)
        if (found) done(found[0].trim())
      })
      child.once('close', () => fail(new Error(`studio ended: ${said}`)))
      child.once('error', fail)
    })
    const server = new Server(dir, address, child)
    onTestFinished(() => server.stop())
    return server
  }

  get token(): string {
    return new URL(this.address).searchParams.get('token') ?? ''
  }

  get origin(): string {
    return new URL(this.address).origin
  }

  stop(): Promise<void> {
    return new Promise((done) => {
      if (this.process.exitCode !== null || this.process.signalCode !== null) return done()
      this.process.once('exit', () => done())
      this.process.kill()
    })
  }

  /** Ends it as a crash would: nothing is said, nothing is saved. */
  crash(): Promise<void> {
    return new Promise((done) => {
      this.process.once('exit', () => done())
      this.process.kill('SIGKILL')
    })
  }

  path(name: string): string {
    return join(this.dir, name)
  }

  read(name: string): string {
    return existsSync(this.path(name)) ? readFileSync(this.path(name), 'utf8') : ''
  }

  write(name: string, text: string): void {
    writeFileSync(this.path(name), text)
  }

  /** Waits until a file is as wanted. */
  async file(name: string, wanted: (text: string) => boolean): Promise<string> {
    await expect.poll(() => wanted(this.read(name)) || this.read(name), { timeout: patience }).toBe(true)
    return this.read(name)
  }

  /** Has the compiler check what is on disk. */
  check(): string {
    try {
      return execFileSync(inject('barre'), ['check', this.dir], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    } catch (e) {
      const { stdout, stderr } = e as { stdout: string; stderr: string }
      return `${stdout}${stderr}`
    }
  }

  get checks(): boolean {
    return !/^(ERROR|error)/m.test(this.check())
  }
}

/** The lines that are in one text and not in the other: -what went, +what came. */
export function diff(before: string, after: string): string[] {
  const a = before.split('\n')
  const b = after.split('\n')
  // The longest common subsequence of lines.
  const length = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i]![j] = a[i] === b[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!)
    }
  }
  const out: string[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++
      j++
    } else if (j < b.length && (i === a.length || length[i]![j + 1]! >= length[i + 1]![j]!)) {
      out.push(`+${b[j++]}`)
    } else {
      out.push(`-${a[i++]}`)
    }
  }
  return out
}

/** The browser of a file's tests. */
export function useBrowser(): () => Browser {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox', '--disable-gpu'] })
  })
  afterAll(() => browser.close())
  return () => browser
}

/** A window of its own, with what went wrong in its pages. */
export async function context(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const c = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })
  c.setDefaultTimeout(patience)
  onTestFinished(() => c.close())
  return c
}

let pictures = 0

/**
 * A tab at an address; a picture of it is in failures/ when the test fails. The test fails if its page throws or
 * complains of something else than is expected.
 */
export async function open(c: BrowserContext, address: string, expected?: RegExp): Promise<Page> {
  const page = await c.newPage()
  const errors: string[] = []
  page.on('pageerror', (e) => errors.push(e.message))
  page.on('console', (m) => {
    if (m.type() === 'error' && !expected?.test(m.text())) errors.push(m.text())
  })
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail' && !page.isClosed()) {
      const name = task.name.replace(/\W+/g, '-').slice(0, 60)
      await page.screenshot({ path: fileURLToPath(new URL(`failures/${name}-${++pictures}.png`, import.meta.url)) })
    }
    expect(errors, 'errors in the page').toEqual([])
  })
  await page.goto(address)
  await page.getByRole('main').waitFor()
  return page
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const s = createServer()
  await new Promise<void>((done) => s.listen(0, '127.0.0.1', done))
  const { port } = s.address() as AddressInfo
  await new Promise((done) => s.close(done))
  return port
}

/** Has programs run with dev services. */
export async function withDevServices(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ways to run' }).click()
  const item = page.getByRole('menuitemcheckbox', { name: 'With dev services' }).or(page.getByRole('menuitemradio', { name: 'With dev services' }))
  if ((await item.getAttribute('aria-checked')) === 'true') await page.keyboard.press('Escape')
  else await item.click()
  await item.waitFor({ state: 'detached' })
}

/** Waits until there are so many of something. */
export async function count(locator: Locator, n: number): Promise<void> {
  await expect.poll(() => locator.count(), { timeout: patience }).toBe(n)
}
