import { describe, expect, it } from 'vitest'
import type { Entry } from '../rpc/models'
import { connectorsOf, searched } from './catalog'
import { moduleIcon } from './glyph'
import { readSpec } from './openapi'

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

describe('an OpenAPI file', () => {
  const spec = { title: 'Shop API', url: 'https://shop.example/v1', operations: [{ method: 'get', path: '/orders/{id}', summary: 'One order' }, { method: 'post', path: '/orders', summary: '' }] }
  it('is read as JSON', () => {
    expect(
      readSpec(JSON.stringify({ openapi: '3.0.1', info: { title: 'Shop API' }, servers: [{ url: spec.url }], paths: { '/orders/{id}': { parameters: [], get: { summary: 'One order' } }, '/orders': { post: {} } } })),
    ).toEqual(spec)
  })
  it('is read as YAML', () => {
    expect(
      readSpec(`# about
openapi: 3.0.1
info:
  version: "1"
  title: 'Shop API'
servers:
  - url: https://shop.example/v1  # live
    description: the shop
paths:
  /orders/{id}:
    parameters:
      - name: id
    get:
      summary: One order
      responses:
        "200":
          description: ok
  "/orders":
    post:
      tags: [a]
components:
  schemas:
    get:
      title: no
`),
    ).toEqual(spec)
  })
  it('of version 2 has a host', () => {
    expect(readSpec('{"swagger":"2.0","info":{},"host":"a.example","basePath":"/b","schemes":["http"]}')).toEqual({ title: '', url: 'http://a.example/b', operations: [] })
    expect(readSpec('swagger: "2.0"\nhost: a.example\nbasePath: /b\nschemes:\n  - http\n')?.url).toBe('http://a.example/b')
  })
  it.each(['', '{', '{"a":1}', 'name: x\n', 'null', '[]'])('%j is none', (text) => expect(readSpec(text)).toBeNull())
})
