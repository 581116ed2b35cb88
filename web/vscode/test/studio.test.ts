import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import type { LogOutputChannel } from 'vscode'
import * as editor from './vscode'
import { addressIn, addressOf, page, problem, Studio } from '../src/studio'
import { folder, script } from './folder'

beforeEach(() => editor.reset())

/** A Studio whose server is a script. */
function studio(text: string): { studio: Studio; dir: string } {
  const dir = folder()
  const path = script(join(dir, 'barre'), text)
  return { studio: new Studio(() => Promise.resolve({ path, version: '1' }), editor.log as unknown as LogOutputChannel), dir }
}

const serving = (dir = ''): string => `echo "$@" > ${dir}args; echo 'Studio: http://127.0.0.1:4711/?token=se-cr_et'; exec sleep 60`

test('the address is read from what the server prints', () => {
  expect(addressIn('Studio of shop\n  http://127.0.0.1:8081/?token=a-B_9\n')).toBe('http://127.0.0.1:8081/?token=a-B_9')
  expect(addressIn('http://127.0.0.1:8081/?token=ha')).toBeUndefined() // half of a line
  expect(addressIn('http://example.com/?token=a\n')).toBeUndefined()
  const dark = editor.ColorThemeKind.Dark
  expect(addressOf('http://127.0.0.1:8081/?token=a', dark, '/tryit')).toBe('http://127.0.0.1:8081/?token=a&theme=dark#/tryit')
  expect(addressOf('http://127.0.0.1:8081/?token=a', editor.ColorThemeKind.HighContrastLight, '')).toBe('http://127.0.0.1:8081/?token=a&theme=light')
})

test('the frame may show that address and nothing else', () => {
  const html = page('http://127.0.0.1:8081/?token=a&theme=dark', 'Studio: "<shop>"')
  expect(html).toContain(`content="default-src 'none'; frame-src http://127.0.0.1:8081; style-src 'unsafe-inline'"`)
  expect(html).toContain('src="http://127.0.0.1:8081/?token=a&amp;theme=dark"')
  expect(html).toContain('<title>Studio: &quot;&lt;shop&gt;&quot;</title>')
  expect(problem('<b>')).toContain('&lt;b&gt;')
})

test('a tab for a folder: opened once, its process ends with it', async () => {
  const { studio: s, dir } = studio(`${serving()}`)
  await s.show(dir)
  await s.show(dir, '/tryit')
  expect(editor.window.panels).toHaveLength(1)
  const panel = editor.window.panels[0] as editor.Panel
  expect(panel.title).toMatch(/^Studio: /)
  expect(panel.webview.html).toContain('token=se-cr_et&amp;theme=dark#/tryit')
  expect(editor.done).toEqual([{ what: 'reveal', with: [panel.title] }])
  expect(editor.log.lines.join('\n')).toContain('token=…')
  expect(editor.log.lines.join('\n')).not.toContain('se-cr_et')
  panel.dispose()
  await s.show(dir)
  expect(editor.window.panels).toHaveLength(2)
  s.dispose()
  expect(editor.window.panels[1]?.gone).toBe(true)
})

test('a file opens its folder', async () => {
  const { studio: s, dir } = studio(serving())
  await s.show(join(dir, 'one.bal'))
  await s.show(dir)
  expect(editor.window.panels).toHaveLength(1)
  s.dispose()
})

test('a server that does not start says why, and can be started again', async () => {
  const { studio: s, dir } = studio('echo "error: there is no package here" >&2; exit 1')
  await s.show(dir)
  expect(editor.window.panels[0]?.webview.html).toContain('there is no package here')
  await s.show(dir)
  expect(editor.window.panels).toHaveLength(2)
})

test('a server that ends leaves a page that says so', async () => {
  const { studio: s, dir } = studio(`echo 'http://127.0.0.1:4711/?token=a'; sleep 0.2`)
  await s.show(dir)
  await vi.waitFor(() => expect(editor.window.panels[0]?.webview.html).toContain('Its process has ended'), 5000)
})

test('a tab of the last session comes back', async () => {
  const { studio: s, dir } = studio(serving())
  editor.reset(dir)
  const own = new editor.Panel('barre.studio', `Studio: ${dir.split('/').at(-1)}`, 1)
  await s.deserializeWebviewPanel(own as never)
  expect(own.webview.html).toContain('http://127.0.0.1:4711/')
  const other = new editor.Panel('barre.studio', 'Studio: elsewhere', 1)
  await s.deserializeWebviewPanel(other as never)
  expect(other.gone).toBe(true)
  s.dispose()
})

test('where the editor is a page itself, Studio gets a tab of the browser', async () => {
  const { studio: s, dir } = studio(serving())
  editor.env.uiKind = editor.UIKind.Web
  await s.show(dir)
  await s.show(dir, '/tryit')
  expect(editor.window.panels).toEqual([])
  expect(editor.done.map((d) => [d.what, String(d.with[0])])).toEqual([
    ['open external', 'http://127.0.0.1:4711/?token=se-cr_et&theme=dark'],
    ['open external', 'http://127.0.0.1:4711/?token=se-cr_et&theme=dark#/tryit'],
  ])
  s.dispose()
})
