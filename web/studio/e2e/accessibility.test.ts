// Every view in light and dark, looked at by axe: names, roles, contrast, order.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { AxeResults } from 'axe-core'
import { demoProject, emptyFolder, scenes } from './scenes'
import { context, freePort, open, Server, studio, useBrowser } from './studio'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What is wrong on a page, each with where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations: found } = await page.evaluate(
    () =>
      (globalThis as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } }).axe.run(document, {
        resultTypes: ['violations'],
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        // An experiment of axe, which takes the count beside a heading for its name.
        rules: { 'label-content-name-mismatch': { enabled: false } },
      }),
  )
  return found.flatMap((v) => v.nodes.slice(0, 5).map((n) => `${v.id}: ${v.help}: ${n.target.join(' ')}: ${n.html.slice(0, 160)}`))
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
    expect(found).toEqual({})
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
