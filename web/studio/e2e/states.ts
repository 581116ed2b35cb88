// What has no picture of its own but is met all the same: dialogs, menus, mistakes,
// and places where there is nothing yet.

import type { Page } from 'playwright-core'
import { type Scene } from './scenes'

export interface State extends Omit<Scene, 'title'> {
  /** The source of the project; without it the demo is looked at. */
  main?: string
  /** Further files. */
  more?: Record<string, string>
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const item = (page: Page, name: string) => page.getByRole('treeitem', { name, exact: true })

async function go(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, route)
}

const wrong = `import ballerina/io;

public function main() {
    int n = 5;
    if n {
        io:println("yes");
    }
    string s = n;
    io:println(s, undefinedThing);
}
`

const failing = `import ballerina/test;

@test:Config
function testAdd() {
    test:assertEquals(add(1, 2), 3);
}

@test:Config
function testThatFails() {
    test:assertEquals(add(1, 2), 4);
}
`

/** A project in which there is nothing: what each view says then. */
const nothing = ['connections', 'types', 'config', 'tryit'].map(
  (view): State => ({
    name: `no ${view}`,
    main: '// Nothing yet.\n',
    async show(page) {
      await go(page, `/${view}`)
      await page.getByRole('main').getByRole('heading', { level: 2 }).waitFor()
    },
  }),
)

export const states: State[] = [
  ...nothing,
  {
    name: 'a flow with mistakes, and all problems',
    main: wrong,
    async show(page) {
      await item(page, 'Automation').click()
      await button(page, /^If/).waitFor()
      await page.getByRole('contentinfo').getByRole('button', { name: /^Problems/ }).click()
      await page.getByText("undefined symbol 'undefinedThing'").waitFor()
    },
  },
  {
    name: 'the form of a step with a mistake',
    main: wrong,
    async show(page) {
      await item(page, 'Automation').click()
      await button(page, /^If/).click()
      await page.getByRole('complementary').or(page.getByRole('region', { name: 'If' })).first().waitFor()
      await page.getByText("expected 'boolean', found 'int'").first().waitFor()
    },
  },
  {
    name: 'a program that does not start',
    main: wrong,
    async show(page) {
      await page.getByRole('banner').getByRole('button', { name: 'Run', exact: true }).click()
      await page.getByRole('log', { name: 'Output' }).getByText('compilation contains errors').waitFor()
    },
  },
  {
    name: 'tests that fail',
    main: 'public function add(int a, int b) returns int => a + b;\n',
    more: { 'tests/main_test.bal': failing },
    async show(page) {
      await button(page, 'Ways to run').click()
      await page.getByRole('menuitem', { name: 'Run tests' }).click()
      await page.getByRole('region', { name: 'Tests' }).getByText('1 passed, 1 failed').waitFor({ timeout: 30_000 })
    },
  },
  {
    name: 'deleting what is used',
    async show(page) {
      await item(page, 'orderDb').click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Delete' }).click()
      await page.getByRole('dialog').getByText('which will have errors').waitFor()
    },
  },
  {
    name: 'renaming',
    async show(page) {
      await item(page, 'Customer').click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Rename' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'the menu of a step',
    async show(page) {
      await item(page, 'store').click()
      await button(page, /^Start/).waitFor()
      await page.locator('[data-node]').nth(1).click({ button: 'right' })
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'the condition of a breakpoint',
    async show(page) {
      await item(page, 'store').click()
      await button(page, /^Start/).waitFor()
      await page.locator('[data-node]').nth(1).click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Edit breakpoint' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'keyboard shortcuts',
    async show(page) {
      await page.keyboard.press('?')
      await page.getByRole('dialog').getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor()
    },
  },
  {
    name: 'settings',
    async show(page) {
      await button(page, 'Settings').click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'what can be connected to',
    async show(page) {
      await button(page, 'Add a connection').click()
      await page.getByRole('heading', { name: 'Pre-built connectors' }).waitFor()
    },
  },
  {
    name: 'a service of an OpenAPI document',
    async show(page) {
      await button(page, 'Add artifact').click()
      await button(page, /^HTTP service from OpenAPI/).click()
      await button(page, 'Choose file').waitFor()
    },
  },
  {
    name: 'connecting to a database',
    async show(page) {
      await button(page, 'Add a connection').click()
      await button(page, /^Connect to a database/).click()
      await page.getByRole('heading', { name: 'Connect to a database' }).waitFor()
    },
  },
  {
    name: 'a connection',
    async show(page) {
      await item(page, 'orderDb').click()
      await button(page, 'Update connection').waitFor()
    },
  },
  {
    name: 'a type',
    async show(page) {
      await item(page, 'Order').click()
      await button(page, 'Add field').waitFor()
    },
  },
  {
    name: 'a service',
    async show(page) {
      await item(page, '/orders').click()
      await button(page, 'Edit service').click()
      await page.getByRole('textbox', { name: /^Base path/ }).waitFor()
    },
  },
  {
    name: 'a request that cannot be sent yet',
    async show(page) {
      await go(page, '/tryit')
      await page.getByText('The program does not run.').waitFor()
    },
  },
]
