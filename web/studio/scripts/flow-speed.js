// Measures how fast a large flow is drawn and panned, in headless Chromium:
//
//   barre studio --no-open DIR        prints the address
//   node scripts/flow-speed.js ADDRESS FLOW-ID
//
// Draws the flow several times, coming from the overview, and pans it for some seconds.

import { chromium } from 'playwright-core'

const [address, id = '#function:main', browser = process.env.CHROMIUM ?? '/usr/bin/chromium'] = process.argv.slice(2)
if (!address) {
  console.error('usage: node scripts/flow-speed.js ADDRESS [FLOW-ID]')
  process.exit(2)
}

const b = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] })
const page = await b.newPage({ viewport: { width: 1440, height: 900 } })
await page.goto(address)
await page.waitForSelector('main')
const hash = '#/flow/' + encodeURIComponent(id)

const draw = () =>
  page.evaluate(async (hash) => {
    location.hash = '#/overview'
    await new Promise((done) => setTimeout(done, 2500))
    const begun = performance.now()
    location.hash = hash
    while (!document.querySelector('[aria-roledescription="Flow diagram"] [data-node]')) await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - begun
  }, hash)
const times = []
for (let i = 0; i < 6; i++) times.push(await draw())
console.log(`drawn after ${times.map((t) => t.toFixed(0)).join(', ')} ms (the first one loads the view)`)

const frames = await page.evaluate(async () => {
  const el = document.querySelector('[aria-roledescription="Flow diagram"]')
  const gaps = []
  let last = performance.now()
  let down = 1
  const end = last + 4000
  for (let i = 0; performance.now() < end; i++) {
    if (i % 240 === 239) down = -down
    el.dispatchEvent(new WheelEvent('wheel', { deltaY: 40 * down, bubbles: true, cancelable: true }))
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    gaps.push(now - last)
    last = now
  }
  gaps.sort((a, b) => a - b)
  return { count: gaps.length, median: gaps[gaps.length >> 1], late: gaps.filter((g) => g > 25).length, worst: gaps[gaps.length - 1] }
})
console.log(`panned with ${(frames.count / 4).toFixed(1)} frames a second, ${frames.median.toFixed(1)} ms between two, ${frames.late} of ${frames.count} late, the worst ${frames.worst.toFixed(0)} ms`)
await b.close()
