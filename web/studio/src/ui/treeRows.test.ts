import { describe, expect, it } from 'vitest'
import { rowsOf, stepOf, typeahead, type TreeNode } from './treeRows'

const nodes: TreeNode[] = [
  { id: 'services', children: [{ id: 'orders', children: [{ id: 'get' }, { id: 'post' }] }, { id: 'users' }] },
  { id: 'types', children: [] },
  { id: 'main' },
]

const rows = (...open: string[]) => rowsOf(nodes, (id) => open.includes(id))
const ids = (...open: string[]) => rows(...open).map((r) => r.node.id)

describe('rows', () => {
  it('are those below open nodes', () => {
    expect(ids()).toEqual(['services', 'types', 'main'])
    expect(ids('services')).toEqual(['services', 'orders', 'users', 'types', 'main'])
    expect(ids('orders')).toEqual(['services', 'types', 'main'])
    expect(rows('services', 'orders')[2]).toMatchObject({ level: 3, parent: 'orders', position: 1, size: 2 })
  })
})

describe('keys', () => {
  it.each([
    ['services', 'ArrowDown', { focus: 'orders' }],
    ['main', 'ArrowDown', null],
    ['services', 'ArrowUp', null],
    ['types', 'ArrowUp', { focus: 'users' }],
    ['users', 'Home', { focus: 'services' }],
    ['users', 'End', { focus: 'main' }],
    ['orders', 'ArrowRight', { open: 'orders' }],
    ['services', 'ArrowRight', { focus: 'orders' }],
    ['users', 'ArrowRight', null],
    ['services', 'ArrowLeft', { close: 'services' }],
    ['users', 'ArrowLeft', { focus: 'services' }],
    ['main', 'ArrowLeft', null],
    ['gone', 'ArrowDown', { focus: 'services' }],
  ])('%s %s', (focused, key, want) => {
    expect(stepOf(rows('services'), focused, key)).toEqual(want)
  })
})

describe('typing', () => {
  it('goes to the next row that begins so', () => {
    const r = rows('services')
    expect(typeahead(r, 'services', 'm', (n) => n.id)).toBe('main')
    expect(typeahead(r, 'main', 'u', (n) => n.id)).toBe('users')
    expect(typeahead(r, 'main', 'us', (n) => n.id)).toBe('users')
    expect(typeahead(r, 'users', 'us', (n) => n.id)).toBe('users')
    expect(typeahead(r, 'users', 'x', (n) => n.id)).toBe(null)
  })
})
