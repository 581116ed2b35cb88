// The flow diagram, its palette and its forms, with the keyboard and with the pointer.

import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { context, diff, open, orders, patience, Server, studio, useBrowser } from './studio'

const main = `import ballerina/io;

public function main() {
    int total = 0;
    foreach int i in 1 ... 3 {
        total += i;
    }
    io:println(total);
}
`

const flowOfMain = '#/flow/%23function%3Amain'

function node(page: Page, name: string): Locator {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return page.getByRole('group', { name: 'Flow of main' }).getByRole('button', { name: new RegExp(`^${escaped}(?![\\w(])`) })
}

/** What has the focus, by its name. */
async function focused(page: Page, name: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''), { timeout: patience }).toMatch(name)
}

async function start(browser: ReturnType<ReturnType<typeof useBrowser>>, text = main): Promise<{ s: Server; page: Page }> {
  const s = await Server.start(orders(text))
  const page = await open(await context(browser), s.address + flowOfMain)
  await node(page, 'Start').waitFor()
  return { s, page }
}

studio('a flow', () => {
  const browser = useBrowser()

  test('is edited with the keyboard alone', async () => {
    const { s, page } = await start(browser())
    await node(page, 'Start').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await focused(page, 'Declare variable: int total = 0')

    // + adds behind what is selected.
    await page.keyboard.press('+')
    await page.getByRole('searchbox', { name: 'Search steps' }).waitFor()
    // Whoever knows what they want does not wait for the list.
    await page.keyboard.type('declare')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
    await page.keyboard.type('label')
    await page.keyboard.press('Tab')
    await page.keyboard.type('string')
    await page.getByRole('combobox', { name: 'Expression' }).focus()
    await page.keyboard.type('"sum"')
    await page.keyboard.press('Enter')
    await focused(page, 'Declare variable: string label = "sum"')
    const added = await s.file('main.bal', (t) => t.includes('label'))
    expect(diff(main, added)).toEqual(['+    string label = "sum";'])

    await page.keyboard.press('Alt+ArrowDown')
    await s.file('main.bal', (t) => t.indexOf('label') > t.indexOf('foreach'))
    await focused(page, 'Declare variable: string label')
    await page.keyboard.press('ControlOrMeta+d')
    await s.file('main.bal', (t) => t.split('label').length === 3)
    await page.keyboard.press('ControlOrMeta+/')
    await s.file('main.bal', (t) => t.includes('// string label'))
    await focused(page, 'Comment: string label')
    await page.keyboard.press('Delete')
    const once = await s.file('main.bal', (t) => !t.includes('//'))
    expect(diff(main, once)).toEqual(['+    string label = "sum";'])

    // Enter edits; only what was changed is written.
    await focused(page, 'io:println')
    await page.keyboard.press('ArrowUp')
    await focused(page, 'Declare variable: string label')
    await page.keyboard.press('Enter')
    const value = page.getByRole('textbox', { name: 'Expression' })
    await value.fill('total')
    await page.keyboard.press('Enter')
    const edited = await s.file('main.bal', (t) => t.includes('"total"'))
    expect(diff(once, edited).sort()).toEqual(['+    string label = "total";', '-    string label = "sum";'])
    expect(s.checks).toBe(true)

    for (let i = 0; i < 6; i++) await page.keyboard.press('ControlOrMeta+z')
    await s.file('main.bal', (t) => t === main)
    expect(s.read('main.bal')).toBe(main)
  })

  test('selects with a click, and goes into the form with Enter or a double click', async () => {
    const { s, page } = await start(browser())
    const value = page.getByRole('combobox', { name: 'Expression' })
    await node(page, 'Declare variable').click()
    await value.waitFor()
    await focused(page, 'Declare variable: int total = 0')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('form') !== null), { timeout: patience }).toBe(true)
    await page.keyboard.press('Escape')
    await focused(page, 'Declare variable: int total = 0')
    await value.waitFor()

    // The form goes with the selection.
    await page.keyboard.press('ArrowDown')
    await focused(page, 'Foreach')
    await page.getByRole('combobox', { name: 'Collection' }).or(page.getByRole('textbox', { name: 'Collection' })).waitFor()
    await node(page, 'Update variable').dblclick()
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('form') !== null), { timeout: patience }).toBe(true)
    await page.keyboard.press('Escape')
    await focused(page, 'Update variable: total')
    await page.keyboard.press('Escape')
    await value.waitFor({ state: 'detached' })

    // Delete is about the node, also with its form beside it.
    await node(page, 'Update variable').click()
    await value.waitFor()
    await page.keyboard.press('F9')
    await focused(page, 'Update variable: total += i, breakpoint')
    await page.keyboard.press('Delete')
    expect(diff(main, await s.file('main.bal', (t) => !t.includes('+=')))).toEqual(['-        total += i;'])
    await value.waitFor({ state: 'detached' })

    // Start and end are the function's.
    await node(page, 'Start').click()
    await page.getByRole('form', { name: 'Automation' }).or(page.getByRole('form').first()).first().waitFor()
    await focused(page, 'Start')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('form') !== null), { timeout: patience }).toBe(true)
    await page.keyboard.press('Escape')
    await focused(page, 'Start')
  })

  test('has nodes that are dragged to another place', async () => {
    const { s, page } = await start(browser())
    const from = (await node(page, 'io:println').boundingBox())!
    const to = (await page.getByRole('button', { name: 'Add step inside' }).first().boundingBox())!
    await page.mouse.move(from.x + 80, from.y + 20)
    await page.mouse.down()
    await page.mouse.move(from.x + 90, from.y - 20, { steps: 3 })
    await page.mouse.move(to.x + 10, to.y + 12, { steps: 6 })
    await page.mouse.up()
    const moved = await s.file('main.bal', (t) => t.includes('        io:println(total);'))
    expect(diff(main, moved).sort()).toEqual(['+        io:println(total);', '-    io:println(total);'])
    expect(s.checks).toBe(true)
  })

  test('folds its nodes and branches', async () => {
    const { page } = await start(browser())
    await node(page, 'Foreach').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Fold' }).click()
    await node(page, 'Foreach: i in 1 ... 3, folded, 1 step').waitFor()
    expect(await node(page, 'Update variable').count()).toBe(0)
    await node(page, 'Foreach').press(' ')
    await node(page, 'Update variable').waitFor()
  })

  test('completes and checks what is typed into a form, and keeps what was not sent', async () => {
    const { s, page } = await start(browser())
    await page.getByRole('button', { name: 'Add step after Declare variable: int total = 0' }).click()
    await page.getByRole('option', { name: 'If', exact: true }).click()
    const condition = page.getByRole('combobox', { name: 'Condition' })
    await condition.pressSequentially('tot')
    await page.getByRole('option', { name: /^total/ }).waitFor()
    await page.keyboard.press('Enter')
    expect(await condition.inputValue()).toBe('total')
    await page.getByText("incompatible types: expected 'boolean', found 'int'").waitFor()
    expect(s.read('main.bal')).toBe(main)

    // Leaving it does not lose it.
    await page.keyboard.press('Escape')
    await condition.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Add step after Declare variable: int total = 0' }).click()
    await page.getByRole('option', { name: 'If', exact: true }).click()
    expect(await condition.inputValue()).toBe('total')
    await condition.press('End')
    await condition.pressSequentially(' == 0')
    await page.getByText('incompatible types').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    const added = await s.file('main.bal', (t) => t.includes('if total == 0 {'))
    expect(diff(main, added)).toEqual(['+    if total == 0 {', '+    }'])
  })

  test('shows what is wrong at the node it concerns', async () => {
    const { s, page } = await start(browser(), main.replace('int total = 0', 'int total = "0"'))
    await node(page, `Declare variable: int total = "0", error: incompatible types: expected 'int', found 'string'`).waitFor()
    s.write('main.bal', main)
    await node(page, 'Declare variable: int total = 0').waitFor()
  })
})

