// Finding things in the model of a flow.

import type { Branch, Flow, Node, Point } from '../rpc/models'
import { cardText } from './describe'

export interface Found {
  node: Node
  branch: Branch
  index: number
  /** The node around it; undefined in the body. */
  owner?: Found
}

/** Finds a node of a flow by its id. */
export function findNode(flow: Flow, id: string): Found | undefined {
  return within(flow.body, id, undefined)
}

function within(branch: Branch, id: string, owner: Found | undefined): Found | undefined {
  for (let index = 0; index < branch.nodes.length; index++) {
    const node = branch.nodes[index]!
    if (node.id === id) return { node, branch, index, owner }
    if (!id.startsWith(node.id + '/')) continue
    const here: Found = { node, branch, index, owner }
    for (const b of node.branches ?? []) {
      const found = within(b, id, here)
      if (found) return found
    }
  }
  return undefined
}

/** Finds the branch that a point is of. */
export function findPoint(flow: Flow, id: string): { branch: Branch; index: number; owner?: Found } | undefined {
  const search = (branch: Branch, owner?: Found): { branch: Branch; index: number; owner?: Found } | undefined => {
    const index = branch.points.findIndex((p) => p.id === id)
    if (index >= 0) return { branch, index, owner }
    for (let i = 0; i < branch.nodes.length; i++) {
      const node = branch.nodes[i]!
      if (!id.startsWith(node.id + '/')) continue
      for (const b of node.branches ?? []) {
        const found = search(b, { node, branch, index: i, owner })
        if (found) return found
      }
    }
    return undefined
  }
  return search(flow.body)
}

/** The point behind a node, or the first one for Start. */
export function pointAfter(flow: Flow, id: string): Point | undefined {
  if (id === flow.start.id) return flow.body.points[0]
  if (id === flow.end.id) return flow.body.points[flow.body.points.length - 1]
  if (id.includes('@')) {
    const at = findPoint(flow, id)
    if (at) return at.branch.points[at.index]
  }
  const found = findNode(flow, id)
  return found?.branch.points[found.index + 1]
}

/** Where a node goes when it is moved one place up or down; out of its branch at either end. */
export function movePoint(flow: Flow, id: string, up: boolean): Point | undefined {
  const found = findNode(flow, id)
  if (!found) return undefined
  const { branch, index, owner } = found
  const to = up ? index - 1 : index + 2
  if (to >= 0 && to < branch.points.length) return branch.points[to]
  if (!owner) return undefined
  return owner.branch.points[up ? owner.index : owner.index + 1]
}

/** What a + says to screen readers. */
export function pointName(branch: Branch, index: number): string {
  const before = branch.nodes[index - 1]
  if (before) {
    const { title, label } = cardText(before)
    return `Add step after ${label ? `${title}: ${label}` : title}`
  }
  switch (branch.kind) {
    case 'body':
      return branch.id.includes('/body/') ? 'Add step inside' : 'Add step at the start'
    case 'then':
      return `Add step if ${branch.label ?? ''}`.trim()
    case 'elseIf':
      return `Add step else if ${branch.label ?? ''}`.trim()
    case 'else':
      return 'Add step to else'
    case 'case':
      return `Add step to case ${branch.label ?? ''}`
    case 'onFail':
      return 'Add step on failure'
    case 'worker':
      return `Add step to worker ${branch.label ?? ''}`
  }
  return 'Add step here'
}
