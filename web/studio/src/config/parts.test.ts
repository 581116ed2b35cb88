import { describe, expect, it } from 'vitest'
import type { ConfigNode, ConfigShape } from '../rpc/protocol'
import { beginning, partsOf, summary } from './parts'

const user: ConfigShape = {
  kind: 'record',
  fields: [
    { name: 'name', required: true, shape: { kind: 'text' } },
    { name: 'role', required: false, shape: { kind: 'choice', options: ['admin', 'guest'] } },
  ],
}
const given: ConfigNode = { kind: 'table', entries: [{ key: 'name', node: { kind: 'value', text: 'ann' } }, { key: 'odd', node: { kind: 'value', text: '1' } }] }

describe('the parts of a value', () => {
  it('are the fields of a record, and what else is given', () => {
    expect(partsOf(user, given, ['u', 0]).map((p) => [p.label, p.path, p.node?.text, p.required, p.removable])).toEqual([
      ['name', ['u', 0, 'name'], 'ann', true, true],
      ['role', ['u', 0, 'role'], undefined, false, false],
      ['odd', ['u', 0, 'odd'], '1', false, true],
    ])
  })
  it('are the items of a list', () => {
    expect(partsOf({ kind: 'list', item: user }, { kind: 'list', items: [given] }, []).map((p) => [p.label, p.path, p.shape.kind])).toEqual([['1', [0], 'record']])
    expect(partsOf({ kind: 'list', item: user }, undefined, [])).toEqual([])
  })
  it('are told in a few words', () => {
    expect([summary(user, given), summary(user, undefined), summary({ kind: 'list' }, { kind: 'list' })]).toEqual(['2 fields', 'not given', 'empty'])
  })
  it('begin with what their type has', () => {
    expect([beginning(user), beginning({ kind: 'list' }), beginning({ kind: 'choice', options: ['a'] }), beginning({ kind: 'any' })]).toEqual(['{}', '[]', 'a', null])
  })
})
