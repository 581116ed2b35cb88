import { describe, expect, it } from 'vitest'
import type { TryResource, TryService } from '../rpc/protocol'
import { exampleOf } from './example'
import { curlOf, emptyDraft, jsonProblem, missing, requestOf } from './request'
import { prettyBody, sizeText, timeText } from './response'

const service: TryService = { id: 's', title: '/shop', base: 'http://127.0.0.1:9090/shop', running: true, resources: [] }

const resource: TryResource = {
  id: 'r',
  method: 'post',
  path: 'items/[string name]',
  segments: [{ name: 'items' }, { name: 'name', type: 'string', param: true }],
  parameters: [
    { name: 'name', in: 'path', type: 'string', required: true, schema: { type: 'string' } },
    { name: 'tags', in: 'query', type: 'string[]', required: false, schema: { type: 'array' } },
    { name: 'limit', in: 'query', type: 'int', required: false, default: '10', schema: { type: 'integer' } },
    { name: 'X-Trace', in: 'header', type: 'string', required: true, schema: { type: 'string' } },
    {
      name: 'item',
      in: 'body',
      type: 'Item',
      required: true,
      schema: { type: 'object', properties: { name: { type: 'string' }, price: { type: 'number', example: 2.5 } } },
    },
  ],
  responses: [],
}

describe('a draft', () => {
  it('begins with examples for what has to be given', () => {
    const d = emptyDraft(resource)
    expect(d.values).toEqual({ 'path:name': 'text', 'query:tags': '', 'query:limit': '', 'header:X-Trace': 'text' })
    expect(JSON.parse(d.body)).toEqual({ name: 'text', price: 2.5 })
    expect(missing(resource, d)).toEqual([])
    expect(missing(resource, { ...d, body: ' ' }).map((p) => p.name)).toEqual(['item'])
  })

  it('makes a request', () => {
    const d = { ...emptyDraft(resource), headers: [['A', 'b'] as [string, string], [' ', 'x'] as [string, string]] }
    d.values = { ...d.values, 'path:name': 'a/b c', 'query:tags': 'x, y&z' }
    expect(requestOf(service, resource, d)).toEqual({
      method: 'POST',
      url: 'http://127.0.0.1:9090/shop/items/a%2Fb%20c?tags=x&tags=y%26z',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Trace', 'text'],
        ['A', 'b'],
      ],
      body: d.body,
    })
  })

  it('knows the root and rest of a path', () => {
    const root = { ...resource, segments: [{ name: '.' }], parameters: [], method: 'get' }
    expect(requestOf(service, root, emptyDraft(root)).url).toBe('http://127.0.0.1:9090/shop')
    const rest = { ...root, segments: [{ name: 'files' }, { name: 'path', type: 'string', rest: true }] }
    expect(requestOf(service, rest, { values: { 'path:path': 'a/b c/' }, headers: [], body: '' }).url).toBe(
      'http://127.0.0.1:9090/shop/files/a/b%20c',
    )
  })

  it('tells what is no JSON', () => {
    expect(jsonProblem('{"a": 1}')).toBeNull()
    expect(jsonProblem('{a}')).toContain('not JSON')
  })

  it('is copied as a command', () => {
    expect(curlOf({ method: 'POST', url: 'http://x/y', headers: [['A', "it's"]], body: '{}' })).toBe(
      "curl \\\n  -X POST \\\n  'http://x/y' \\\n  -H 'A: it'\\''s' \\\n  --data-raw '{}'",
    )
    expect(curlOf({ method: 'GET', url: 'http://x', headers: [] })).toBe("curl \\\n  'http://x'")
  })
})

describe('examples', () => {
  it('follow the schema', () => {
    expect(
      exampleOf({
        type: 'array',
        items: { $ref: '#/$defs/a' },
        $defs: { a: { type: 'object', properties: { d: { type: 'string', format: 'date' }, e: { enum: ['x', 'y'] } } } },
      }),
    ).toEqual([{ d: '2026-01-31', e: 'x' }])
    expect(exampleOf({ anyOf: [{ type: 'null' }, { type: 'boolean' }] })).toBe(true)
  })

  it('of types that have themselves as parts come to an end', () => {
    const tree = { $ref: '#/$defs/t', $defs: { t: { type: 'object', properties: { next: { $ref: '#/$defs/t' } } } } }
    expect(JSON.stringify(exampleOf(tree)).length).toBeLessThan(200)
  })
})

describe('a response', () => {
  it('is shown with line breaks', () => {
    const json = { headers: [['Content-Type', 'application/problem+json'] as [string, string]], encoding: 'utf8' as const }
    expect(prettyBody({ ...json, body: '{"a":[1]}' })).toBe('{\n  "a": [\n    1\n  ]\n}')
    expect(prettyBody({ ...json, body: 'oops' })).toBe('oops')
    expect(prettyBody({ headers: [['content-type', 'text/xml']], encoding: 'utf8', body: '<a><b x="1">t</b><c/></a>' })).toBe(
      '<a>\n  <b x="1">t</b>\n  <c/>\n</a>',
    )
  })

  it('has its size and time in words', () => {
    expect([sizeText(12), sizeText(2048), timeText(3.21), timeText(120), timeText(2500)]).toEqual([
      '12 B',
      '2.0 KB',
      '3.2 ms',
      '120 ms',
      '2.50 s',
    ])
  })
})
