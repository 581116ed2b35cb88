// What can be added to a project, as the gallery shows it.

import { Braces, Clock, Ear, FileJson2, FunctionSquare, Globe, Inbox, List as ListIcon, Pi, Plug, Settings2, Shuffle, Variable, type LucideIcon } from 'lucide-react'
import { moduleName, type GroupId } from '../explorer/artifacts'
import type { Entry, Item } from '../rpc/models'

export interface Choice {
  id: string
  title: string
  text: string
  icon: LucideIcon
  section: 'Entry points' | 'Event and file handlers' | 'Listeners' | 'Other'
  /** Groups of the explorer whose + offers it. */
  groups: GroupId[]
  /** What is added with a form. */
  item?: Item
  /** What else happens. */
  opens?: 'connection' | 'openapi'
}

/** The first sentence of a documentation, on one line. */
export function firstSentence(doc: string | undefined): string {
  const text = (doc ?? '').replace(/\s+/g, ' ').trim()
  const end = /[.:](?=\s+[A-Z]|\s*$)/.exec(text)
  const sentence = end ? text.slice(0, end.index) : text
  return sentence.length > 110 ? `${sentence.slice(0, 109)}…` : sentence
}

/** A module's name as a title: kafka is Kafka, http HTTP, rabbitmq RabbitMQ as long as its documentation writes it so. */
export function moduleTitle(module: string, doc = ''): string {
  const name = moduleName(module)
  const last = name.split('.').pop() ?? name
  const written = doc.match(new RegExp(`\\b${last.replace(/[^\w]/g, '')}\\b`, 'i'))?.[0]
  if (written && written !== written.toLowerCase()) return written
  return last.length <= 4 && last !== 'file' ? last.toUpperCase() : last[0]!.toUpperCase() + last.slice(1)
}

function isHttp(e: Entry): boolean {
  return moduleName(e.item.module) === 'http'
}

/** A title for a listener's class: the module's name, and the class where the module has several. */
function listenerTitle(e: Entry, all: Entry[]): string {
  const title = moduleTitle(e.item.module ?? '', e.doc)
  const several = all.filter((x) => x.item.module === e.item.module).length > 1
  return several ? `${title} ${words(e.item.class ?? '')}` : title
}

function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
}

/** Everything that can be added; what the libraries declare comes by itself. */
export function catalog(listeners: Entry[]): Choice[] {
  const http = listeners.filter(isHttp)
  const events = listeners.filter((e) => !isHttp(e)).sort((a, b) => listenerTitle(a, listeners).localeCompare(listenerTitle(b, listeners)))
  const service = (e: Entry): Item => ({ kind: 'service', module: e.item.module, class: e.item.class })
  return [
    { id: 'automation', title: 'Automation', text: 'Runs once when the program is started', icon: Clock, section: 'Entry points', groups: ['entryPoints'], item: { kind: 'automation' } },
    ...http.map(
      (e): Choice => ({
        id: `service ${e.item.module} ${e.item.class}`,
        title: http.length > 1 ? `HTTP service (${e.item.class})` : 'HTTP service',
        text: 'Answers requests, resource by resource',
        icon: Globe,
        section: 'Entry points',
        groups: ['entryPoints'],
        item: service(e),
      }),
    ),
    {
      id: 'openapi',
      title: 'HTTP service from OpenAPI',
      text: 'The resources that a specification describes',
      icon: FileJson2,
      section: 'Entry points',
      groups: ['entryPoints'],
      opens: 'openapi',
    },
    ...events.map(
      (e): Choice => ({
        id: `service ${e.item.module} ${e.item.class}`,
        title: `${listenerTitle(e, listeners)} handler`,
        text: firstSentence(e.doc) || (e.item.module ?? ''),
        icon: Inbox,
        section: 'Event and file handlers',
        groups: ['entryPoints'],
        item: service(e),
      }),
    ),
    ...listeners.map(
      (e): Choice => ({
        id: `listener ${e.item.module} ${e.item.class}`,
        title: `${listenerTitle(e, listeners)} listener`,
        text: firstSentence(e.doc) || (e.item.module ?? ''),
        icon: Ear,
        section: 'Listeners',
        groups: ['listeners'],
        item: { kind: 'listener', module: e.item.module, class: e.item.class },
      }),
    ),
    { id: 'connection', title: 'Connection', text: 'A database, an API, a broker to talk to', icon: Plug, section: 'Other', groups: ['connections'], opens: 'connection' },
    { id: 'function', title: 'Function', text: 'Steps that several flows share', icon: FunctionSquare, section: 'Other', groups: ['functions'], item: { kind: 'function' } },
    { id: 'dataMapper', title: 'Data mapper', text: 'Makes one record of others', icon: Shuffle, section: 'Other', groups: ['dataMappers'], item: { kind: 'dataMapper' } },
    { id: 'type', title: 'Type', text: 'What data looks like', icon: Braces, section: 'Other', groups: ['types'], item: { kind: 'type' } },
    { id: 'enum', title: 'Enumeration', text: 'A type with a few values', icon: ListIcon, section: 'Other', groups: ['types'], item: { kind: 'enum' } },
    { id: 'configurable', title: 'Configuration', text: 'A value given when the program is started', icon: Settings2, section: 'Other', groups: ['configurables'], item: { kind: 'configurable' } },
    { id: 'moduleVariable', title: 'Variable', text: 'A value that all functions share', icon: Variable, section: 'Other', groups: [], item: { kind: 'moduleVariable' } },
    { id: 'constant', title: 'Constant', text: 'A value that never changes', icon: Pi, section: 'Other', groups: [], item: { kind: 'constant' } },
  ]
}

/** Those offered by the + of a group, or of what `start` says; all without either. */
export function offered(choices: Choice[], group: string | undefined, start: string | undefined): Choice[] {
  if (start === 'events') return choices.filter((c) => c.section === 'Event and file handlers')
  if (!group) return choices.filter((c) => c.section !== 'Listeners')
  return choices.filter((c) => c.groups.includes(group as GroupId))
}

/** The one that is begun at once: that `start` names, or the only one there is. */
export function begun(choices: Choice[], start: string | undefined, group?: string): Choice | undefined {
  if (start === 'service') return choices.find((c) => c.section === 'Entry points' && c.item?.kind === 'service')
  if (start && start !== 'events') return choices.find((c) => c.id === start)
  // Most types are records: whoever wants an enumeration goes back.
  if (group === 'types') return choices[0]
  return choices.length === 1 ? choices[0] : undefined
}
