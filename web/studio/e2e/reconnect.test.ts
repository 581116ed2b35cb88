// The server was gone: the page says so, keeps what is typed meanwhile, and goes on.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { context, diff, freePort, open, orders, Server, studio, useBrowser } from './studio'

const main = `import ballerina/io;

public function main() {
    int total = 0;
    io:println(total);
}
`

const flowOfMain = '#/flow/%23function%3Amain'

/** What a browser says of an address where nobody listens. */
const refused = /WebSocket connection to .* failed/

const gone = (page: Page) => page.getByText(/The connection to Studio is lost|Studio is not running/).first()

studio('without its server', () => {
  const browser = useBrowser()

  test('a page says so, and loses nothing that is typed', async () => {
    const port = await freePort()
    const s = await Server.start(orders(main), port)
    const page = await open(await context(browser()), s.address + flowOfMain, refused)
    const flow = page.getByRole('group', { name: 'Flow of main' })
    await flow.waitFor()
    await page.getByRole('button', { name: 'Code beside' }).click()
    const code = page.getByRole('textbox', { name: 'Code' })
    await code.waitFor({ state: 'attached' })
    await code.focus()
    await page.keyboard.press('ControlOrMeta+Home')
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    await page.keyboard.type('\nint before = 1;')
    await s.file('main.bal', (t) => t.includes('int before = 1;'))
    // A form that is half filled in.
    await flow.getByRole('button', { name: /^Add step after Declare variable: int total/ }).click()
    await page.getByRole('option', { name: 'If', exact: true }).click()
    const condition = page.getByRole('combobox', { name: 'Condition' })
    await condition.fill('total > 41')

    await s.crash()
    await gone(page).waitFor()
    await code.focus()
    await page.keyboard.type('\nint meanwhile = 2;')
    expect(s.read('main.bal')).not.toContain('meanwhile')
    // Somebody else writes the file, too.
    s.write('main.bal', s.read('main.bal').replace('io:println(total)', 'io:println(total + before)'))

    const again = await Server.start(s.dir, port)
    expect(again.address).toBe(s.address)
    await gone(page).waitFor({ state: 'detached' })
    const text = await s.file('main.bal', (t) => t.includes('int meanwhile = 2;'))
    expect(diff(main, text)).toEqual(['+    int before = 1;', '+    int meanwhile = 2;', '+    io:println(total + before);', '-    io:println(total);'])
    await flow.getByRole('button', { name: /^Declare variable: int meanwhile = 2/ }).waitFor()
    expect(await condition.inputValue()).toBe('total > 41')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await s.file('main.bal', (t) => t.includes('if total > 41 {'))
  })

  test('what ran has ended, and runs again', async () => {
    const port = await freePort()
    const s = await Server.start(
      orders(`import ballerina/io;
import ballerina/lang.runtime;

public function main() {
    io:println("begun");
    runtime:sleep(1000);
}
`),
      port,
    )
    const page = await open(await context(browser()), s.address, refused)
    const run = page.getByRole('banner').getByRole('button', { name: 'Run', exact: true })
    await run.click()
    const output = page.getByRole('log', { name: 'Output' })
    await output.getByText('begun').waitFor()
    await s.crash()
    await gone(page).waitFor()
    await Server.start(s.dir, port)
    await output.getByText('Studio was restarted, and the program ended with it.').waitFor()
    await run.click()
    await expect.poll(() => output.getByText('begun').count()).toBe(1)
    await page.getByRole('banner').getByRole('button', { name: 'Stop', exact: true }).click()
    await run.waitFor()
  })
})
