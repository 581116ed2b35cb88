// How the window is divided where there is little room.

import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { context, open, orders, patience, Server, studio, useBrowser } from './studio'

const steps = Array.from({ length: 18 }, (_, i) => `    if n > ${i} {\n        io:println("more than ${i}");\n    }\n`).join('')
const program = `import ballerina/io;

public function main() {
    int n = 3;
${steps}}
`

async function box(l: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  return (await l.boundingBox())!
}

/** Whether something is wholly within something else. */
async function within(inner: Locator, outer: Locator): Promise<boolean> {
  const [i, o] = [await box(inner), await box(outer)]
  return i.x >= o.x && i.y >= o.y && i.x + i.width <= o.x + o.width && i.y + i.height <= o.y + o.height
}

/** The steps that the small picture of the diagram lies on. */
async function covered(page: Page): Promise<number> {
  const map = page.getByRole('img', { name: 'Overview of the diagram' })
  if (await map.evaluate((e) => getComputedStyle(e).opacity === '0' || getComputedStyle(e).display === 'none')) return 0
  const m = await box(map)
  let n = 0
  for (const step of await page.locator('[data-node]').all()) {
    const s = await box(step)
    if (s.x < m.x + m.width && m.x < s.x + s.width && s.y < m.y + m.height && m.y < s.y + s.height) n++
  }
  return n
}

studio('the window', () => {
  const browser = useBrowser()

  test('has, where it is narrow, the explorer step aside for a flow and its panel, and keeps in sight what is worked on', async () => {
    const s = await Server.start(orders(program))
    const page = await open(await context(browser(), { viewport: { width: 1024, height: 768 } }), s.address)
    const explorer = page.getByRole('region', { name: 'Explorer' })
    const diagram = page.getByRole('group', { name: /^Flow of/ })
    await page.getByRole('treeitem', { name: 'Automation' }).click()
    await page.getByRole('button', { name: 'If: n > 2', exact: true }).waitFor()
    expect(await explorer.isVisible()).toBe(true)

    // The palette opens: there is room for both columns, and the + is in sight.
    await page.getByRole('button', { name: 'Add step after If: n > 2' }).or(page.getByRole('button', { name: /^Add step after If/ })).first().click()
    await page.getByRole('listbox', { name: 'Steps' }).waitFor()
    await explorer.waitFor({ state: 'detached' })
    expect(await within(page.getByRole('button', { name: 'If: n > 2', exact: true }), diagram)).toBe(true)

    // Whoever wants the explorer gets it, and it is back when the panel closes.
    await page.getByRole('button', { name: 'Show the explorer' }).click()
    await explorer.waitFor()
    await page.keyboard.press('ControlOrMeta+b')
    await explorer.waitFor({ state: 'detached' })
    await page.keyboard.press('ControlOrMeta+b')
    await explorer.waitFor()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await page.getByRole('listbox', { name: 'Steps' }).waitFor({ state: 'detached' })
    expect(await explorer.isVisible()).toBe(true)

    // Code beside: the step that is selected stays in sight.
    await page.getByRole('button', { name: 'If: n > 2', exact: true }).click()
    await page.getByRole('button', { name: 'Code beside' }).click()
    await page.getByRole('textbox', { name: 'Code' }).waitFor({ state: 'attached' })
    await expect.poll(() => within(page.getByRole('button', { name: 'If: n > 2', exact: true }), diagram), { timeout: patience }).toBe(true)
  })

  test('has the code of flows before the first one is opened', async () => {
    const s = await Server.start(orders(program))
    const page = await open(await context(browser()), s.address)
    await page.getByRole('group', { name: 'Overview diagram' }).waitFor()
    const fetched = () => page.evaluate(() => performance.getEntriesByType('resource').some((r) => /\/FlowView-.*\.js/.test(r.name)))
    await expect.poll(fetched, { timeout: patience }).toBe(true)
  })

  test('has a minimap that lies over no step', async () => {
    const s = await Server.start(orders(program))
    const page = await open(await context(browser(), { viewport: { width: 1280, height: 768 } }), s.address)
    await page.getByRole('treeitem', { name: 'Automation' }).click()
    await page.getByRole('img', { name: 'Overview of the diagram' }).waitFor({ state: 'attached' })
    expect(await covered(page)).toBe(0)
    // While the diagram moves it shows, and then it goes again where it would be in the way.
    await page.mouse.move(700, 400)
    await page.mouse.wheel(-120, 200)
    await expect.poll(() => covered(page), { timeout: patience }).toBe(0)
  })
})
