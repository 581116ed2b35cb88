// The pictures of docs/studio.md: every view, light and dark, wide and narrow. Not a test:
// `make screenshots` runs it. BARRE_SHOTS names the views to take alone.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import UPNG from 'upng-js'
import { demoProject, emptyFolder, scenes, type Scene } from './scenes'
import { context, freePort, open, Server, studio, useBrowser } from './studio'

const out = fileURLToPath(new URL('../../../docs/images/studio', import.meta.url))
const sizes = [
  { name: '1440', viewport: { width: 1440, height: 900 } },
  { name: '1024', viewport: { width: 1024, height: 768 } },
]
const wanted = process.env.BARRE_SHOTS?.split(',')

/** The beginning, and the tour of the demo. */
const first: (Scene & { empty: boolean })[] = [
  {
    name: 'welcome',
    title: 'A project to begin with',
    empty: true,
    async show(page) {
      await page.getByRole('button', { name: 'Create project' }).waitFor()
    },
  },
  {
    name: 'tour',
    title: 'The tour on the demo project',
    empty: false,
    async show(page) {
      await page.getByRole('button', { name: 'Next' }).waitFor()
    },
  },
]

/** What differs from run to run, folders, ports and times, is made the same: a picture changes when the view does. */
async function steady(page: Page): Promise<void> {
  await page.evaluate(() => {
    const same = (text: string) =>
      text
        .replace(/\S*\/studio-\w+\//, '~/')
        .replace(/^(dev: Kafka .*127\.0\.0\.1:)\d+/, '$19092')
        .replace(/^(dev: MySQL .*127\.0\.0\.1:)\d+/, '$13306')
        .replace(/(127\.0\.0\.1:)\d{5}/, '$19090')
        .replace(/^\d{5}$/, '9090')
        .replace(/^[\d.]+ ms$/, '2 ms')
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let n = texts.nextNode(); n; n = texts.nextNode()) {
      const text = same(n.nodeValue ?? '')
      if (text !== n.nodeValue) n.nodeValue = text
    }
    for (const input of document.querySelectorAll('input')) {
      const text = same(input.value)
      if (text !== input.value) input.value = text
    }
  })
}

/** Takes a picture with at most 256 colours: a tenth of the bytes, and nobody sees it. */
async function take(page: Page, name: string): Promise<void> {
  // Toasts go, and what moves comes to rest.
  await page.mouse.move(0, 0)
  await page.waitForTimeout(600)
  await steady(page)
  const image = UPNG.decode(await page.screenshot())
  const packed = UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, 192)
  writeFileSync(join(out, `${name}.png`), Buffer.from(packed))
}

studio('pictures', () => {
  const browser = useBrowser()

  for (const size of sizes) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`${size.name} ${colorScheme}`, async () => {
        mkdirSync(out, { recursive: true })
        const demo = await Server.start(demoProject(await freePort()))
        const empty = await Server.start(emptyFolder())
        for (const scene of [...first, ...scenes]) {
          if (wanted && !wanted.includes(scene.name)) continue
          const beginning = 'empty' in scene
          const c = await context(browser(), { colorScheme, viewport: size.viewport })
          if (!beginning) await c.addInitScript(() => localStorage.setItem('studio.tour', 'seen'))
          const page = await open(c, beginning && (scene as { empty: boolean }).empty ? empty.address : demo.address)
          await scene.show(page, demo)
          await take(page, `${scene.name}-${colorScheme}-${size.name}`)
          const stop = page.getByRole('banner').getByRole('button', { name: 'Stop' })
          if ((await stop.count()) > 0) await stop.click()
          await c.close()
        }
      })
    }
  }
})
