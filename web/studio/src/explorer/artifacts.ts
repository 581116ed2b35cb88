// What the overview lists, as the explorer, the palette and the diagram show it.

import {
  ArrowLeftRight,
  Box,
  Braces,
  Clock,
  Ear,
  FunctionSquare,
  Globe,
  Inbox,
  List,
  Settings2,
  Shuffle,
  Variable,
  Zap,
  type LucideIcon,
} from 'lucide-react'
import { libraryTitle, moduleIcon } from '../connections/glyph'
import type { Artifact, EntryPoint, Overview } from '../rpc/models'
import type { Route } from '../shell/route'

export type GroupId = 'entryPoints' | 'listeners' | 'connections' | 'types' | 'functions' | 'dataMappers' | 'configurables'

/** Where nothing is added by hand: the group is there when it has something. */
export type ShownGroupId = GroupId | 'tests'

export interface Group {
  id: ShownGroupId
  title: string
  /** One of them, for "Add …" and "No … yet". */
  one: string
}

/** The groups to which something can be added, in the order of the explorer. */
export const groups: (Group & { id: GroupId })[] = [
  { id: 'entryPoints', title: 'Entry points', one: 'entry point' },
  { id: 'listeners', title: 'Listeners', one: 'listener' },
  { id: 'connections', title: 'Connections', one: 'connection' },
  { id: 'types', title: 'Types', one: 'type' },
  { id: 'functions', title: 'Functions', one: 'function' },
  { id: 'dataMappers', title: 'Data mappers', one: 'data mapper' },
  { id: 'configurables', title: 'Configurations', one: 'configuration' },
]

/** What files of tests declare, below all others. */
export const testGroup: Group = { id: 'tests', title: 'Tests', one: 'test' }

export function isEntryPoint(a: Artifact): a is EntryPoint {
  return a.kind === 'service' || a.kind === 'main' || a.kind === 'init'
}

/** All artifacts with the functions of services, each once. */
export function listArtifacts(o: Overview | null): Artifact[] {
  if (!o) return []
  const all: Artifact[] = []
  for (const e of o.entryPoints) all.push(e, ...(e.functions ?? []))
  return all.concat(o.listeners, o.connections, o.types, o.functions, o.dataMappers, o.configurables, o.variables, o.tests)
}

export function findArtifact(o: Overview | null, id: string): Artifact | undefined {
  return listArtifacts(o).find((a) => a.id === id)
}

/** The service that a function belongs to. */
export function ownerOf(o: Overview | null, id: string): EntryPoint | undefined {
  return o?.entryPoints.find((e) => e.functions?.some((f) => f.id === id))
}

/** Whether a service answers requests: by its library, or where that is not known because it has resources or a path. */
export function isHttp(e: EntryPoint): boolean {
  if (e.library) return moduleName(e.library) === 'http'
  return (e.functions ?? []).some((f) => f.kind === 'resource') || ((e.path ?? '').startsWith('/') && !(e.functions ?? []).some((f) => f.kind === 'remote'))
}

/** The last part of a module's name: kafka of ballerinax/kafka. */
export function moduleName(qname: string | undefined): string {
  return qname?.split('/').pop() ?? ''
}

/** The method and the path of a resource: "get users/[int id]" is GET /users/[int id]. */
export function resourceParts(name: string): { method: string; path: string } {
  const space = name.indexOf(' ')
  const path = name.slice(space + 1)
  return { method: name.slice(0, Math.max(space, 0)).toUpperCase(), path: path === '.' ? '/' : `/${path}` }
}

/** What a person calls it. */
export function artifactTitle(a: Artifact): string {
  switch (a.kind) {
    case 'main':
      return 'Automation'
    case 'init':
      return a.id.includes('/') ? 'init' : 'Start-up'
    case 'service': {
      const e = a as EntryPoint
      const path = e.path?.replace(/^"|"$/g, '')
      return path && path !== '/' ? path : a.library ? `${path || ''} ${libraryTitle(a.library)} service`.trim() : path || 'service'
    }
    case 'resource': {
      const { method, path } = resourceParts(a.name)
      return `${method} ${path}`
    }
    default:
      return a.name
  }
}

/** What kind of thing it is, in a word or two. */
export function artifactKind(a: Artifact): string {
  switch (a.kind) {
    case 'service':
      return a.library ? `${libraryTitle(a.library)} service` : 'service'
    case 'main':
      return 'main function'
    case 'init':
      return 'init function'
    case 'listener':
    case 'connection':
      return a.library ? `${libraryTitle(a.library)} ${a.kind}` : a.kind
    case 'dataMapper':
      return 'data mapper'
    case 'configurable':
      return a.type ?? 'configuration'
    default:
      return a.kind
  }
}

export function artifactIcon(a: Artifact): LucideIcon {
  switch (a.kind) {
    case 'service':
      return isHttp(a as EntryPoint) ? Globe : Inbox
    case 'main':
      return Clock
    case 'init':
      return Zap
    case 'listener':
      return Ear
    case 'connection':
      return moduleIcon(a.library)
    case 'type':
      return Braces
    case 'class':
      return Box
    case 'enum':
      return List
    case 'dataMapper':
      return Shuffle
    case 'configurable':
      return Settings2
    case 'variable':
    case 'constant':
      return Variable
    case 'resource':
    case 'remote':
    case 'method':
      return ArrowLeftRight
    default:
      return FunctionSquare
  }
}

/** The name of the colour of a kind of things: var(--k-…). */
export function artifactHue(a: Artifact): string {
  switch (a.kind) {
    case 'service':
    case 'main':
    case 'init':
    case 'resource':
    case 'remote':
    case 'method':
      return 'entry'
    case 'listener':
    case 'connection':
    case 'type':
      return a.kind
    case 'class':
    case 'enum':
      return 'type'
    case 'dataMapper':
      return 'mapper'
    case 'configurable':
    case 'variable':
    case 'constant':
      return 'config'
    default:
      return 'function'
  }
}

/** The view that shows it. */
export function artifactRoute(a: Artifact): Route {
  switch (a.kind) {
    case 'service':
      return { view: 'service', arg: a.id }
    case 'main':
    case 'init':
    case 'function':
    case 'dataMapper':
    case 'resource':
    case 'remote':
    case 'method':
      return { view: 'flow', arg: a.id }
    case 'type':
    case 'enum':
      return { view: 'types', arg: a.id }
    case 'configurable':
      return { view: 'config', arg: '', at: a.id }
    case 'connection':
      return { view: 'connections', arg: a.id }
    case 'listener':
      return { view: 'overview', arg: '', at: a.id }
    default:
      return codeRoute(a)
  }
}

/** Its place in the code. */
export function codeRoute(a: Pick<Artifact, 'range'>): Route {
  return { view: 'code', arg: a.range.file, at: `L${a.range.from.line}` }
}
