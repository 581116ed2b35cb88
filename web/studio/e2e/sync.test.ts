// Code and diagram are two views of one thing: in one tab, in two, and with an editor
// that changes the files on disk.

import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { context, count, diff, open, orders, patience, Server, studio, useBrowser } from './studio'

const main = `import ballerina/io;

public function main() {
    int total = 0;
    foreach int i in 1 ... 3 {
        total += i;
    }
    // A note that stays.
    if total > 5 {
        io:println("many");
    } else {
        io:println("few");
    }
}
`

const flowOfMain = '#/flow/%23function%3Amain'

/** A node of the diagram, by the beginning of its name: what is wrong with it follows. */
function node(page: Page, name: string): Locator {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return page.getByRole('group', { name: 'Flow of main' }).getByRole('button', { name: new RegExp(`^${escaped}(?![\\w(])`) })
}

/** Chooses from the menu of a node. */
async function pick(page: Page, name: string, item: string): Promise<void> {
  await node(page, name).click({ button: 'right' })
  await page.getByRole('menuitem', { name: item }).click()
}

/** The diagram with the code beside it. */
async function split(page: Page): Promise<void> {
  await node(page, 'Start').waitFor()
  await page.getByRole('button', { name: 'Code beside' }).click()
  await page.getByRole('textbox', { name: 'Code' }).waitFor({ state: 'attached' })
}

