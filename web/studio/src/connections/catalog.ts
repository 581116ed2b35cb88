// What can be connected to, as Add Connection lists it.

import { moduleTitle } from '../artifacts/catalog'
import type { Entry, Item } from '../rpc/models'
import { shortDoc } from '../forms/form'

export type Origin = 'standard' | 'organization' | 'other'

export interface Connector {
  item: Item
  title: string
  /** The module and class, as code names them. */
  name: string
  text: string
  origin: Origin
  database: boolean
}

const databases = /^(mysql|postgresql|mssql|oracledb|mongodb|cassandra|java\.jdbc|h2|db2|snowflake)/

/** The connectors, by title; org is that of the project. */
export function connectorsOf(entries: readonly Entry[], org: string | undefined): Connector[] {
  return entries
    .map((e) => {
      const module = e.item.module ?? ''
      const [owner = '', name = ''] = module.includes('/') ? module.split('/') : [org, module]
      const origin: Origin = module === '' || owner === org ? 'organization' : owner === 'ballerina' ? 'standard' : 'other'
      const cls = e.item.class ?? e.title
      const prefix = name.replace(/^.*\./, '')
      const several = entries.filter((x) => x.item.module === module).length > 1
      return {
        item: e.item,
        title: prefix === '' ? cls : several && cls !== 'Client' ? `${moduleTitle(module, e.doc)} ${words(cls)}` : moduleTitle(module, e.doc),
        name: prefix === '' ? cls : `${prefix}:${cls}`,
        text: shortDoc(e.doc),
        origin,
        database: databases.test(name),
      }
    })
    .sort((a, b) => a.title.localeCompare(b.title))
}

function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
}

/** Those that have all words of a search. */
export function searched(list: readonly Connector[], query: string): Connector[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean)
  return list.filter((c) => {
    const text = `${c.title} ${c.name} ${c.item.module ?? ''} ${c.text}`.toLowerCase()
    return wanted.every((w) => text.includes(w))
  })
}
