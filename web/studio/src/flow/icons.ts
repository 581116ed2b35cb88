import {
  ArrowRightLeft,
  Braces,
  CircleCheck,
  Code,
  CornerDownLeft,
  Equal,
  Filter,
  GitFork,
  Hourglass,
  Inbox,
  ListTree,
  Lock,
  type LucideIcon,
  MessageSquareText,
  OctagonX,
  PenLine,
  Play,
  Plug,
  Repeat,
  RotateCw,
  ScrollText,
  Send,
  ShieldAlert,
  SkipForward,
  Split,
  SquareFunction,
  StepForward,
  TriangleAlert,
  Undo2,
  Variable,
  Waypoints,
} from 'lucide-react'

/** The hue of a kind of node: the name of a class. */
export type Hue = 'data' | 'call' | 'connection' | 'control' | 'fails' | 'parallel' | 'quiet'

const known: Record<string, [LucideIcon, Hue]> = {
  variable: [Variable, 'data'],
  update: [PenLine, 'data'],
  call: [SquareFunction, 'call'],
  mapData: [ArrowRightLeft, 'call'],
  log: [ScrollText, 'quiet'],
  action: [Plug, 'connection'],
  connection: [Plug, 'connection'],
  if: [Split, 'control'],
  match: [ListTree, 'control'],
  while: [Repeat, 'control'],
  foreach: [Repeat, 'control'],
  break: [SkipForward, 'control'],
  continue: [StepForward, 'control'],
  return: [CornerDownLeft, 'control'],
  fail: [TriangleAlert, 'fails'],
  panic: [OctagonX, 'fails'],
  errorHandler: [ShieldAlert, 'fails'],
  fork: [GitFork, 'parallel'],
  workers: [Waypoints, 'parallel'],
  send: [Send, 'parallel'],
  receive: [Inbox, 'parallel'],
  flush: [Send, 'parallel'],
  wait: [Hourglass, 'parallel'],
  startStrand: [Play, 'parallel'],
  lock: [Lock, 'parallel'],
  transaction: [CircleCheck, 'data'],
  retry: [RotateCw, 'fails'],
  commit: [CircleCheck, 'data'],
  rollback: [Undo2, 'fails'],
  query: [Filter, 'control'],
  block: [Braces, 'quiet'],
  expression: [Equal, 'data'],
  comment: [MessageSquareText, 'quiet'],
  code: [Code, 'quiet'],
}

export function kindIcon(kind: string): LucideIcon {
  return known[kind]?.[0] ?? Code
}

export function kindHue(kind: string): Hue {
  return known[kind]?.[1] ?? 'quiet'
}
