// What can be done with an artifact, wherever it is shown.

import { Code2, Pencil, SquareArrowOutUpRight, SquarePen, Trash2 } from 'lucide-react'
import { createElement } from 'react'
import type { Artifact } from '../rpc/models'
import { messageOf, rpc } from '../rpc'
import { openPanel } from '../shell/layout'
import { navigate } from '../shell/route'
import { findView } from '../shell/views'
import { pathOf } from '../store/files'
import { undo } from '../store/studio'
import { notify } from '../store/toasts'
import { confirm, type MenuEntry } from '../ui'
import { artifactKind, artifactRoute, artifactTitle, codeRoute } from './artifacts'
import { askName } from './rename'
import { UseList } from './UseList'

/** Shows it: its view, and for what is a form that form. */
export function openArtifact(a: Artifact): void {
  const route = artifactRoute(a)
  if (a.kind === 'listener') {
    openPanel({ kind: 'declForm', id: a.id })
    return
  }
  if (a.kind === 'connection' && a.owner) {
    navigate('flow', a.owner, a.id)
    return
  }
  if (route.view === 'code' || !findView(route.view)) goToCode(a)
  else navigate(route.view, route.arg, route.at)
}

export function goToCode(a: Pick<Artifact, 'range'>): void {
  const route = codeRoute(a)
  navigate(route.view, pathOf(route.arg), route.at)
}

/** Things that have a name of their own which other code may use. */
export function canRename(a: Artifact): boolean {
  return a.scope !== 'local' && !['main', 'init', 'service', 'resource'].includes(a.kind)
}

/** Things whose declaration has a form. */
function hasForm(a: Artifact): boolean {
  return a.scope !== 'local' && !['class'].includes(a.kind)
}

export async function renameArtifact(a: Artifact): Promise<void> {
  if (!canRename(a)) return
  const name = await askName(a)
  if (!name || name === a.name) return
  await edit({ kind: 'rename', node: a.id, values: { name } })
}

/** Deletes it, after telling where it is used. */
export async function deleteArtifact(a: Artifact): Promise<void> {
  const title = artifactTitle(a)
  try {
    const { model } = await rpc.call('studio/uses', { id: a.id })
    const uses = model ?? []
    const yes = await confirm({
      title: `Delete ${title}?`,
      text: uses.length > 0 ? createElement(UseList, { title, uses }) : `Nothing else in the project uses this ${artifactKind(a)}.`,
      action: 'Delete',
      danger: true,
    })
    if (!yes) return
    await rpc.call('studio/edit', { intent: { kind: 'deleteArtifact', node: a.id } })
    notify(`${title} was deleted.`, 'info', { label: 'Undo', run: () => void undo() })
  } catch (error) {
    notify(messageOf(error), 'error')
  }
}

/** Sends an intent; what goes wrong is told in a notice. The answer says whether it went well. */
export async function edit(intent: Parameters<typeof rpc.call<'studio/edit'>>[1]['intent']): Promise<boolean> {
  try {
    await rpc.call('studio/edit', { intent })
    return true
  } catch (error) {
    notify(messageOf(error), 'error')
    return false
  }
}

export function artifactMenu(a: Artifact): MenuEntry[] {
  const list: MenuEntry[] = [{ label: 'Open', icon: SquareArrowOutUpRight, run: () => openArtifact(a) }]
  if (hasForm(a) && !['listener', 'connection'].includes(a.kind)) list.push({ label: 'Edit', icon: SquarePen, run: () => openPanel({ kind: 'declForm', id: a.id }) })
  if (findView('code')) list.push({ label: 'Go to code', icon: Code2, run: () => goToCode(a) })
  if (a.scope === 'local') return list
  list.push('separator')
  if (canRename(a)) list.push({ label: 'Rename', icon: Pencil, keys: 'F2', run: () => void renameArtifact(a) })
  list.push({ label: 'Delete', icon: Trash2, keys: 'Delete', danger: true, run: () => void deleteArtifact(a) })
  return list
}
