import { describe, expect, it } from 'vitest'
import type { ConfigValue } from '../rpc/protocol'
import { byModule, isMissing } from './config'

const value = (name: string, more: Partial<ConfigValue> = {}): ConfigValue => ({ id: name, name, module: 'main', type: 'string', secret: false, required: false, doc: '', uses: [], editable: true, own: true, ...more })

describe('configurations', () => {
  it('stand by module, with what is wrong first', () => {
    const list = [value('a'), value('u', { module: 'util' }), value('b', { required: true }), value('c', { problem: 'No.' })]
    expect(byModule(list, '').map((g) => [g.module, ...g.values.map((v) => v.name)])).toEqual([
      ['main', 'c', 'b', 'a'],
      ['util', 'u'],
    ])
    expect(byModule(list, 'util').map((g) => g.module)).toEqual(['util'])
  })

  it('may be missing', () => {
    expect(isMissing(value('a', { required: true }))).toBe(true)
    expect(isMissing(value('a', { required: true, value: '""' }))).toBe(false)
    expect(isMissing(value('a'))).toBe(false)
  })
})
