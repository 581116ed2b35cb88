import { describe, expect, it } from 'vitest'
import type { Entry } from '../rpc/models'
import { connectorsOf, searched } from './catalog'
import { moduleIcon } from './glyph'

const entry = (module: string, cls: string, doc = ''): Entry => ({ item: { kind: 'connection', module, class: cls }, title: cls, doc, group: module })

describe('connectors', () => {
  const all = connectorsOf([entry('ballerinax/mysql', 'Client', 'Talks to MySQL.'), entry('ballerina/http', 'Client'), entry('ballerina/http', 'FailoverClient'), entry('acme/shop', 'Client'), entry('', 'Local')], 'acme')
  it('have titles and origins', () => {
    expect(all.map((c) => [c.title, c.name, c.origin, c.database])).toEqual([
      ['HTTP', 'http:Client', 'standard', false],
      ['HTTP failover client', 'http:FailoverClient', 'standard', false],
      ['Local', 'Local', 'organization', false],
      ['MySQL', 'mysql:Client', 'other', true],
      ['SHOP', 'shop:Client', 'organization', false],
    ])
  })
  it('are found by any of their words', () => {
    expect(searched(all, 'http fail').map((c) => c.name)).toEqual(['http:FailoverClient'])
    expect(searched(all, '').length).toBe(5)
    expect(searched(all, 'nothing').length).toBe(0)
  })
  it('have icons, a plug where there is none', () => {
    expect(moduleIcon('ballerina/http')).not.toBe(moduleIcon('ballerinax/mysql'))
    expect(moduleIcon('acme/x')).toBe(moduleIcon(undefined))
  })
})
