// The explorer, types, event handlers, configurations and the tour, as a person uses
// them.

import { expect, test } from 'vitest'
import { context, folder, open, orders, Server, studio, useBrowser } from './studio'

const shop = `import ballerina/http;

configurable string apiKey = ?;

# An order.
type Order record {|
    # which article
    string sku;
|};

service /orders on new http:Listener(0) {
    resource function post .(Order placed) returns error? {
    }
}
`

studio('declarations', () => {
  const browser = useBrowser()

  test('types are made, their fields added, changed and deleted; each change is its line', async () => {
    const s = await Server.start(orders(shop))
    const page = await open(await context(browser()), s.address)
    await page.getByRole('treeitem', { name: 'Order', exact: true }).click()
    await page.getByRole('button', { name: 'Add field' }).click()
    const added = page.getByRole('form', { name: 'New field' })
    await added.getByLabel('Name').fill('quantity')
    await added.getByLabel('Type', { exact: true }).fill('int')
    await added.getByRole('button', { name: 'Add' }).click()
    await s.file('main.bal', (t) => t === shop.replace('    string sku;\n', '    string sku;\n    int quantity;\n'))

    await page.getByRole('group', { name: 'quantity' }).getByRole('checkbox', { name: 'Optional' }).check()
    await s.file('main.bal', (t) => t.includes('    int quantity?;\n'))
    await page.getByRole('button', { name: 'Delete quantity' }).click()
    await s.file('main.bal', (t) => t === shop)

    // What names a field follows, in all files.
    s.write('use.bal', 'function skuOf(Order o, string sku) returns string|Order => o.sku == "" ? {sku} : o.sku;\n')
    await page.getByRole('treeitem', { name: 'skuOf' }).waitFor()
    await page.getByRole('button', { name: 'Rename sku' }).click()
    await page.getByRole('textbox', { name: 'New name of sku' }).fill('article')
    await page.keyboard.press('Enter')
    await s.file('use.bal', (t) => t === 'function skuOf(Order o, string sku) returns string|Order => o.article == "" ? {article: sku} : o.article;\n')
    await s.file('main.bal', (t) => t === shop.replace('string sku', 'string article'))
    await page.getByRole('contentinfo').getByRole('button', { name: 'Undo' }).click()
    await s.file('main.bal', (t) => t === shop)
    await s.file('use.bal', (t) => !t.includes('article'))
    expect(s.checks).toBe(true)
  })

  test('a name is changed everywhere; deleting tells of uses and can be undone', async () => {
    const s = await Server.start(orders(shop))
    const page = await open(await context(browser()), s.address)
    await page.getByRole('treeitem', { name: 'Order', exact: true }).focus()
    await page.keyboard.press('F2')
    await page.getByRole('dialog').getByLabel('Name').fill('Purchase')
    await page.keyboard.press('Enter')
    await s.file('main.bal', (t) => t.includes('type Purchase record') && t.includes('post .(Purchase placed)'))

    // From a menu as well, the name is ready to be typed.
    await page.getByRole('treeitem', { name: 'Purchase', exact: true }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    const name = page.getByRole('dialog').getByLabel('Name')
    await expect.poll(() => name.evaluate((e) => e === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')

    await page.getByRole('treeitem', { name: 'Purchase', exact: true }).focus()
    await page.keyboard.press('Delete')
    await page.getByRole('dialog').getByText('used in one place').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await s.file('main.bal', (t) => !t.includes('type Purchase'))
    await page.getByRole('button', { name: /^Problems: [1-9]/ }).waitFor()
    await page.getByRole('contentinfo').getByRole('button', { name: 'Undo' }).click()
    await s.file('main.bal', (t) => t.includes('type Purchase record'))
  })

  test('an event handler is added with what the library offers', async () => {
    const s = await Server.start(orders('// Nothing yet.\n'))
    const page = await open(await context(browser()), s.address)
    await page.getByRole('button', { name: /^Event or file handler/ }).click()
    await page.getByRole('button', { name: 'Kafka handler' }).click()
    await page.getByRole('textbox', { name: /^Bootstrap servers/ }).fill('localhost:9092')
    expect(await page.getByRole('combobox', { name: /^Function/ }).innerText()).toBe('onConsumerRecord')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    const first = 'remote function onConsumerRecord(kafka:AnydataConsumerRecord[] records, kafka:Caller caller) returns error? {'
    await s.file('main.bal', (t) => t.includes('service on new kafka:Listener("localhost:9092") {') && t.includes(first))
    expect(s.checks).toBe(true)

    // What is left is offered, with its parameters; another name can be typed.
    await page.getByRole('button', { name: 'Add handler' }).click()
    const which = page.getByRole('combobox', { name: /^Function/ })
    expect(await which.innerText()).toBe('onError')
    await page.getByRole('group', { name: 'cause' }).waitFor()
    await which.click()
    await page.getByRole('option', { name: 'Another function' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
    await which.click()
    await page.getByRole('option', { name: 'onError' }).click()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await s.file('main.bal', (t) => t.includes(first) && t.includes('remote function onError(kafka:Error cause) returns error? {'))
    expect(s.checks).toBe(true)
  })

  test('values of configurations go into Config.toml, and secrets do not come back', async () => {
    const s = await Server.start(orders(shop))
    const page = await open(await context(browser()), `${s.address}#/config`)
    const value = page.getByLabel('Value of apiKey', { exact: true })
    await page.getByText('A value is needed.').waitFor()
    await value.fill('s3cret')
    await value.press('Enter')
    await s.file('Config.toml', (t) => t === 'apiKey = "s3cret"\n')
    await page.getByText('A value is needed.').waitFor({ state: 'detached' })
    expect(await value.inputValue()).toBe('')
    expect(await page.content()).not.toContain('s3cret')
    await page.getByRole('button', { name: 'Take the value of apiKey away' }).click()
    await s.file('Config.toml', (t) => !t.includes('apiKey'))
  })

  test('values that are tables are changed part by part', async () => {
    const s = await Server.start(
      orders('type User record {|\n    string name;\n    "admin"|"guest" role = "guest";\n|};\n\nconfigurable User[] users = [];\nconfigurable map<int> limits = {};\n', {
        'Config.toml': '# Who may come in.\n[[users]]\nname = "ann" # the first\n',
      }),
    )
    const page = await open(await context(browser()), `${s.address}#/config`)
    await page.getByRole('button', { name: 'Value of users: 1 item' }).click()
    const name = page.getByRole('textbox', { name: 'users 1.name' })
    await name.fill('anna')
    await name.press('Enter')
    await s.file('Config.toml', (t) => t.includes('name = "anna" # the first'))
    await page.getByRole('combobox', { name: 'users 1.role' }).click()
    await page.getByRole('option', { name: 'admin' }).click()
    await s.file('Config.toml', (t) => t.includes('role = "admin"'))
    await page.getByRole('button', { name: 'Add item' }).click()
    const second = page.getByRole('textbox', { name: 'users 2.name' })
    await second.fill('bob')
    await second.press('Enter')
    await s.file('Config.toml', (t) => t === '# Who may come in.\n[[users]]\nname = "anna" # the first\nrole = "admin"\n\n[[users]]\nname = "bob"\n')
    await page.getByRole('button', { name: /^Value of limits/ }).click()
    await page.getByRole('textbox', { name: 'New key of limits' }).fill('day')
    await page.keyboard.press('Enter')
    const day = page.getByRole('textbox', { name: 'limits.day' })
    await day.fill('many')
    await day.press('Enter')
    await page.getByText("'many' is no integer").waitFor()
    await day.fill('12')
    await day.press('Enter')
    await s.file('Config.toml', (t) => t.startsWith('limits = {day = 12}\n'))
    await page.getByRole('button', { name: 'Take users 2 away' }).click()
    await s.file('Config.toml', (t) => !t.includes('bob') && t.includes('# Who may come in.'))
    expect(s.checks).toBe(true)
  })

  test('a README is created from the overview, and written', async () => {
    const s = await Server.start(orders(shop))
    const page = await open(await context(browser()), s.address)
    await page.getByRole('button', { name: 'README beside' }).click()
    await page.getByRole('button', { name: 'Create README' }).click()
    await s.file('README.md', (t) => t === '# orders\n\n')
    const code = page.getByRole('textbox', { name: 'Code' })
    await code.waitFor({ state: 'attached' })
    await code.focus()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('Takes orders.')
    await s.file('README.md', (t) => t.endsWith('Takes orders.'))
    await page.evaluate(() => (location.hash = '#/overview'))
    await page.getByText('Takes orders.').waitFor()
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor()
  })

  test('a package without code gets its first file with what is added', async () => {
    const s = await Server.start(folder({ 'Ballerina.toml': '[package]\norg = "acme"\nname = "bare"\nversion = "0.1.0"\n' }))
    const page = await open(await context(browser()), s.address)
    await page.getByText('Begin with an entry point').waitFor()
    await page.getByRole('button', { name: 'Add a function' }).click()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await s.file('functions.bal', (t) => t.startsWith('function process()'))
    expect(s.checks).toBe(true)
    await page.getByRole('button', { name: 'Problems: 0 errors, 0 warnings' }).waitFor()
  })

  test('a manifest that cannot be read is told of, and taken up again', async () => {
    const s = await Server.start(orders(shop))
    const manifest = s.read('Ballerina.toml')
    s.write('Ballerina.toml', `${manifest}\nx = [\n`)
    const page = await open(await context(browser()), s.address)
    await page.getByText('The project cannot be read', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Show problems' }).click()
    await page.getByRole('tab', { name: 'Problems', selected: true }).waitFor()
    await page.getByText(/^\d+:\d+$/).first().waitFor() // where it is
    s.write('Ballerina.toml', manifest)
    await page.getByRole('treeitem', { name: 'Order', exact: true }).waitFor()
  })

  test('a package is added to a workspace', async () => {
    const s = await Server.start(
      folder({
        'Ballerina.toml': '[workspace]\npackages = ["orders"]\n',
        'orders/Ballerina.toml': '[package]\norg = "acme"\nname = "orders"\nversion = "0.1.0"\n',
        'orders/main.bal': shop,
      }),
    )
    const page = await open(await context(browser()), s.address)
    await page.getByRole('button', { name: 'Add package' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('orders')
    await dialog.getByText('The workspace has a package of this name.').waitFor()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('billing')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await s.file('Ballerina.toml', (t) => t.includes('"billing"') && t.includes('"orders"'))
    await s.file('billing/Ballerina.toml', (t) => t.includes('name = "billing"'))
    expect(await page.getByRole('combobox', { name: 'Package' }).innerText()).toBe('billing')
  })

  test('the demo comes with a tour of five steps', async () => {
    const s = await Server.start(folder())
    const page = await open(await context(browser()), s.address)
    await page.getByRole('radio', { name: /^Demo/ }).check()
    await page.getByRole('button', { name: 'Create project' }).click()
    const step = page.getByRole('dialog')
    for (let i = 1; i <= 5; i++) {
      await step.getByText(`${i} of 5`).waitFor()
      await step.getByRole('button', { name: i < 5 ? 'Next' : 'Done' }).click()
    }
    await step.waitFor({ state: 'detached' })
    await page.getByRole('treeitem', { name: 'orderDb' }).waitFor()
    expect(s.checks).toBe(true)
  })

  test('everything is found by typing', async () => {
    const s = await Server.start(orders(shop))
    const page = await open(await context(browser()), s.address)
    await page.getByRole('treeitem', { name: 'Order', exact: true }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /^Search commands/ }).fill('post')
    await page.getByRole('option', { name: /^POST \// }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('#/flow/')
  })
})
