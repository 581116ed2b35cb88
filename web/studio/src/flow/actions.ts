// What can be done with the nodes of a flow: each one intent.

import { useBreakpointEditor } from '../code/breakpointEditor'
import { messageOf, rpc } from '../rpc'
import type { Flow, Intent, Item, Node, Range } from '../rpc/models'
import { closePanel, openPanel, useLayout } from '../shell/layout'
import { navigate } from '../shell/route'
import { useDebugStore } from '../debug/store'
import { fileOf } from '../store/files'
import { notify } from '../store/toasts'
import { findNode, findPoint, movePoint, pointAfter } from './find'
import { cardText } from './describe'
import { select, toggleFolded, useFlow } from './store'
import { outdented } from './text'

/** Carries out an intent; tells the user when it cannot be. Gives the id of what was added. */
export async function edit(intent: Intent): Promise<{ node?: string } | null> {
  try {
    return await rpc.call('studio/edit', { intent })
  } catch (error) {
    notify(messageOf(error), 'error')
    return null
  }
}

const nothingToSet = new Set(['lock', 'transaction', 'block', 'fork', 'workers', 'errorHandler', 'retry', 'break', 'continue', 'flush'])

/** Whether there is something to fill in for a node. */
export function hasForm(node: Node): boolean {
  return !nothingToSet.has(node.kind)
}

/** Opens what a node is edited with: its form, or the editor for code that has none. */
export function editNode(node: Node): void {
  if (node.kind === 'code') openCode(node.range)
  else if (hasForm(node)) openPanel({ kind: 'nodeForm', id: node.id })
}

/** Shows the form of what was chosen in the diagram, which keeps the focus. */
export function showForm(flow: Flow, id: string): void {
  const panel = useLayout.getState().panel
  // Who looks at a program that has stopped goes on seeing its variables.
  if (panel?.kind === 'debug' && useDebugStore.getState().phase !== 'off') return
  const node = findNode(flow, id)?.node
  if (node && hasForm(node) && node.kind !== 'code') openPanel({ kind: 'nodeForm', id, quiet: true })
  else if (id === flow.start.id || id === flow.end.id) openPanel({ kind: 'declForm', id: flow.id, quiet: true })
  else if (panel?.kind === 'nodeForm') closePanel()
}

/** Goes into what a node, the start or the end is edited with. */
export function enter(flow: Flow, id: string): void {
  const node = findNode(flow, id)?.node
  if (!node) openPanel({ kind: 'declForm', id: flow.id })
  else if (hasForm(node)) editNode(node)
  else toggleFolded(id)
}

/** Opens the editor where something stands. */
export function openCode(range: Range): void {
  const file = fileOf(range.file)
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
  // What takes its place is selected then, or what is before it at the end of a branch.
  const last = found.index === found.branch.nodes.length - 1
  const index = last ? found.index - 1 : found.index
  useFlow.setState({ follow: index >= 0 ? { branch: found.branch.id, index } : null })
  const panel = useLayout.getState().panel
  const own = panel?.kind === 'nodeForm' && (panel.id === id || panel.id.startsWith(id + '/'))
  if (own) closePanel()
  if (await edit({ kind: 'delete', node: id })) return
  useFlow.setState({ follow: null })
  if (own) openPanel(panel)
}

/** Moves a node to a point, and keeps it selected. */
export async function moveTo(flow: Flow, id: string, at: string): Promise<void> {
  const from = findNode(flow, id)
  const to = findPoint(flow, at)
  if (!from || !to) return
  const index = from.branch.id === to.branch.id && from.index < to.index ? to.index - 1 : to.index
  useFlow.setState({ follow: { branch: to.branch.id, index } })
  if (!(await edit({ kind: 'move', node: id, at }))) useFlow.setState({ follow: null })
}

export async function moveBy(flow: Flow, id: string, up: boolean): Promise<void> {
  const point = movePoint(flow, id, up)
  if (point) await moveTo(flow, id, point.id)
}

export async function duplicate(flow: Flow, id: string): Promise<void> {
  const found = findNode(flow, id)
  if (!found) return
  useFlow.setState({ follow: { branch: found.branch.id, index: found.index + 1 } })
  if (!(await edit({ kind: 'duplicate', node: id }))) useFlow.setState({ follow: null })
}

export async function toggleComment(flow: Flow, id: string): Promise<void> {
  const found = findNode(flow, id)
  if (!found) return
  useFlow.setState({ follow: { branch: found.branch.id, index: found.index } })
  if (!(await edit({ kind: found.node.kind === 'comment' ? 'uncomment' : 'comment', node: id }))) useFlow.setState({ follow: null })
}

/** Adds a branch to a node. */
export async function extend(id: string, kind: 'else' | 'elseIf' | 'case' | 'onFail', values: Record<string, string> = {}): Promise<void> {
  await edit({ kind: 'extend', node: id, item: { kind }, values })
}

/** Keeps a node's code, to be pasted elsewhere. */
export async function copy(flow: Flow, id: string): Promise<boolean> {
  const node = findNode(flow, id)?.node
  const file = node && fileOf(node.range.file)
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
  const file = fileOf(node.range.file)
  if (file) useDebugStore.getState().toggle(file.uri, node.range.from.line)
}

/** Asks when the breakpoint of a node stops, and sets it. */
export function editBreakpoint(node: Node): void {
  const file = fileOf(node.range.file)
  if (file) useBreakpointEditor.setState({ open: { uri: file.uri, line: node.range.from.line } })
}
