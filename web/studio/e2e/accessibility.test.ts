// Every view in light and dark, looked at by axe: names, roles, contrast, order.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { AxeResults } from 'axe-core'
import { demoProject, emptyFolder, scenes } from './scenes'
import { states } from './states'
import { context, freePort, open, orders, Server, studio, useBrowser } from './studio'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run(context: object, options: object): Promise<AxeResults>
}

/** What is wrong on a page, each with where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const rules = {
      // An experiment of axe, which takes the count beside a heading for its name.
      'label-content-name-mismatch': { enabled: false },
      'target-size': { enabled: false },
      // A menu keeps the focus while it is open: nothing that is hidden behind it gets it.
      'aria-hidden-focus': { enabled: document.querySelector('[role="menu"]') === null },
    }
    const all = await axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules })
    // Diagrams can be zoomed, so that nothing in them is too small for good.
    const sizes = await axe.run({ exclude: [['[aria-label="Overview diagram"]'], ['[aria-label^="Flow of"]'], ['.monaco-editor']] }, { runOnly: { type: 'rule', values: ['target-size'] } })
    return [...all.violations, ...sizes.violations]
  })
  return found.flatMap((v) => v.nodes.slice(0, 4).map((n) => `${v.id}: ${n.target.join(' ')}: ${n.html.slice(0, 140)}`))
}

studio('accessibility', () => {
  const browser = useBrowser()

  test.each(['light', 'dark'] as const)('no view has a violation, %s', { timeout: 240_000 }, async (colorScheme) => {
    const s = await Server.start(demoProject(await freePort()))
    const found: Record<string, string[]> = {}
    for (const scene of scenes) {
      const c = await context(browser(), { colorScheme })
      await c.addInitScript(() => localStorage.setItem('studio.tour', 'seen'))
      const page = await open(c, s.address)
      await scene.show(page, s)
      const list = await violations(page)
      if (list.length > 0) found[scene.name] = list
      const stop = page.getByRole('banner').getByRole('button', { name: 'Stop' })
      if ((await stop.count()) > 0) await stop.click()
      await c.close()
    }
    expect(found, JSON.stringify(found, null, 1)).toEqual({})
  })

  test.each(['light', 'dark'] as const)('nor has what is met besides, %s', { timeout: 240_000 }, async (colorScheme) => {
    const demo = await Server.start(demoProject(await freePort()))
    const found: Record<string, string[]> = {}
    for (const state of states) {
      const own = state.main === undefined ? null : await Server.start(orders(state.main, state.more))
      const c = await context(browser(), { colorScheme })
      await c.addInitScript(() => localStorage.setItem('studio.tour', 'seen'))
      const page = await open(c, (own ?? demo).address)
      await state.show(page, own ?? demo)
      const list = await violations(page)
      if (list.length > 0) found[state.name] = list
      await c.close()
      await own?.stop()
    }
    expect(found, JSON.stringify(found, null, 1)).toEqual({})
  })

  test.each(['light', 'dark'] as const)('nor has the beginning, %s', async (colorScheme) => {
    const s = await Server.start(emptyFolder())
    const page = await open(await context(browser(), { colorScheme }), s.address)
    await page.getByRole('button', { name: 'Create project' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('radio', { name: /^Empty project/ }).check()
    await page.getByRole('button', { name: 'Create project' }).click()
    await page.getByRole('heading', { name: 'Begin with an entry point' }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('nor has the tour', async () => {
    const s = await Server.start(demoProject(await freePort()))
    const page = await open(await context(browser()), s.address)
    const next = page.getByRole('button', { name: 'Next' })
    await next.waitFor()
    expect(await violations(page)).toEqual([])
    for (let i = 0; i < 4; i++) await next.click()
    await page.getByText('5 of 5').waitFor()
    expect(await violations(page)).toEqual([])
  })
})