studio('a connection', () => {
  const browser = useBrowser()

  test('is added with what is good practice, used, updated, and not deleted unawares', async () => {
    const { s, page } = await start(browser())
    await page.evaluate(() => (location.hash = '#/connections'))
    await page.getByRole('button', { name: 'Add connection' }).click()
    await page.getByRole('searchbox', { name: 'Search connectors' }).fill('http')
    await page.getByRole('button', { name: 'HTTP, http:Client' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('shop')
    await page.getByRole('textbox', { name: 'URL' }).fill('http://localhost:9090')
    expect(await page.getByRole('checkbox', { name: 'Declare final' }).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Save' }).click()
    const added = await s.file('main.bal', (t) => t.includes('http:Client'))
    expect(added).toContain('configurable string shopUrl = "http://localhost:9090";')
    expect(added).toMatch(/final http:Client shop = check new \(shopUrl, timeout = 30, retryConfig = \{count: 3, interval: 3\}\);/)
    expect(s.checks).toBe(true)

    await page.getByRole('button', { name: 'shop, http:Client' }).click()
    const timeout = page.getByRole('combobox', { name: 'Timeout' })
    await timeout.fill('5')
    await page.getByRole('button', { name: 'Update connection' }).click()
    const updated = await s.file('main.bal', (t) => t.includes('timeout = 5'))
    expect(diff(added, updated).length).toBe(2)

    await page.evaluate((hash) => (location.hash = hash), flowOfMain)
    await page.getByRole('button', { name: 'Add step at the start' }).click()
    await page.getByRole('searchbox', { name: 'Search steps' }).fill('shop head')
    await page.locator('[role="listbox"][aria-busy="false"]').waitFor()
    await page.getByRole('option', { name: 'head on shop', exact: true }).click()
    await page.getByRole('textbox', { name: 'Path' }).fill('/items')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await s.file('main.bal', (t) => t.includes('shop->head("/items")'))

    await page.evaluate(() => (location.hash = '#/connections/%23variable%3Ashop'))
    await page.getByText('Used in 1 place').waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('dialog').getByText(/main\.bal/).first().waitFor()
    await page.getByRole('button', { name: 'Cancel' }).last().click()
    expect(s.read('main.bal')).toContain('http:Client shop')
  })
})
