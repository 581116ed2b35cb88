// What the shape of a flow tells: where it ends, what can be passed by, how much is in it.

import type { Branch, Node } from '../rpc/models'

const TERMINATORS = new Set(['return', 'fail', 'panic', 'break', 'continue'])

/** Counts the nodes of branches, those within them included. */
export function steps(branches: readonly Branch[] | undefined): number {
  let n = 0
  for (const b of branches ?? []) {
    for (const node of b.nodes) n += 1 + steps(node.branches)
  }
  return n
}

/** Whether the flow can go past a node, as far as its shape tells. */
export function terminates(node: Node): boolean {
  if (TERMINATORS.has(node.kind)) return true
  const branches = node.branches ?? []
  if (branches.length === 0) return false
  switch (node.kind) {
    case 'if':
    case 'match':
      return !passes(node) && branches.every(branchEnds)
    case 'errorHandler':
    case 'lock':
    case 'transaction':
    case 'retry':
    case 'block':
      return branches.every(branchEnds)
  }
  return false
}

export function branchEnds(b: Branch): boolean {
  return b.nodes.some(terminates)
}

/** Whether an if or a match can be passed without taking any of its branches. */
export function passes(node: Node): boolean {
  const branches = node.branches ?? []
  if (node.kind === 'if') return !branches.some((b) => b.kind === 'else')
  return !branches.some((b) => b.kind === 'case' && (b.label === '_' || /^var [\p{L}_]\w*$/u.test(b.label ?? '')))
}

/** What the label on top of a branch says. */
export function branchLabel(b: Branch, other: string): string {
  switch (b.kind) {
    case 'then':
      return 'Then'
    case 'else':
      return 'Else'
    case 'elseIf':
      return 'Else if ' + (b.label ?? '')
    case 'case':
      return b.label === '_' ? 'Otherwise' : (b.label ?? '')
    case 'onFail':
      return ('On fail ' + (b.label ?? '')).trim()
    case 'worker':
      return b.label ?? 'worker'
    case 'do':
      return 'Do'
  }
  return b.label || other
}
