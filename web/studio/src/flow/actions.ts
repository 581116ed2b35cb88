// What can be done with the nodes of a flow: each one intent.

import { messageOf, rpc } from '../rpc'
import type { Flow, Intent, Item, Node, Range } from '../rpc/models'
import { closePanel, openPanel, useLayout } from '../shell/layout'
import { navigate } from '../shell/route'
import { useDebugStore } from '../debug/store'
import { useStudio } from '../store/studio'
import { notify } from '../store/toasts'
import { documentOf, findNode, movePoint, pointAfter } from './find'
import { cardText } from './describe'
import { select, useFlow } from './store'

/** Carries out an intent; tells the user when it cannot be. Gives the id of what was added. */
export async function edit(intent: Intent): Promise<{ node?: string } | null> {
  try {
    return await rpc.call('studio/edit', { intent })
  } catch (error) {
    notify(messageOf(error), 'error')
    return null
  }
}

/** Opens what a node is edited with: its form, or the editor for code that has none. */
export function editNode(node: Node): void {
  if (node.kind === 'code') openCode(node.range)
  else openPanel({ kind: 'nodeForm', id: node.id })
}

/** Opens the editor where something stands. */
export function openCode(range: Range): void {
  const file = documentOf(useStudio.getState().files, range.file)
  navigate('code', file?.path ?? range.file, `L${range.from.line}`)
}

export function openPalette(at: string): void {
  openPanel({ kind: 'palette', at })
}

/** Opens the palette for the place behind what is selected. */
export function addAfter(flow: Flow, id: string | null): void {
  const point = id === null ? flow.body.points[flow.body.points.length - 1] : pointAfter(flow, id)
  if (point) openPalette(point.id)
  else notify(flow.expression ? 'This function is one expression: edit it, or turn it into a block in the code.' : 'Nothing can be added here.', 'info')
}

/** What needs no values and is added at once. */
const withoutForm = new Set(['lock', 'transaction', 'commit', 'break', 'continue', 'block'])

/** Adds what was chosen in the palette: at once, or with its form. */
export async function addItem(item: Item, at: string): Promise<void> {
  if (!withoutForm.has(item.kind)) {
    openPanel({ kind: 'itemForm', item, at })
    return
  }
  const done = await edit({ kind: 'add', at, item, values: {} })
  if (!done) return
  closePanel()
  if (done.node) select(done.node)
}

export async function remove(flow: Flow, id: string): Promise<void> {
  const found = findNode(flow, id)
  if (!found) return
  const next = found.branch.nodes[found.index + 1] ?? found.branch.nodes[found.index - 1] ?? found.owner?.node
  if (!(await edit({ kind: 'delete', node: id }))) return
  const panel = useLayout.getState().panel
  if (panel?.kind === 'nodeForm' && (panel.id === id || panel.id.startsWith(id + '/'))) closePanel()
  // What follows may have the same name as what is gone, and then its id.
  select(next && next.id !== id ? unnumbered(next.id, id) : null)
}

/** The id that a node has once one with the same name before it is gone. */
export function unnumbered(next: string, gone: string): string {
  const split = (id: string): [string, number] => {
    const m = /^(.*)~(\d+)$/.exec(id)
    return m ? [m[1]!, Number(m[2])] : [id, 1]
  }
  const [base, n] = split(next)
  const [goneBase, k] = split(gone)
  if (base !== goneBase || n <= k) return next
  return n - 1 === 1 ? base : `${base}~${n - 1}`
}

export async function moveTo(id: string, at: string): Promise<void> {
  const done = await edit({ kind: 'move', node: id, at })
  if (done?.node) select(done.node)
}

export async function moveBy(flow: Flow, id: string, up: boolean): Promise<void> {
  const point = movePoint(flow, id, up)
  if (point) await moveTo(id, point.id)
}

export async function duplicate(id: string): Promise<void> {
  const done = await edit({ kind: 'duplicate', node: id })
  if (done?.node) select(done.node)
}

export async function toggleComment(flow: Flow, id: string): Promise<void> {
  const node = findNode(flow, id)?.node
  if (node) await edit({ kind: node.kind === 'comment' ? 'uncomment' : 'comment', node: id })
}

/** Adds a branch to a node. */
export async function extend(id: string, kind: 'else' | 'elseIf' | 'case' | 'onFail', values: Record<string, string> = {}): Promise<void> {
  await edit({ kind: 'extend', node: id, item: { kind }, values })
}

/** Keeps a node's code, to be pasted elsewhere. */
export async function copy(flow: Flow, id: string): Promise<boolean> {
  const node = findNode(flow, id)?.node
  const file = node && documentOf(useStudio.getState().files, node.range.file)
  if (!node || !file) return false
  try {
    const { text } = await rpc.call('studio/read', { uri: file.uri })
    const bytes = new TextEncoder().encode(text).slice(node.range.start, node.range.end)
    const code = outdented(new TextDecoder().decode(bytes), node.range.from.col - 1)
    useFlow.setState({ copied: { code, title: cardText(node).title } })
    await navigator.clipboard?.writeText(code).catch(() => undefined)
    return true
  } catch (error) {
    notify(messageOf(error), 'error')
    return false
  }
}

/** Code without the indentation that its first line has in the file. */
export function outdented(code: string, by: number): string {
  return code
    .split('\n')
    .map((line, i) => (i > 0 && line.slice(0, by).trim() === '' ? line.slice(by) : line))
    .join('\n')
}

export async function cut(flow: Flow, id: string): Promise<void> {
  if (await copy(flow, id)) await remove(flow, id)
}

/** Puts what was copied behind what is selected. */
export async function paste(flow: Flow, id: string | null): Promise<void> {
  const copied = useFlow.getState().copied
  if (!copied) return
  const point = id === null ? flow.body.points[flow.body.points.length - 1] : pointAfter(flow, id)
  if (!point) {
    notify('Nothing can be pasted here.', 'info')
    return
  }
  const done = await edit({ kind: 'add', at: point.id, item: { kind: 'code' }, values: { code: copied.code } })
  if (done?.node) select(done.node)
}

export function toggleBreakpoint(node: Node): void {
  const file = documentOf(useStudio.getState().files, node.range.file)
  if (file) useDebugStore.getState().toggle(file.uri, node.range.from.line)
}
