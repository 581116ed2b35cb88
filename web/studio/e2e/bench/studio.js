// Measures Studio in headless Chromium, on a large package:
//
//   node e2e/bench/studio.js BARRE FOLDER [open|keystroke|draw|frame]
//
// BARRE is the command, FOLDER a package. It prints one line of JSON:
//
//   open       from the start of `barre studio` until the overview can be used, in ms
//   page       the same from the call of the page, with the server running
//   keystroke  a key pressed in the code until the diagram beside it shows it, in ms, the median
//   draw       a flow of 300 nodes, from the wish to see it until it is drawn, in ms, the median
//   frame      a frame while that flow is moved, in ms
//
// CHROMIUM names the browser, BARRE_WEB a folder with the web application in place of
// the one in the binary.

import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { chromium } from 'playwright-core'

const [barre, folder, only] = process.argv.slice(2)
if (!barre || !folder) {
  console.error('usage: node e2e/bench/studio.js BARRE FOLDER [open|keystroke|draw|frame]')
  process.exit(2)
}
const wants = (what) => only === undefined || only === what
const keystrokes = 15
const draws = 7
const flowNodes = 300

const dir = mkdtempSync(join(tmpdir(), 'studio-bench-'))
cpSync(folder, dir, { recursive: true })
writeFileSync(join(dir, 'long_flow.bal'), longFlow(flowNodes))
const edited = largest(dir)
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const figures = {}
let server
try {
  const begun = performance.now()
  server = await start()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const called = performance.now()
  await page.goto(server.address)
  await usable(page)
  figures.open = performance.now() - begun
  figures.page = performance.now() - called
  if (wants('keystroke')) figures.keystroke = await typing(page)
  if (wants('draw')) figures.draw = await drawing(page)
  if (wants('frame')) figures.frame = await panning(page)
} finally {
  await browser.close()
  server?.stop()
  rmSync(dir, { recursive: true, force: true })
}
console.log(JSON.stringify(Object.fromEntries(Object.entries(figures).map(([k, v]) => [k, Math.round(v * 10) / 10]))))

/** A function with so many nodes in its flow. */
function longFlow(nodes) {
  const steps = Array.from({ length: nodes }, (_, i) => (i % 10 === 9 ? `    if n > ${i} {\n        n += 1;\n    }\n` : `    n += ${i};\n`))
  return `public function longFlow() returns int {\n    int n = 0;\n${steps.join('')}    return n;\n}\n`
}

/** The largest source: that is where typing costs most. */
function largest(root) {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.bal') && f !== 'long_flow.bal')
  files.sort((a, b) => statSync(join(root, b)).size - statSync(join(root, a)).size)
  return relative(root, join(root, files[0])).replace(/\\/g, '/')
}

async function start() {
  const web = process.env.BARRE_WEB ? ['--web', process.env.BARRE_WEB] : []
  const child = spawn(barre, ['studio', '--no-open', '--port', '0', ...web, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const address = await new Promise((done, fail) => {
    let said = ''
    child.stdout.on('data', (b) => {
      said += b
      const found = /http:\/\/\S+\n/.exec(said)
      if (found) done(found[0].trim())
    })
    child.once('close', () => fail(new Error(`studio ended: ${said}`)))
  })
  return { address, stop: () => child.kill() }
}

/** Waits until what the package has is listed and drawn. */
function usable(page) {
  return page.waitForFunction(() => document.querySelectorAll('[role="treeitem"]').length > 12 && document.querySelector('main [data-id], main .react-flow__node, main [role="button"]'), undefined, {
    polling: 'raf',
    timeout: 60_000,
  })
}

function median(list) {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** From keys pressed in the editor to what the diagram beside it says. */
async function typing(page) {
  const text = readFileSync(join(dir, edited), 'utf8')
  const at = text.split('\n').findIndex((l) => /^public (isolated )?function/.test(l))
  const name = /function (\w+)/.exec(text.split('\n')[at])?.[1]
  const module = /modules\/([^/]+)\//.exec(edited)?.[1] ?? ''
  await page.evaluate(() => localStorage.setItem('studio.layout', JSON.stringify({ state: { split: true, explorerOpen: false }, version: 1 })))
  await page.goto('about:blank')
  await page.goto(server.address + '#/flow/' + encodeURIComponent(`${module}#function:${name}`))
  await page.locator('.view-line').first().waitFor()
  await page.locator('[data-node]').first().waitFor()
  await page.waitForTimeout(1500)
  // A variable of its own at the beginning of the function: its name is what is typed.
  const line = page.locator('.view-line', { hasText: new RegExp(`function\\s+${name}\\b`) })
  await line.click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('string typed = "k";')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.locator('[data-node]', { hasText: '"k"' }).first().waitFor()
  const times = []
  let shown = 'k'
  for (let i = 0; i < keystrokes; i++) {
    await page.waitForTimeout(400)
    shown += 'k'
    await page.evaluate((wanted) => {
      window.measured = new Promise((done) => {
        let begun = 0
        addEventListener('keydown', () => (begun = performance.now()), { capture: true, once: true })
        const look = () => {
          const there = [...document.querySelectorAll('[data-node]')].some((n) => n.textContent?.includes(wanted))
          // Drawn is what the next frame shows.
          if (there) requestAnimationFrame(() => done(performance.now() - begun))
          else requestAnimationFrame(look)
        }
        look()
      })
    }, `"${shown}"`)
    await page.keyboard.press('k')
    times.push(await page.evaluate(() => window.measured))
  }
  return median(times)
}

async function toLongFlow(page) {
  return page.evaluate(async () => {
    location.hash = '#/overview'
    // The model is forgotten when nobody has looked at it for a while.
    await new Promise((done) => setTimeout(done, 2600))
    const begun = performance.now()
    location.hash = '#/flow/' + encodeURIComponent('#function:longFlow')
    while (!document.querySelector('[data-node*="longFlow"]')) await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - begun
  })
}

async function drawing(page) {
  await page.evaluate(() => localStorage.setItem('studio.layout', JSON.stringify({ state: { split: false }, version: 1 })))
  await page.goto('about:blank')
  await page.goto(server.address)
  await usable(page)
  const times = []
  for (let i = 0; i < draws; i++) times.push(await toLongFlow(page))
  return median(times)
}

async function panning(page) {
  await page.evaluate(() => localStorage.setItem('studio.layout', JSON.stringify({ state: { split: false }, version: 1 })))
  await page.goto('about:blank')
  await page.goto(server.address)
  await usable(page)
  await toLongFlow(page)
  await page.mouse.move(700, 450)
  const counted = page.evaluate(async () => {
    let frames = 0
    const begun = performance.now()
    while (performance.now() - begun < 3000) {
      await new Promise(requestAnimationFrame)
      frames++
    }
    return (performance.now() - begun) / frames
  })
  const end = Date.now() + 3000
  while (Date.now() < end) await page.mouse.wheel(0, Math.floor(Date.now() / 1000) % 2 ? 60 : -60)
  return counted
}
