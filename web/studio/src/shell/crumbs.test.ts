import { describe, expect, it } from 'vitest'
import type { Overview } from '../rpc/models'
import { crumbsOf } from './crumbs'

const range = { file: 'main.bal', start: 0, end: 1, from: { line: 1, col: 1 }, to: { line: 1, col: 2 } }
const overview: Overview = {
  version: 1,
  entryPoints: [
    { id: '#service:/orders', kind: 'service', name: '/orders', path: '/orders', range, functions: [{ id: '#service:/orders/resource:get .', kind: 'resource', name: 'get .', range }] },
  ],
  listeners: [],
  connections: [],
  types: [{ id: '#type:Order', kind: 'type', name: 'Order', range }],
  functions: [],
  dataMappers: [],
  configurables: [],
  variables: [],
  tests: [],
  edges: [],
  errors: 0,
  warnings: 0,
}

const titles = (view: string, arg = '') => crumbsOf({ view, arg }, 'View', overview).map((c) => (c.route ? `${c.title} (${c.route.view})` : c.title))

describe('the way to what is shown', () => {
  it.each([
    [titles('config'), ['View']],
    [titles('flow', '#service:/orders/resource:get .'), ['Overview (overview)', '/orders (service)', 'GET /']],
    [titles('service', '#service:/orders'), ['Overview (overview)', '/orders']],
    [titles('types', '#type:Order'), ['View (types)', 'Order']],
    [titles('flow', '#function:gone'), ['Overview (overview)', 'gone']],
    [titles('code', 'modules/util/a.bal'), ['modules', 'util', 'a.bal']],
  ])('%j', (got, want) => expect(got).toEqual(want))
})
