// The keys of the diagram.

import type { KeyboardEvent } from 'react'
import type { Flow } from '../rpc/models'
import { closePanel, useLayout } from '../shell/layout'
import { isPressed } from '../ui/keys'
import * as act from './actions'
import { findNode } from './find'
import type { Picture } from './picture'
import { neighbour, type Direction } from './navigate'
import { select, toggleFolded, useFlow } from './store'
import type { Viewer } from './viewer'

const arrows: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right', PageDown: 'next', PageUp: 'previous' }

/** Does what a key asks for; tells whether it meant anything. */
export function press(e: KeyboardEvent, flow: Flow, picture: Picture, viewer: Viewer): boolean {
  const id = useFlow.getState().selected
  const node = id === null ? undefined : findNode(flow, id)?.node
  const is = (keys: string) => isPressed(keys, e, navigator.platform)
  if (node && id !== null) {
    if (is('Alt+ArrowUp')) return done(act.moveBy(flow, id, true))
    if (is('Alt+ArrowDown')) return done(act.moveBy(flow, id, false))
    if (is('Mod+D')) return done(act.duplicate(flow, id))
    if (is('Mod+/')) return done(act.toggleComment(flow, id))
    if (is('Mod+C')) return done(act.copy(flow, id))
    if (is('Mod+X')) return done(act.cut(flow, id))
    if (is('Delete') || is('Backspace')) return done(act.remove(flow, id))
    if (is('F9')) return done(act.toggleBreakpoint(node))
    if (is('Enter')) return done(act.enter(flow, id))
    if (is(' ')) return done((node.branches?.length ?? 0) > 0 ? toggleFolded(id) : act.editNode(node))
  } else if (id !== null && (is('Enter') || is(' '))) {
    return done(id === flow.start.id || id === flow.end.id ? act.enter(flow, id) : act.addAfter(flow, id))
  }
  if (is('Mod+V')) return done(act.paste(flow, id))
  if (e.ctrlKey || e.metaKey || e.altKey) return false
  const direction = arrows[e.key]
  if (direction) {
    const next = neighbour(picture, id ?? flow.start.id, direction)
    if (next) select(id === null ? flow.start.id : next)
    return true
  }
  switch (e.key) {
    case '+':
    case 'Insert':
      return done(act.addAfter(flow, id))
    case 'Home':
      return done(select(flow.start.id))
    case 'End':
      return done(select(flow.end.id))
    case '0':
      return done(viewer.fit())
    case '=':
      return done(viewer.zoomBy(1.2))
    case '-':
      return done(viewer.zoomBy(1 / 1.2))
    case 'Escape':
      if (useLayout.getState().panel?.kind === 'nodeForm') return done(closePanel())
      if (id === null) return false
      return done(select(null))
  }
  return false
}

function done(_: unknown): true {
  return true
}
