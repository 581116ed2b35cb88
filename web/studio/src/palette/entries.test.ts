import { describe, expect, it } from 'vitest'
import type { Palette } from '../rpc/models'
import { FEW, groupsOf, keyOf } from './entries'

const call = (name: string) => ({ item: { kind: 'call', module: 'ballerina/io', name }, title: name })
const palette: Palette = {
  version: 1,
  sections: [
    { title: 'db', connection: { name: 'db', scope: 'module', type: 'mysql:Client', module: 'ballerinax/mysql', class: 'Client' }, entries: [{ item: { kind: 'action', connection: 'db', name: 'query' }, title: 'query' }] },
    { title: 'Error Handling', entries: [{ item: { kind: 'fail' }, title: 'Fail' }] },
    { title: 'Imported Functions', entries: Array.from({ length: FEW + 3 }, (_, i) => call('f' + i)) },
  ],
}

describe('the palette', () => {
  it('shows few of a long section until it is opened or searched', () => {
    const [db, errors, functions] = groupsOf(palette, [], '', new Set())
    expect([db!.title, db!.tiles, errors!.title, errors!.tiles]).toEqual(['db', false, 'Error handling', true])
    expect(functions!.entries.length).toBe(FEW)
    expect(groupsOf(palette, [], '', new Set(['Imported Functions']))[2]!.entries.length).toBe(FEW + 3)
    expect(groupsOf(palette, [], 'f', new Set())[2]!.entries.length).toBe(FEW + 3)
  })
  it('begins with what was used lately, as far as it is there', () => {
    const recent = [keyOf(call('f8')), 'gone', 'fail']
    expect(groupsOf(palette, recent, '', new Set())[0]).toEqual({ title: 'Recent', tiles: true, recent: true, entries: [call('f8'), palette.sections[1]!.entries[0]] })
    expect(groupsOf(palette, recent, 'q', new Set())[0]!.title).toBe('db')
  })
})
