import { describe, expect, it } from 'vitest'
import type { Field, Form } from '../rpc/models'
import { fieldsOf, listOf, literalOf, membersOf, recordOf, templateOf, textOf } from './code'
import { addedValues, changedValues, divided, intentOf, isIdentifier, missing, proposedName } from './form'

describe('texts', () => {
  it.each(['', 'plain', 'a "quoted" \\ one', 'line\nbreak\ttab', '😀 ü', '\u0001'])('%j is its literal and back', (text) => {
    expect(textOf(literalOf(text))).toBe(text)
  })
  it.each([
    ['"a" + "b"', null],
    ['name', null],
    ['"a', null],
    ['"a\\', null],
    ['"\\x"', null],
    [' "a" ', 'a'],
    ['"\\u{1F600}"', '😀'],
    ['"\\u{FFFFFFF}"', null],
    ['', null],
  ])('%j stands for %j', (code, text) => expect(textOf(code)).toBe(text))
})

describe('templates', () => {
  it.each([
    ['`SELECT 1`', { tag: '', body: 'SELECT 1' }],
    ['string `a ${b}`', { tag: 'string', body: 'a ${b}' }],
    ['f()', null],
    ['`a` + `b`', null],
  ])('%j', (code, t) => expect(templateOf(code)).toEqual(t))
})

describe('records', () => {
  it.each([
    ['{}', []],
    ['{a: 1, "b c": {d: [1, 2]}}', [{ key: 'a', value: '1' }, { key: 'b c', value: '{d: [1, 2]}' }]],
    ['{id, name: f(a, b)}', [{ key: 'id', value: 'id' }, { key: 'name', value: 'f(a, b)' }]],
    ['{a: "}, {", b: string `${x ? "}" : ","}`}', [{ key: 'a', value: '"}, {"' }, { key: 'b', value: 'string `${x ? "}" : ","}`' }]],
  ])('%s has its fields', (code, fields) => {
    expect(fieldsOf(code)).toEqual(fields)
    expect(fieldsOf(recordOf(fieldsOf(code)!))).toEqual(fields)
  })
  it.each(['{...rest}', '{[key]: 1}', '{a: 1', '{a: }', '{a: 1 // why\n}', 'f({a: 1})', '{a: 1}.b', 'x', '{"a"}', '{a: (1]}'])('%s is an expression', (code) => {
    expect(fieldsOf(code)).toBeNull()
  })
})

describe('lists', () => {
  it('have members', () => {
    expect(membersOf('[1, [2, 3], "a,b"]')).toEqual(['1', '[2, 3]', '"a,b"'])
    expect(membersOf('[]')).toEqual([])
    expect(listOf(['1', '2'])).toBe('[1, 2]')
  })
  it.each(['[1,', 'xs', '[1] + [2]', '[1,,2]', 'from int i in xs select i'])('%s is an expression', (code) => expect(membersOf(code)).toBeNull())
})

const field = (key: string, more: Partial<Field> = {}): Field => ({ key, label: key, editor: 'expression', value: '', ...more })

describe('forms', () => {
  const node: Form = { version: 1, id: '#function:f/body/if', kind: 'if', title: 'If', fields: [field('condition', { value: 'a > 1', required: true }), field('name', { value: 'n', readOnly: true })] }
  it('send what changed and nothing else', () => {
    expect(changedValues(node, { condition: ' a > 1 ', name: 'm' })).toEqual({})
    expect(intentOf(node, { condition: 'a > 2', name: 'n' }, {})).toEqual({ kind: 'update', node: node.id, values: { condition: 'a > 2' } })
  })
  it('want what is required', () => {
    expect(missing(node, { condition: ' ' })).toEqual({ condition: 'condition is required' })
    expect(missing(node, { condition: 'x' })).toEqual({})
  })
  const connection: Form = {
    version: 1,
    item: { kind: 'connection', module: 'ballerina/http', class: 'Client' },
    kind: 'connection',
    title: 'Client',
    fields: [field('url', { required: true }), field('timeout', { advanced: true, suggestion: '30' }), field('name', { editor: 'identifier', required: true }), field('final', { value: 'true' }), field('configurables', { value: 'url' })],
  }
  it('need no value for what becomes a configurable', () => {
    expect(missing(connection, { url: '', name: 'a', configurables: 'url' })).toEqual({})
    expect(missing(connection, { url: '', name: 'a b', configurables: '' })).toEqual({ url: 'URL is required', name: expect.stringContaining('letters') })
  })
  it('fold what is advanced and has no value', () => {
    expect(divided(connection)).toEqual({ shown: [connection.fields[0], connection.fields[2]], folded: [connection.fields[1]] })
  })
  it('add at a point or as an artifact', () => {
    expect(addedValues(connection, { url: ' "a" ', timeout: '' })).toEqual({ url: '"a"' })
    expect(intentOf(connection, { name: 'c' }, {})).toEqual({ kind: 'addArtifact', item: connection.item, values: { name: 'c' } })
    expect(intentOf(connection, { name: 'c' }, { at: 'x@0' })).toEqual({ kind: 'add', at: 'x@0', item: connection.item, values: { name: 'c' } })
  })
})

describe('names', () => {
  it('are free', () => {
    expect(proposedName('Order Client', new Set())).toBe('orderClient')
    expect(proposedName('Client', new Set(['client', 'client2']))).toBe('client3')
  })
  it.each([
    ['total', true],
    ["'type", true],
    ['_', true],
    ['{a, b}', true],
    ['a b', false],
    ['1a', false],
    ['größe', true],
  ])('%s: %s', (name, ok) => expect(isIdentifier(name)).toBe(ok))
})
