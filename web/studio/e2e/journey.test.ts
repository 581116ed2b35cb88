// From an empty folder to an integration that runs, as a person would: everything by
// the diagram and its forms. After each step the project checks, and only the lines that
// were meant have changed.

import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { context, diff, folder, freePort, open, Server, studio, useBrowser, withDevServices } from './studio'

/** Fills a field of the form on the right, whatever its kind. */
async function fill(page: Page, label: string, value: string): Promise<void> {
  const named = { name: new RegExp(`^${label}$`, 'i') }
  const field = page.getByRole('textbox', named).or(page.getByRole('combobox', named))
  await field.fill(value)
  // As going to the next one does: what is offered goes away.
  await field.blur()
}

/** Chooses a step for a place of the diagram, fills its form and adds it. */
async function addStep(page: Page, place: string | RegExp | Locator, step: string, values: Record<string, string> = {}, switches: string[] = []): Promise<void> {
  const plus = typeof place === 'object' && 'click' in place ? place : page.getByRole('button', { name: place, exact: typeof place === 'string' }).first()
  await plus.click()
  // Sections that are long show their first entries: searching finds all.
  await page.getByRole('searchbox', { name: 'Search steps, actions and functions' }).fill(step.split(' ')[0] ?? '')
  await page.locator('[role="listbox"][aria-busy="false"]').waitFor()
  await page.getByRole('option', { name: step, exact: true }).last().click()
  for (const [label, value] of Object.entries(values)) await fill(page, label, value)
  for (const name of switches) await page.getByRole('switch', { name }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).waitFor({ state: 'detached' })
}

