// The menu of a node, by right click and from its tools.

import { Bug, ChevronsDownUp, ChevronsUpDown, Clipboard, Code, Copy, CopyPlus, GitBranchPlus, MessageSquareText, MoveDown, MoveUp, Pencil, Plus, Scissors, ShieldAlert, SlidersHorizontal, Trash2 } from 'lucide-react'
import type { Flow } from '../rpc/models'
import type { MenuEntry } from '../ui'
import * as act from './actions'
import { findNode, findPoint } from './find'
import { toggleFolded, useFlow } from './store'

/** What can be done with a node, or at a point. */
export function menuOf(flow: Flow, id: string | null): MenuEntry[] {
  const copied = useFlow.getState().copied
  const paste: MenuEntry = { label: copied ? `Paste ${copied.title}` : 'Paste', icon: Clipboard, keys: 'Mod+V', disabled: !copied, run: () => void act.paste(flow, id) }
  if (id !== null && findPoint(flow, id)) return [{ label: 'Add step', icon: Plus, keys: '+', run: () => act.openPalette(id) }, paste]
  const node = id === null ? undefined : findNode(flow, id)?.node
  if (!node || id === null) return [{ label: 'Add step', icon: Plus, keys: '+', run: () => act.addAfter(flow, id) }, paste]
  const fixed = flow.expression === true
  const folded = useFlow.getState().folded.has(id)
  const list: MenuEntry[] = [
    ...(act.hasForm(node) ? [{ label: 'Edit', icon: Pencil, keys: 'Enter', run: () => act.editNode(node) }] : []),
    { label: 'Open in code', icon: Code, run: () => act.openCode(node.range) },
  ]
  if (!fixed) {
    list.push({ label: 'Add step after', icon: Plus, keys: '+', run: () => act.addAfter(flow, id) })
    const kinds = new Set((node.branches ?? []).map((b) => b.kind))
    if (node.kind === 'if') {
      list.push({ label: 'Add else if', icon: GitBranchPlus, run: () => void act.extend(id, 'elseIf') })
      if (!kinds.has('else')) list.push({ label: 'Add else', icon: GitBranchPlus, run: () => void act.extend(id, 'else') })
    }
    if (node.kind === 'match') list.push({ label: 'Add case', icon: GitBranchPlus, run: () => void act.extend(id, 'case') })
    if (takesOnFail.has(node.kind) && !kinds.has('onFail')) list.push({ label: 'Handle errors', icon: ShieldAlert, run: () => void act.extend(id, 'onFail') })
  }
  if ((node.branches?.length ?? 0) > 0) list.push({ label: folded ? 'Unfold' : 'Fold', icon: folded ? ChevronsUpDown : ChevronsDownUp, keys: ' ', run: () => toggleFolded(id) })
  list.push('separator')
  if (!fixed) list.push({ label: 'Cut', icon: Scissors, keys: 'Mod+X', run: () => void act.cut(flow, id) })
  list.push({ label: 'Copy', icon: Copy, keys: 'Mod+C', run: () => void act.copy(flow, id) })
  if (!fixed) {
    list.push(
      paste,
      { label: 'Duplicate', icon: CopyPlus, keys: 'Mod+D', run: () => void act.duplicate(flow, id) },
      { label: node.kind === 'comment' ? 'Uncomment' : 'Comment out', icon: MessageSquareText, keys: 'Mod+/', run: () => void act.toggleComment(flow, id) },
      { label: 'Move up', icon: MoveUp, keys: 'Alt+ArrowUp', run: () => void act.moveBy(flow, id, true) },
      { label: 'Move down', icon: MoveDown, keys: 'Alt+ArrowDown', run: () => void act.moveBy(flow, id, false) },
    )
  }
  if (node.kind !== 'comment') {
    list.push(
      { label: 'Toggle breakpoint', icon: Bug, keys: 'F9', run: () => act.toggleBreakpoint(node) },
      { label: 'Edit breakpoint', icon: SlidersHorizontal, run: () => act.editBreakpoint(node) },
    )
  }
  if (!fixed) list.push('separator', { label: 'Delete', icon: Trash2, keys: 'Delete', danger: true, run: () => void act.remove(flow, id) })
  return list
}

const takesOnFail = new Set(['while', 'foreach', 'match', 'errorHandler', 'lock', 'retry', 'transaction'])

