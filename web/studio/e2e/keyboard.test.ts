// The way of somebody who has no mouse: to a function, a step added, moved to, deleted and
// brought back.

import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { context, diff, open, orders, Server, studio, useBrowser } from './studio'

const main = `public function main() {
    int total = 0;
    total += 1;
}
`

studio('by keyboard alone', () => {
  const browser = useBrowser()

  test('a step is added, deleted and brought back', async () => {
    const s = await Server.start(orders(main))
    const page = await open(await context(browser()), s.address)
    await page.getByRole('tree', { name: 'Project' }).waitFor()
    const press = (keys: string) => page.keyboard.press(keys)
    /** Goes on until something has the focus that is wanted. */
    const until = async (keys: string, wanted: Locator): Promise<void> => {
      for (let i = 0; i < 80 && !(await wanted.evaluate((e) => e.contains(document.activeElement))); i++) await press(keys)
    }
    const automation = page.getByRole('treeitem', { name: 'Automation' })
    await until('Tab', page.getByRole('tree', { name: 'Project' }))
    await until('ArrowDown', automation)
    await press('Enter')
    const flow = page.getByRole('group', { name: 'Flow of main' })
    const total = flow.getByRole('button', { name: /^Declare variable: int total/ })
    await total.waitFor()
    // Into the diagram, as far as its first node.
    await until('Tab', flow)
    await press('Home')
    await until('ArrowDown', total)
    await press('+')
    await page.getByRole('searchbox', { name: 'Search steps, actions and functions' }).waitFor()
    await page.keyboard.type('Declare')
    await page.getByRole('option', { name: 'Declare variable' }).waitFor()
    await press('Enter')
    await page.getByRole('textbox', { name: 'Name' }).waitFor()
    await page.keyboard.type('more')
    await press('Tab')
    await page.keyboard.type('int')
    await press('Tab')
    for (let i = 0; i < 3 && (await page.evaluate(() => document.activeElement?.tagName)) === 'BUTTON'; i++) await press('Tab')
    await page.keyboard.type('7')
    await press('Enter')
    const more = flow.getByRole('button', { name: /^Declare variable: int more = 7/ })
    await more.waitFor()
    expect(diff(main, await s.file('main.bal', (t) => t.includes('more')))).toEqual(['+    int more = 7;'])
    await more.focus()
    await press('Delete')
    await more.waitFor({ state: 'detached' })
    expect(await s.file('main.bal', (t) => !t.includes('more'))).toBe(main)
    await press('ControlOrMeta+z')
    await more.waitFor()
  })
})
