// What a node says of itself: the two lines of its card, and the name that a screen
// reader gives.

import type { Node } from '../rpc/models'

export interface CardText {
  title: string
  /** Code or text below the title. */
  label: string
}

/** Sentence case for the titles of the palette: "Declare Variable" becomes "Declare variable". */
export function sentence(title: string): string {
  if (title === 'ErrorHandler') return 'Error handler'
  return title.replace(/(?<=\s)\p{Lu}(?=\p{Ll})/gu, (c) => c.toLowerCase())
}

/** The title of an action: of a resource "get users/[int id]" it is "get /users/[id]". */
export function actionTitle(name: string): string {
  const m = /^(\S+) (.+)$/.exec(name)
  if (!m) return name
  const path = m[2]!.replace(/\[[^\]]*\.\.\.[^\]]*\]/g, '…').replace(/\[[^\]]*?([\p{L}_][\p{L}\p{N}_]*)\]/gu, '[$1]')
  return `${m[1]} /${path === '.' ? '' : path}`
}

export function cardText(n: Node): CardText {
  const label = n.label ?? ''
  switch (n.kind) {
    case 'comment':
      return { title: 'Comment', label }
    case 'action':
      return { title: n.action ?? 'Call action', label: result(n) }
    case 'call':
    case 'mapData':
      // Without a variable the call is the whole label: its name need not be there twice.
      return { title: n.action || sentence(n.title), label: n.variable ? label : argument(label) }
    case 'log':
      return { title: logTitle(n), label: argument(label) }
    case 'connection':
      return { title: 'New connection', label: n.connection ? `${n.connection.type} ${n.connection.name}` : label }
    case 'variable':
      return { title: sentence(n.title), label: n.variable?.type && n.variable.type !== 'var' ? `${n.variable.type} ${label}` : label }
    case 'update':
      return { title: sentence(n.title), label: label.replace(/;$/, '') }
    case 'send':
      return { title: n.peer ? `Send to ${n.peer}` : 'Send', label }
    case 'receive':
      return { title: n.peer ? `Receive from ${n.peer}` : 'Receive', label }
    case 'startStrand':
      return { title: 'Start', label }
    case 'code':
      return { title: n.broken ? 'Code that could not be read' : 'Code', label }
  }
  return { title: sentence(n.title), label }
}

/** What an action's card says below its name: the variable that takes the result, or the call. */
function result(n: Node): string {
  if (n.variable?.name && n.variable.name !== '_') {
    const type = n.variable.type && n.variable.type !== 'var' ? n.variable.type + ' ' : ''
    return type + n.variable.name
  }
  return n.label ?? ''
}

function logTitle(n: Node): string {
  const name = (n.action ?? '').replace(/^.*:/, '')
  const level = name.replace(/^print/, '').toLowerCase()
  return level ? `Log ${level}` : 'Log'
}

/** The arguments of a call, without what is called. */
function argument(label: string): string {
  const open = label.indexOf('(')
  if (open < 0) return label
  return label.slice(open + 1).replace(/\)$/, '')
}

/** What the name of a node says besides the node itself. */
export interface Spoken {
  /** How many steps it hides, when it is folded. */
  hidden?: number
  breakpoint?: boolean
}

/** The name of a node for screen readers. */
export function spoken(n: Node, { hidden, breakpoint }: Spoken = {}): string {
  const { title, label } = cardText(n)
  const parts = [label ? `${title}: ${label}` : title]
  if (n.kind === 'action' && n.connection) parts.push(`on ${n.connection.name}`)
  if (breakpoint) parts.push('breakpoint')
  parts.push(...problems(n, 'error'), ...problems(n, 'warning'))
  if (n.broken && !n.diagnostics?.length) parts.push('error: it cannot be read')
  if (hidden !== undefined) parts.push(`folded, ${stepsText(hidden)}`)
  return parts.join(', ')
}

/** The first problem in full, and how many more there are. */
function problems(n: Node, severity: 'error' | 'warning'): string[] {
  const list = (n.diagnostics ?? []).filter((d) => d.severity === severity)
  if (list.length === 0) return []
  const more = list.length - 1
  return [`${severity}: ${list[0]!.message}`, ...(more > 0 ? [`${more} more ${severity}${more === 1 ? '' : 's'}`] : [])]
}

export function stepsText(n: number): string {
  return n === 1 ? '1 step' : `${n} steps`
}
