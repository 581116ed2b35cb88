// Debugging: over a reload and from several tabs, tests, values that are changed,
// breakpoints that count and that log.

import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { context, open, orders, patience, Server, studio, useBrowser } from './studio'

const main = `import ballerina/io;

public function main() {
    io:println("before");
    int total = 1;
    total += 1;
    io:println("total ", total);
}
`

const flowOfMain = '#/flow/%23function%3Amain'

function node(page: Page, name: string): Locator {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return page.getByRole('group', { name: 'Flow of main' }).getByRole('button', { name: new RegExp(`^${escaped}(?![\\w(])`) })
}

const panel = (page: Page) => page.getByRole('region', { name: 'Debug' })
const output = (page: Page) => page.getByRole('log', { name: 'Output' })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })

/** The program has stopped at a node. */
async function lit(page: Page, name: string): Promise<void> {
  await expect.poll(() => node(page, name).getAttribute('aria-current'), { timeout: patience }).toBe('step')
}

/** Nothing runs any more. */
async function over(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Run', exact: true }).waitFor()
}

/** Sets a breakpoint at a node, with what is told of it. */
async function breakAt(page: Page, name: string, fields: Record<string, string> = {}): Promise<void> {
  await node(page, name).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Edit breakpoint' }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(fields)) await dialog.getByRole('textbox', { name: label }).fill(value)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Changes a variable in the debugger. */
async function change(page: Page, name: string, value: string): Promise<void> {
  await panel(page).getByRole('button', { name: `Change ${name}` }).click()
  await panel(page).getByRole('textbox', { name: `Value of ${name}` }).fill(value)
  await page.keyboard.press('Enter')
}

studio('a program in the debugger', () => {
  const browser = useBrowser()

  test('goes on over a reload, and is stepped from another tab', async () => {
    const s = await Server.start(orders(main))
    const c = await context(browser())
    const page = await open(c, s.address + flowOfMain)
    await node(page, 'Declare variable').click()
    await page.keyboard.press('F9')
    await node(page, 'Declare variable: int total = 1, breakpoint').waitFor()
    await button(page, 'Debug').click()
    await panel(page).getByText('Stopped at a breakpoint').waitFor()
    await lit(page, 'Declare variable')
    await output(page).getByText('before').waitFor()

    await page.reload()
    await lit(page, 'Declare variable')
    await panel(page).getByText('Stopped at a breakpoint').waitFor()
    await output(page).getByText('before').waitFor()
    expect(await output(page).getByText('before').count()).toBe(1)

    const second = await open(c, s.address + flowOfMain)
    await lit(second, 'Declare variable')
    await button(second, /^Step over/).click()
    for (const p of [page, second]) {
      await lit(p, 'Update variable')
      await panel(p).getByRole('treeitem', { name: 'total: 1' }).waitFor()
    }
    await change(page, 'total', '40')
    await panel(page).getByRole('treeitem', { name: 'total: 40' }).waitFor()
    await button(second, /^Continue/).click()
    for (const p of [page, second]) {
      await over(p)
      await output(p).getByText('total 41').waitFor()
    }

    // What has ended can be read after a reload too.
    await page.reload()
    await output(page).getByText('total 41').waitFor()
    await output(page).getByText('The program has ended.').waitFor()
  })

  test('is paused and stopped by a page that did not start it', async () => {
    const s = await Server.start(orders(`import ballerina/lang.runtime;

public function main() {
    int rounds = 0;
    while rounds >= 0 {
        rounds += 1;
        runtime:sleep(0.01);
    }
}
`))
    const c = await context(browser())
    const first = await open(c, s.address + flowOfMain)
    await node(first, 'Start').waitFor()
    await button(first, 'Debug').click()
    await expect.poll(() => button(first, /^Pause/).isEnabled(), { timeout: patience }).toBe(true)
    await first.close()
    const page = await open(c, s.address + flowOfMain)
    await button(page, /^Pause/).click()
    await panel(page).getByText('Paused').waitFor()
    await panel(page).getByRole('treeitem', { name: /^rounds: \d+/ }).waitFor()
    await button(page, /^Stop debugging/).click()
    await over(page)
  })

  test('stops at the third time, and logs without stopping', async () => {
    const s = await Server.start(orders(`import ballerina/io;

public function main() {
    int total = 0;
    foreach int i in 1 ... 5 {
        total += i;
        io:println("sum ", total);
    }
}
`))
    const page = await open(await context(browser()), s.address + flowOfMain)
    await breakAt(page, 'Update variable', { 'Log message': 'i is {i}' })
    await breakAt(page, 'io:println', { 'Hit count': '3' })
    await button(page, 'Debug').click()
    await panel(page).getByText('Stopped at a breakpoint').waitFor()
    await lit(page, 'io:println')
    await panel(page).getByRole('treeitem', { name: 'i: 3' }).waitFor()
    await page.getByRole('tab', { name: 'Debug console' }).click()
    const console = page.getByRole('log', { name: 'Debug console' })
    for (const i of [1, 2, 3]) await console.getByText(`i is ${i}`).waitFor()
    expect(await console.getByText('i is 4').count()).toBe(0)
    // What was logged is there after a reload as well.
    await page.reload()
    await page.getByRole('tab', { name: 'Debug console' }).click()
    await console.getByText('i is 2').waitFor()
    await button(page, /^Continue/).click()
    await console.getByText('i is 5').waitFor()
    await over(page)
  })

  test('are tests, which stop in a test function', async () => {
    const s = await Server.start(
      orders('public function twice(int n) returns int => n * 2;\n', {
        'tests/main_test.bal': `import ballerina/test;

@test:Config
function doubles() {
    int found = twice(21);
    test:assertEquals(found, 42);
}
`,
      }),
    )
    const page = await open(await context(browser()), s.address + '#/code/tests%2Fmain_test.bal?at=L6')
    await page.getByRole('textbox', { name: 'Code' }).waitFor({ state: 'attached' })
    await page.getByRole('textbox', { name: 'Code' }).focus()
    await page.keyboard.press('F9')
    await button(page, 'Ways to run').click()
    await page.getByRole('menuitem', { name: 'Debug tests' }).click()
    await panel(page).getByText('Stopped at a breakpoint').waitFor()
    await panel(page).getByRole('treeitem', { name: 'found: 42' }).waitFor()
    await change(page, 'found', '41')
    await panel(page).getByRole('treeitem', { name: 'found: 41' }).waitFor()
    await button(page, /^Continue/).click()
    // The assertion fails, which is a panic.
    await panel(page).getByText('Stopped at a panic').waitFor()
    await button(page, /^Continue/).click()
    await over(page)
    await page.getByRole('region', { name: 'Tests' }).getByText('0 passed, 1 failed').waitFor()
  })
})