studio('from an empty folder', () => {
  const browser = useBrowser()

  test('a service with a flow is made, run, tried and debugged', { timeout: 240_000 }, async () => {
    const s = await Server.start(folder())
    const page = await open(await context(browser()), s.address)
    const port = await freePort()
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
    let before = ''
    /** What the last step changed; the project has to check. */
    const changes = async (come: string): Promise<string[]> => {
      const after = await s.file('main.bal', (t) => t !== before && t.includes(come))
      const said = s.check()
      expect(said).not.toMatch(/^(ERROR|error)/m)
      const d = diff(before, after).filter((l) => l.length > 1)
      before = after
      return d
    }

    // A project.
    await page.getByRole('textbox', { name: 'Name' }).fill('orders')
    await page.getByRole('textbox', { name: 'Organization' }).fill('acme')
    await page.getByRole('radio', { name: /^Empty project/ }).check()
    await button('Create project').click()
    await page.getByRole('heading', { name: 'orders', level: 1 }).waitFor()
    expect(s.read('Ballerina.toml')).toContain('name = "orders"')

    // A service with two resources.
    await button(/^HTTP service/).click()
    await fill(page, 'Base path', '/orders')
    await fill(page, 'Port', String(port))
    await button('Add').click()
    await page.getByRole('heading', { name: '/orders', level: 2 }).waitFor()
    expect(await changes('service')).toEqual(['+import ballerina/http;', `+service /orders on new http:Listener(${port}) {`, '+}'])
    await button('Add resource').click()
    await page.getByRole('textbox', { name: 'Path' }).fill('total')
    await button('Add parameter').click()
    await page.getByRole('textbox', { name: 'Name' }).fill('count')
    await page.getByRole('combobox', { name: 'Type', exact: true }).fill('int')
    await page.getByRole('textbox', { name: 'Default' }).fill('3')
    await button('Add response').click()
    await page.getByRole('combobox', { name: 'Type of response 2' }).fill('int')
    await button('Add').click()
    await button('GET /total').waitFor()
    expect(await changes('get total')).toEqual(['+    resource function get total(int count = 3) returns error|int? {', '+    }'])
    await button('Add resource').click()
    await page.getByRole('combobox', { name: 'Method' }).click()
    await page.getByRole('option', { name: 'POST' }).click()
    await page.getByRole('textbox', { name: 'Path' }).fill('reset')
    await button('Add').click()
    await button('POST /reset').waitFor()
    expect(await changes('post reset')).toEqual(['+    resource function post reset() returns error? {', '+    }'])

    // A MySQL connection, whose address is configured, and an HTTP connection.
    await button('Add a connection').click()
    await button('MySQL, mysql:Client').click()
    await page.getByRole('textbox', { name: 'Name' }).fill('db')
    await button('Save').click()
    await page.getByRole('treeitem', { name: /^db/ }).first().waitFor()
    const mysql = await changes('mysql:Client')
    expect(mysql.filter((l) => l.startsWith('-'))).toEqual([])
    expect(mysql).toContain('+configurable string dbHost = ?;')
    expect(mysql.join('\n')).toContain('+final mysql:Client db = check new (')
    await button('Add a connection').click()
    await button('HTTP, http:Client').click()
    await page.getByRole('textbox', { name: 'Name' }).fill('crm')
    await page.getByRole('checkbox', { name: 'Add retry' }).uncheck()
    await button('Save').click()
    await page.getByRole('treeitem', { name: /^crm/ }).first().waitFor()
    expect(await changes('http:Client')).toEqual([
      '+configurable string crmUrl = ?;',
      '+final http:Client crm = check new (crmUrl, timeout = 30);',
    ])

    // Its address is a value of the configuration.
    await button('Configurations').click()
    await page.getByRole('row', { name: /crmUrl/ }).waitFor()
    s.write('Config.toml', `crmUrl = "http://127.0.0.1:${await freePort()}"\n`)

    // A flow: a variable, a loop, a condition, calls that may fail, a log.
    await page.getByRole('treeitem', { name: /orders/ }).first().click()
    await button('Open the flow of GET /total').click()
    await addStep(page, 'Add step at the start', 'Declare variable', { Name: 'sum', Type: 'int', Expression: '0' })
    expect(await changes('int sum')).toEqual(['+        int sum = 0;'])
    await addStep(page, /^Add step after Declare variable/, 'Foreach', { Collection: '1 ... count', 'Variable name': 'i', 'Variable type': 'int' })
    expect(await changes('foreach')).toEqual(['+        foreach int i in 1 ... count {', '+        }'])
    await addStep(page, 'Add step inside', 'Update variable', { Variable: 'sum', Expression: 'sum + i' })
    expect(await changes('sum + i')).toEqual(['+            sum = sum + i;'])
    await addStep(page, /^Add step after Foreach/, 'If', { Condition: 'sum > 5' }, ['Else'])
    expect(await changes('if sum')).toEqual(['+        if sum > 5 {', '+        } else {', '+        }'])
    await addStep(page, 'Add step if sum > 5', 'printInfo ballerina/log', { Msg: 'many' })
    expect(await changes('log:')).toEqual(['+import ballerina/log;', '+            log:printInfo("many");'])
    await addStep(page, /^Add step after If/, 'Error handler')
    expect(await changes('on fail')).toEqual(['+        do {', '+        } on fail error err {', '+        }'])
    const inHandler = button('Add step inside').last()
    await addStep(page, inHandler, 'queryRow on db', { 'Sql query': 'SELECT 40 + 2', 'Result type': 'int', Result: 'answer' })
    expect(await changes('queryRow')).toEqual(['+            int answer = check db->queryRow(`SELECT 40 + 2`);'])
    await addStep(page, /^Add step after queryRow/, 'get on crm', { Path: '/customers', 'Result type': 'string', Result: 'customers' })
    expect(await changes('crm->get')).toEqual(['+            string customers = check crm->get("/customers");'])
    await addStep(page, 'Add step on failure', 'printError ballerina/log', { Msg: 'no customers' })
    expect(await changes('no customers')).toEqual(['+            log:printError("no customers");'])
    await addStep(page, 'Add step after Error handler', 'Return', { Expression: 'sum' })
    expect(await changes('return sum')).toEqual(['+        return sum;'])

    // It runs, with a database that nobody installed, and is tried.
    await withDevServices(page)
    await button('Run').click()
    const output = page.getByRole('log', { name: 'Output' })
    await output.getByText(/dev: MySQL for 'db'/).waitFor()
    await button('Try it').click()
    await page.getByRole('navigation', { name: 'Resources' }).getByRole('button', { name: /total/ }).click()
    await fill(page, 'count', '4')
    await button('Send').click()
    const response = page.getByRole('region', { name: 'Response' })
    await response.getByText('200').first().waitFor()
    expect(await response.innerText()).toContain('10')
    await output.getByText('message="many"').waitFor()
    await output.getByText('message="no customers"').waitFor()
    await page.getByRole('region', { name: 'History' }).getByRole('button', { name: /GET .*total.*, 200/ }).waitFor()
    await page.getByRole('banner').getByRole('button', { name: 'Stop' }).click()
    await page.getByRole('banner').getByRole('button', { name: 'Run', exact: true }).waitFor()

    // It is debugged: a breakpoint on a node, the variables there, a step, and on.
    await page.getByRole('treeitem', { name: '/orders' }).click()
    await button('Open the flow of GET /total').click()
    // It is where it was left, at its end.
    await button('Fit into the window').click()
    const ifNode = button(/^If: sum > 5/)
    await ifNode.click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Toggle breakpoint' }).click()
    await button('Debug').click()
    await expect.poll(() => fetch(`http://127.0.0.1:${port}/`).then((r) => r.status, () => 0), { timeout: 30_000 }).toBe(404)
    const answer = fetch(`http://127.0.0.1:${port}/orders/total?count=2`).then((r) => r.text())
    const panel = page.getByRole('region', { name: 'Debug' })
    await panel.getByText('Stopped at a breakpoint').waitFor()
    await panel.getByRole('treeitem', { name: 'sum: 3' }).waitFor()
    await panel.getByRole('treeitem', { name: 'count: 2' }).waitFor()
    await expect.poll(() => ifNode.getAttribute('aria-current')).toBe('step')
    await panel.getByRole('textbox', { name: 'Expression to watch' }).fill('sum * 2')
    await page.keyboard.press('Enter')
    await panel.getByRole('treeitem', { name: /sum \* 2: 6/ }).waitFor()
    await button(/^Step over/).click()
    await expect.poll(() => ifNode.getAttribute('aria-current')).toBeNull()
    await button(/^Continue/).click()
    expect(await answer).toBe('3')
    await page.getByRole('banner').getByRole('button', { name: 'Stop' }).click()
    await page.getByRole('banner').getByRole('button', { name: 'Run', exact: true }).waitFor()
    expect(s.read('main.bal')).toBe(before)
  })
})
