import { describe, expect, it } from 'vitest'
import type { ServiceMethod } from '../rpc/models'
import { draftOf, emptyDraft, pathProblem, pathToCode, pathToShow, valuesOf } from './resource'
import { statusOf } from './sources'

const range = { file: 'a.bal', start: 0, end: 0, from: { line: 1, col: 1 }, to: { line: 1, col: 1 } }
const post: ServiceMethod = {
  id: 'x',
  kind: 'resource',
  method: 'post',
  name: 'post',
  path: 'orders/[int id]',
  params: [
    { name: 'caller', type: 'string', kind: 'header', required: true, range, annotations: [{ name: 'http:Header', range }] },
    { name: 'payload', type: 'Order', kind: 'payload', required: true, range },
    { name: 'limit', type: 'int', kind: 'query', required: false, default: '10', range },
  ],
  returns: 'Order|error?',
  range,
}
const slices = ['@http:Header  string caller', 'Order payload', 'int limit = 10']

describe('a resource', () => {
  it('comes back as it was', () => {
    const d = draftOf(post, slices)
    expect(d.payload?.type).toBe('Order')
    expect(d.parameters.map((p) => p.name)).toEqual(['caller', 'limit'])
    const { values, problem } = valuesOf(d, 'resource', ['caller', 'payload', 'limit'])
    expect(problem).toBe(null)
    expect(values).toEqual({ method: 'post', path: 'orders/[int id]', parameters: slices.join(', '), returns: 'Order|error?' })
  })

  it('gets what is added where it may stand', () => {
    const d = draftOf(post, slices)
    d.parameters.push({ annotations: '', type: 'string', name: 'q', default: '' })
    d.payload = { annotations: '', type: 'json', name: 'body', default: '' }
    expect(valuesOf(d, 'resource', ['caller', 'payload', 'limit']).values['parameters']).toBe('json body, @http:Header  string caller, string q, int limit = 10')
  })

  it('says what is wrong', () => {
    const d = emptyDraft('resource')
    expect(valuesOf({ ...d, name: '/a b' }, 'resource').problem).toMatch('a b')
    expect(valuesOf({ ...d, responses: [''] }, 'resource').problem).toMatch('type')
    expect(valuesOf(emptyDraft('remote'), 'remote').problem).toMatch('name')
    expect(valuesOf({ ...emptyDraft('remote'), name: 'onMessage' }, 'remote')).toEqual({ values: { name: 'onMessage', parameters: '', returns: 'error?' }, problem: null })
  })
})

describe('paths', () => {
  it.each([
    ['/', '.'],
    ['', '.'],
    ['/users/{id}', 'users/[string id]'],
    ['users/:id/', 'users/[string id]'],
    ['/users/[int id]', 'users/[int id]'],
    ['[string... rest]', '[string... rest]'],
  ])('%s', (typed, code) => {
    expect(pathToCode(typed)).toBe(code)
    expect(pathProblem(typed)).toBe(null)
    expect(pathToCode(pathToShow(code))).toBe(code)
  })

  it.each(['a//b', '/a b', '/1a', '/a/[id]'])('%s is none', (typed) => expect(pathProblem(typed)).not.toBe(null))
})

describe('the status of an answer', () => {
  it.each([
    ['Order', 'get', 200],
    ['Order', 'post', 201],
    ['http:NotFound', 'get', 404],
    ['error', 'get', 500],
    ['()', 'get', 202],
    ['Missing', 'get', 404],
    ['', 'get', '?'],
  ])('%s', (type, method, status) => expect(statusOf(type, [{ status: 404, type: 'Missing' }], method)).toBe(status))
})
