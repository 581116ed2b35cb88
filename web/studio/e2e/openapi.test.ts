// Services and connectors of OpenAPI documents, and types of a database's tables, as a
// person makes them.

import { expect, test } from 'vitest'
import { hasMariaDB, mariaDB } from './mariadb'
import { context, open, orders, Server, studio, useBrowser } from './studio'

const main = `public function main() {
}
`

const pets = `openapi: 3.0.3
info: {title: Pet Shop API, version: 1.2.0}
servers: [{url: https://pets.example/v1}]
security: [{key: []}]
paths:
  /pets:
    get:
      operationId: listPets
      summary: Lists pets
      parameters: [{name: page-size, in: query, schema: {type: integer, default: 20}}]
      responses:
        '200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
  /pets/{pet-id}:
    parameters: [{name: pet-id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getPet
      parameters: [{name: session, in: cookie, schema: {type: string}}]
      responses:
        '200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        '404': {description: There is none}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Api-Key}}
  schemas:
    Pet: {type: object, required: [pet-id], properties: {pet-id: {type: string}, name: {type: string}}}
`

studio('OpenAPI', () => {
  const browser = useBrowser()

  test('a service is made of a document of the project, looked at before, and taken back with one undo', async () => {
    const s = await Server.start(orders(main, { 'api/pets.yaml': pets }))
    const page = await open(await context(browser()), s.address)
    await page.getByRole('button', { name: 'Add artifact', exact: true }).first().click()
    await page.getByRole('button', { name: 'HTTP service from OpenAPI' }).click()
    const form = page.getByRole('form', { name: 'Service from OpenAPI' })
    expect(await form.getByRole('button', { name: 'Add', exact: true }).isDisabled()).toBe(true)
    await form.getByRole('radio', { name: 'Project' }).click()
    await form.getByRole('combobox', { name: 'File of the project' }).click()
    await page.getByRole('option', { name: 'api/pets.yaml' }).click()

    await form.getByText('Pet Shop API', { exact: true }).or(form.getByText('Pet Shop API 1.2.0')).first().waitFor()
    await form.getByRole('list', { name: 'Operations' }).getByText('/pets/{pet-id}').waitFor()
    await form.getByText("the cookie 'session' is no parameter").waitFor()
    await form.getByText('pets_service.bal').click()
    await form.getByText('resource function get pets(').waitFor()
    expect(await form.getByLabel('Base path').inputValue()).toBe('/v1')
    await form.getByLabel('Base path').fill('/shop/v1')
    await form.getByLabel('Port').fill('8123')
    expect(s.read('pets_service.bal')).toBe('')
    await form.getByText('new (8123)').waitFor()
    await form.getByRole('button', { name: 'Add', exact: true }).click()

    await page.getByRole('heading', { name: '/shop/v1' }).first().waitFor()
    await s.file('pets_service.bal', (t) => t.includes('listener http:Listener ep0 = new (8123);') && t.includes('service /shop/v1 on ep0 {'))
    await s.file('pets_types.bal', (t) => t.includes('public type Pet record {'))
    expect(s.checks).toBe(true)
    await page.getByRole('contentinfo').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => s.read('pets_service.bal') + s.read('pets_types.bal'), { timeout: 15_000 }).toBe('')
    expect(s.checks).toBe(true)
  })

  test('a connector is made of a file, is listed, and its form opens', async () => {
    const s = await Server.start(orders(main))
    const page = await open(await context(browser()), s.address)
    await page.getByRole('button', { name: 'Add a connection' }).click()
    await page.getByRole('button', { name: 'Connect via API specification' }).click()
    const form = page.getByRole('form', { name: 'Connector from OpenAPI' })
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), form.getByRole('button', { name: 'Choose file' }).click()])
    await chooser.setFiles({ name: 'pets.yaml', mimeType: 'application/yaml', buffer: Buffer.from(pets) })
    await form.getByRole('list', { name: 'Operations' }).getByText('/pets/{pet-id}').waitFor()
    const module = form.getByLabel('Module')
    expect(await module.inputValue()).toBe('pet_shop')
    await module.fill('1pets')
    await form.getByText("'1pets' cannot be the name of a module").waitFor()
    await module.fill('pets')
    await form.getByText('modules/pets/client.bal').waitFor()
    await form.getByRole('button', { name: 'Create connector' }).click()

    await s.file('modules/pets/client.bal', (t) => t.includes('public isolated client class Client {'))
    await page.getByRole('textbox', { name: 'Name' }).fill('petShop')
    await page.getByRole('textbox', { name: 'X API key' }).fill('s3cret')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('treeitem', { name: 'petShop', exact: true }).waitFor()
    await s.file('main.bal', (t) => /final pets:Client petShop = check new \(/.test(t))

    await page.getByRole('button', { name: 'Add a connection' }).click()
    await page.getByRole('tab', { name: /^Organization/ }).click()
    await page.getByRole('button', { name: /pets:Client/ }).waitFor()
    expect(s.checks).toBe(true)
  })

  test('what is wrong with a document is told with its place', async () => {
    const s = await Server.start(orders(main))
    const page = await open(await context(browser()), s.address)
    await page.getByRole('button', { name: 'Add a connection' }).click()
    await page.getByRole('button', { name: 'Connect via API specification' }).click()
    const form = page.getByRole('form', { name: 'Connector from OpenAPI' })
    await form.getByRole('radio', { name: 'Paste' }).click()
    await form.getByLabel('OpenAPI document').fill(pets.replace('schemas/Pet', 'schemas/Nobody'))
    await form.getByRole('alert').getByText("there is no 'Nobody'").waitFor()
    await form.getByText(/^api\.yaml:12:\d+$/).first().waitFor()
    expect(await form.getByRole('button', { name: 'Create connector' }).isDisabled()).toBe(true)
    await form.getByLabel('OpenAPI document').fill(pets)
    await form.getByLabel('Module').waitFor()
    await expect.poll(() => form.getByRole('button', { name: 'Create connector' }).isEnabled()).toBe(true)
  })

  test.skipIf(!hasMariaDB())('tables of a database become types, and the connection knows its address', async () => {
    const port = await mariaDB([
      'CREATE DATABASE shop',
      'USE shop',
      "CREATE TABLE order_items (id INT NOT NULL PRIMARY KEY, customer_name VARCHAR(20) NOT NULL COMMENT 'Who ordered', ordered DATE NULL)",
      'CREATE TABLE audit_log (id INT NOT NULL)',
    ])
    const s = await Server.start(orders(main))
    const page = await open(await context(browser()), s.address)
    await page.getByRole('button', { name: 'Add a connection' }).click()
    await page.getByRole('button', { name: 'Connect to a database' }).click()
    await page.getByRole('button', { name: 'MySQL, mysql:Client' }).click()
    const form = page.getByRole('form', { name: 'Database' })
    await form.getByLabel('Host').fill('127.0.0.1')
    await form.getByLabel('Port').fill(String(port))
    await form.getByLabel('Database', { exact: true }).fill('shops')
    await form.getByRole('button', { name: 'Read tables' }).click()
    await form.getByRole('alert').getByText("Unknown database 'shops'").waitFor()
    await form.getByLabel('Database', { exact: true }).fill('shop')
    await form.getByRole('button', { name: 'Read tables' }).click()
    await form.getByRole('checkbox', { name: 'audit_log' }).uncheck()
    await form.getByRole('button', { name: 'Create types' }).click()
    const types = await s.file('shop_types.bal', (t) => t.includes('public type OrderItems record {|'))
    expect(types).toContain('    # Who ordered\n    @sql:Column {name: "customer_name"}\n    string customerName;\n')
    expect(types).not.toContain('Audit')

    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('shopDb')
    await page.getByRole('button', { name: 'Save' }).click()
    const added = await s.file('connections.bal', (t) => t.includes('mysql:Client'))
    expect(added).toContain('configurable string shopDbHost = "127.0.0.1";')
    expect(added).toContain(`configurable int shopDbPort = ${port};`)
    expect(added).toContain('"shop"')
    expect(s.checks).toBe(true)
  })
})