/** Puts the caret at the end of a line of the code. */
async function caret(page: Page, line: number): Promise<void> {
  await page.getByRole('textbox', { name: 'Code' }).focus()
  await page.keyboard.press('ControlOrMeta+Home')
  for (let i = 1; i < line; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
}

/** What the editor shows, line by line. */
async function lines(page: Page): Promise<string> {
  const all = await page.locator('.view-line').evaluateAll((list) => list.map((l) => [(l as HTMLElement).offsetTop, l.textContent ?? ''] as const))
  return all
    .sort((a, b) => a[0] - b[0])
    .map(([, text]) => text.replaceAll('\u00a0', ' '))
    .join('\n')
}

studio('in step', () => {
  const browser = useBrowser()

  test('what is typed moves the diagram, and what is done to the diagram changes just its lines', async () => {
    const s = await Server.start(orders(main))
    const page = await open(await context(browser()), s.address + flowOfMain)
    await split(page)
    await caret(page, 4)
    await page.keyboard.type('\nint more = 7;')
    await node(page, 'Declare variable: int more = 7').waitFor()
    const typed = await s.file('main.bal', (t) => t.includes('int more = 7;'))
    expect(diff(main, typed)).toEqual(['+    int more = 7;'])
    expect(s.checks).toBe(true)

    await pick(page, 'io:println: "few"', 'Delete')
    await node(page, 'io:println: "few"').waitFor({ state: 'detached' })
    const deleted = await s.file('main.bal', (t) => !t.includes('few'))
    expect(diff(typed, deleted)).toEqual(['-        io:println("few");'])
    expect(s.checks).toBe(true)
    await expect.poll(() => lines(page), { timeout: patience }).not.toContain('few')

    await pick(page, 'Declare variable: int more = 7', 'Duplicate')
    const duplicated = await s.file('main.bal', (t) => t.split('more').length === 3)
    expect(diff(deleted, duplicated)).toEqual(['+    int more = 7;'])
  })

  test('undo and redo run over code and diagram', async () => {
    const s = await Server.start(orders(main))
    const page = await open(await context(browser()), s.address + flowOfMain)
    await split(page)
    await caret(page, 4)
    await page.keyboard.type('\nint more = 7;')
    await node(page, 'Declare variable: int more = 7').waitFor()
    await pick(page, 'Foreach', 'Delete')
    await node(page, 'Foreach').waitFor({ state: 'detached' })
    await node(page, 'Start').focus()
    await page.keyboard.press('ControlOrMeta+z')
    await node(page, 'Foreach').waitFor()
    await page.keyboard.press('ControlOrMeta+z')
    await node(page, 'Declare variable: int more = 7').waitFor({ state: 'detached' })
    expect(await s.file('main.bal', (t) => t === main)).toBe(main)
    const undo = page.getByRole('button', { name: 'Undo', exact: true })
    await expect.poll(() => undo.isDisabled(), { timeout: patience }).toBe(true)
    const redo = page.getByRole('button', { name: 'Redo', exact: true })
    await redo.click()
    await node(page, 'Declare variable: int more = 7').waitFor()
    await redo.click()
    await node(page, 'Foreach').waitFor({ state: 'detached' })
    const text = await s.file('main.bal', (t) => !t.includes('foreach'))
    expect(text).toContain('int more = 7;')
  })

  test('code that does not parse for a while keeps the last picture', async () => {
    const s = await Server.start(orders(main))
    const page = await open(await context(browser()), s.address + flowOfMain)
    await split(page)
    await caret(page, 4)
    await page.keyboard.type('\nif total > (')
    await page.getByRole('button', { name: /^Problems: [1-9]/ }).waitFor()
    await node(page, 'If: total > 5').waitFor()
    await node(page, 'End').waitFor()
    await page.keyboard.press('Escape') // what is offered
    await page.keyboard.type('1) {\ntotal = 9;')
    await node(page, 'If: total > (1)').waitFor()
    await node(page, 'Update variable: total = 9').waitFor()
    await page.getByRole('button', { name: /^Problems: 0 errors/ }).waitFor()
    expect(s.checks).toBe(true)
  })

  test('two tabs show the same, and type at the same time', async () => {
    const s = await Server.start(orders(main))
    const c = await context(browser())
    const one = await open(c, s.address + flowOfMain)
    const two = await open(c, s.address + flowOfMain)
    await split(one)
    await split(two)
    await caret(one, 4)
    await caret(two, 6)
    await Promise.all([one.keyboard.type('\nint first = 1;', { delay: 20 }), two.keyboard.type('\ntotal += 100;', { delay: 20 })])
    for (const page of [one, two]) {
      await node(page, 'Declare variable: int first = 1').waitFor()
      await node(page, 'Update variable: total += 100').waitFor()
    }
    const text = await s.file('main.bal', (t) => t.includes('first = 1;') && t.includes('100;'))
    expect(diff(main, text)).toEqual(['+    int first = 1;', '+        total += 100;'])
    await expect.poll(async () => (await lines(one)) === (await lines(two)), { timeout: patience }).toBe(true)
  })

  test('two tabs take back and make again what either did, in one order', async () => {
    const s = await Server.start(orders(main))
    const c = await context(browser())
    const one = await open(c, s.address + flowOfMain)
    const two = await open(c, s.address + flowOfMain)
    await split(one)
    await node(two, 'Start').waitFor()
    const bar = (page: Page, name: 'Undo' | 'Redo') => page.getByRole('contentinfo').getByRole('button', { name, exact: true })
    await caret(one, 4)
    await one.keyboard.type('\nint first = 1;')
    await node(two, 'Declare variable: int first = 1').waitFor()
    await pick(two, 'io:println: "few"', 'Delete')
    await node(one, 'io:println: "few"').waitFor({ state: 'detached' })
    const both = await s.file('main.bal', (t) => t.includes('first') && !t.includes('few'))

    // What the other tab did last is taken back first.
    await bar(one, 'Undo').click()
    for (const page of [one, two]) await node(page, 'io:println: "few"').waitFor()
    await bar(two, 'Undo').click()
    for (const page of [one, two]) await node(page, 'Declare variable: int first = 1').waitFor({ state: 'detached' })
    await s.file('main.bal', (t) => t === main)
    for (const page of [one, two]) await expect.poll(() => bar(page, 'Undo').isDisabled(), { timeout: patience }).toBe(true)
    await bar(two, 'Redo').click()
    await node(one, 'Declare variable: int first = 1').waitFor()
    await bar(one, 'Redo').click()
    await s.file('main.bal', (t) => t === both)

    // Both at once: each takes one step back, and nothing is done twice.
    await Promise.all([bar(one, 'Undo').click(), bar(two, 'Undo').click()])
    await s.file('main.bal', (t) => t === main)

    // What is done anew leaves nothing to be made again, in both.
    await pick(two, 'Foreach', 'Delete')
    for (const page of [one, two]) await expect.poll(() => bar(page, 'Redo').isDisabled(), { timeout: patience }).toBe(true)
    await expect.poll(async () => (await lines(one)).includes('foreach'), { timeout: patience }).toBe(false)
  })

  test('a file that another editor changes is taken up, and what is typed meanwhile stays', async () => {
    const s = await Server.start(orders(main))
    const page = await open(await context(browser()), s.address + flowOfMain)
    await split(page)
    await caret(page, 4)
    await page.keyboard.type('\nint typed = 1;')
    s.write('main.bal', s.read('main.bal').replace('"many"', '"a lot"'))
    await node(page, 'io:println: "a lot"').waitFor()
    await node(page, 'Declare variable: int typed = 1').waitFor()
    await s.file('main.bal', (t) => t.includes('typed') && t.includes('a lot'))
    s.write('util.bal', 'function extra() {\n}\n')
    await page.getByRole('treeitem', { name: 'extra' }).waitFor()
    await count(page.getByRole('alert').filter({ hasText: 'conflict' }), 0)
  })
})
