// Who may reach Studio: a page of its own, with the token.

import { createServer, request, type OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { context, open, orders, Server, studio, useBrowser } from './studio'

const main = 'public function main() {\n}\n'

/** The status of the answer to a request to open a socket. */
function upgrade(s: Server, path: string, headers: OutgoingHttpHeaders): Promise<number> {
  const { host, hostname, port } = new URL(s.address)
  const all = { Host: host, Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'MDEyMzQ1Njc4OWFiY2RlZg==', ...headers }
  return new Promise((done, fail) => {
    const r = request({ hostname, port, path, headers: all })
    r.once('response', (res) => {
      res.resume()
      done(res.statusCode ?? 0)
    })
    r.once('upgrade', (_res, socket) => {
      socket.destroy()
      done(101)
    })
    r.once('error', fail)
    r.end()
  })
}

studio('security', () => {
  const browser = useBrowser()

  test('a socket needs the token, a page of ours, and this machine as host', async () => {
    const s = await Server.start(orders(main))
    const { host } = new URL(s.address)
    expect(await upgrade(s, `/ws?token=${s.token}`, {})).toBe(101)
    expect(await upgrade(s, `/ws?token=${s.token}`, { Origin: s.origin })).toBe(101)
    for (const Origin of ['http://example.com', `https://${host}`, `http://${host}.example.com`, 'null', 'http://127.0.0.1:1', 'vscode-webview://x']) {
      expect(await upgrade(s, `/ws?token=${s.token}`, { Origin }), Origin).toBe(403)
    }
    for (const Host of ['example.com', `example.com:${new URL(s.address).port}`, 'localhost.example.com', '192.168.0.1']) {
      expect(await upgrade(s, `/ws?token=${s.token}`, { Host }), Host).toBe(403)
    }
  })

  test('a socket with a wrong token is closed before anything is said', async () => {
    const s = await Server.start(orders(main))
    const page = await (await context(browser())).newPage()
    await page.goto(s.origin)
    const said = (path: string) =>
      page.evaluate(
        (address) =>
          new Promise<{ code: number; messages: number }>((done) => {
            const ws = new WebSocket(address)
            let messages = 0
            ws.onopen = () => ws.send('{"jsonrpc":"2.0","id":1,"method":"studio/hello","params":{}}')
            ws.onmessage = () => messages++
            ws.onclose = (e) => done({ code: e.code, messages })
          }),
        s.origin.replace('http', 'ws') + path,
      )
    for (const token of ['', 'x', s.token.slice(1), `${s.token}0`, s.token.toUpperCase()]) {
      expect(await said(`/ws?token=${token}`), token).toEqual({ code: 1008, messages: 0 })
    }
    expect(await said('/ws')).toEqual({ code: 1008, messages: 0 })
  })

  test('a page without the token says what to do, and loads nothing', async () => {
    const s = await Server.start(orders(main))
    const c = await context(browser())
    for (const address of [s.origin, `${s.origin}/?token=wrong`]) {
      const page = await c.newPage()
      await page.goto(address)
      await page.getByText('This address is no longer valid').waitFor()
      expect(await page.getByText('orders').count()).toBe(0)
    }
  })

  test('another site can neither connect nor show the page in a frame', async () => {
    const s = await Server.start(orders(main))
    const other = createServer((_req, res) => {
      res.setHeader('Content-Type', 'text/html')
      res.end(`<iframe src="${s.address}"></iframe>`)
    })
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    onTestFinished(() => void other.close())
    const page = await (await context(browser())).newPage()
    const refused = page.waitForEvent('console', (m) => m.text().includes('frame-ancestors'))
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
    await refused
    const connected = await page.evaluate(
      (address) =>
        new Promise<boolean>((done) => {
          const ws = new WebSocket(address)
          ws.onopen = () => done(true)
          ws.onerror = () => done(false)
        }),
      `${s.address.replace('http', 'ws').replace('/?', '/ws?')}`,
    )
    expect(connected).toBe(false)
  })

  test('everything the page loads comes from its own server', async () => {
    const s = await Server.start(orders(main))
    const c = await context(browser())
    const elsewhere: string[] = []
    c.on('request', (r) => {
      const url = r.url()
      if (!url.startsWith(s.origin) && !url.startsWith('data:') && !url.startsWith('blob:')) elsewhere.push(url)
    })
    const page = await open(c, s.address)
    await page.getByRole('tree', { name: 'Project' }).waitFor()
    expect(elsewhere).toEqual([])
  })
})
