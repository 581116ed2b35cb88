// Every view of Studio, as a person comes to it: what is looked at for accessibility, and
// what the pictures of docs/studio.md show.

import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { folder, withDevServices, type Server } from './studio'

const demo = fileURLToPath(new URL('../../../examples/order-intake', import.meta.url))

/** A copy of the demo project. */
export function demoProject(port: number): string {
  const dir = join(folder(), 'order-intake')
  cpSync(demo, dir, { recursive: true })
  writeFileSync(join(dir, 'Config.toml'), `# Where this machine differs.\nport = ${port}\ncrmBaseUrl = "http://127.0.0.1:1"\ncrmApiKey = "demo"\n`)
  return dir
}

/** A folder with nothing in it. */
export function emptyFolder(): string {
  const dir = join(folder(), 'shop')
  mkdirSync(dir)
  return dir
}

export interface Scene {
  name: string
  /** What it is called under its picture. */
  title: string
  show(page: Page, server: Server): Promise<void>
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })

async function go(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, route)
}

const post = '/flow/' + encodeURIComponent('#service:/orders/resource:post .')

async function flow(page: Page): Promise<void> {
  await page.getByRole('treeitem', { name: '/orders' }).click()
  await button(page, /^Open the flow of POST/).click()
  await button(page, /^Start/).waitFor()
}

/** The views of the demo project. */
export const scenes: Scene[] = [
  {
    name: 'overview',
    title: 'The overview: entry points, listeners, connections, and what uses what',
    async show(page) {
      await go(page, '/overview')
      await page.getByRole('group', { name: /^\/orders/ }).waitFor()
    },
  },
  {
    name: 'add-artifact',
    title: 'Everything that can be added, from the listeners and types that the libraries have',
    async show(page) {
      await go(page, '/overview')
      await button(page, 'Add artifact').click()
      await page.getByRole('heading', { name: 'Add artifact', level: 2 }).waitFor()
    },
  },
  {
    name: 'service',
    title: 'The service designer',
    async show(page) {
      await page.getByRole('treeitem', { name: '/orders' }).click()
      await page.getByRole('region', { name: 'Resources' }).waitFor()
      await button(page, 'Add resource').click()
      await page.getByRole('form', { name: 'Resource' }).waitFor()
    },
  },
  { name: 'flow', title: 'The flow of a resource', show: flow },
  {
    name: 'palette',
    title: 'What can come next in a flow',
    async show(page) {
      await flow(page)
      await button(page, /^Add step after/).first().click()
      await page.getByRole('listbox', { name: 'Steps' }).waitFor()
    },
  },
  {
    name: 'form',
    title: 'The form of a step, with what its expressions may use',
    async show(page) {
      await flow(page)
      await button(page, /^Declare variable: Order placed|^store: /).first().click()
      await button(page, 'Cancel').waitFor()
    },
  },
  {
    name: 'split',
    title: 'Diagram and code beside each other',
    async show(page) {
      await flow(page)
      await button(page, 'Code beside').click()
      await page.getByRole('textbox', { name: 'Code' }).waitFor({ state: 'attached' })
      await page.getByText('resource').first().waitFor()
    },
  },
  {
    name: 'code',
    title: 'Code, with the language server',
    async show(page) {
      await go(page, '/code/service.bal')
      await page.getByRole('textbox', { name: 'Code' }).waitFor({ state: 'attached' })
      await page.getByText('whatIsWrong').first().waitFor()
    },
  },
  {
    name: 'sequence',
    title: 'The sequence diagram of the same resource',
    async show(page) {
      await go(page, post.replace('/flow/', '/sequence/'))
      await page.getByText('crmClient').last().waitFor()
    },
  },
  {
    name: 'connections',
    title: 'Connections',
    async show(page) {
      await go(page, '/connections')
      await page.getByRole('main').getByText('kafkaProducer').first().waitFor()
    },
  },
  {
    name: 'add-connection',
    title: 'A new connection: its form comes from the client, with what is recommended ticked',
    async show(page) {
      await go(page, '/connections')
      await button(page, 'Add a connection').click()
      await button(page, 'MySQL, mysql:Client').click()
      await page.getByRole('group', { name: 'Recommended' }).waitFor()
    },
  },
  {
    name: 'types',
    title: 'Types',
    async show(page) {
      await go(page, '/types')
      await page.getByRole('main').getByText('OrderPlaced').first().waitFor()
    },
  },
  {
    name: 'config',
    title: 'Configurations: types, defaults, values, and where they are used',
    async show(page) {
      await go(page, '/config')
      await page.getByRole('row', { name: /crmBaseUrl/ }).waitFor()
    },
  },
  {
    name: 'commands',
    title: 'Everything by its name',
    async show(page) {
      await go(page, '/overview')
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.type('order')
    },
  },
  {
    name: 'try-it',
    title: 'Try it: a request, made from the types of the resource, and its answer',
    async show(page) {
      await withDevServices(page)
      await button(page, 'Run').click()
      await page.getByRole('log', { name: 'Output' }).getByText(/dev: /).first().waitFor({ timeout: 30_000 })
      await go(page, '/tryit')
      await page.getByRole('navigation', { name: 'Resources' }).getByRole('button', { name: /GET/ }).click()
      await page.getByRole('textbox', { name: /^id/ }).fill('4711')
      await button(page, 'Send').click()
      await page.getByRole('region', { name: 'Response' }).getByText('404').first().waitFor()
    },
  },
  {
    name: 'debug',
    title: 'Stopped at a breakpoint on a node, with the variables there',
    async show(page, server) {
      await go(page, '/flow/' + encodeURIComponent('#service:/orders/resource:get [int id]'))
      await button(page, /^If/).first().waitFor()
      await button(page, /^If/).first().click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Toggle breakpoint' }).click()
      await withDevServices(page)
      await button(page, 'Debug').click()
      const port = /port = (\d+)/.exec(server.read('Config.toml'))?.[1]
      await expect.poll(() => fetch(`http://127.0.0.1:${port}/`).then((r) => r.status, () => 0), { timeout: 30_000 }).toBe(404)
      fetch(`http://127.0.0.1:${port}/orders/4711`).catch(() => undefined)
      await page.getByRole('region', { name: 'Debug' }).getByText('Stopped at a breakpoint').waitFor()
      await page.getByRole('treeitem', { name: /^id: 4711/ }).waitFor()
    },
  },
]
