import { describe, expect, it } from 'vitest'
import { ballerina } from './ballerina'
import { expressionAt } from './expression'
import { fileTree, foldersOf } from './fileTree'
import { formatAt, parseAt } from './place'
import { findIn, pattern } from './searchText'

const file = (path: string) => ({ uri: 'file:///p/' + path, path, version: 1, kind: 'bal' as const })

describe('the tree of files', () => {
  it('has folders first, and tells what is below them', () => {
    const files = ['main.bal', 'Ballerina.toml', 'modules/util/a.bal', 'modules/util/tests/t.bal', 'modules/x.bal'].map(file)
    const tree = fileTree(files, { errors: (uri) => (uri.endsWith('t.bal') ? 2 : 0), unsaved: (uri) => uri.endsWith('x.bal') })
    expect(tree.map((n) => n.name)).toEqual(['modules', 'Ballerina.toml', 'main.bal'])
    expect(tree[0]).toMatchObject({ id: 'modules/', errors: 2, unsaved: true })
    expect(tree[0]?.children?.map((n) => n.id)).toEqual(['modules/util/', 'modules/x.bal'])
    expect(foldersOf('modules/util/a.bal')).toEqual(['modules/', 'modules/util/'])
  })
})

describe('searching', () => {
  const find = (query: string, text: string, o = {}) => {
    const p = pattern(query, { matchCase: false, wholeWord: false, regexp: false, ...o })
    return typeof p === 'string' ? p : findIn(text, p).map((m) => [m.line, m.column, m.preview.slice(m.from, m.from + m.length)])
  }

  it('finds text in lines', () => {
    expect(find('foo(', 'a foo(b)\r\nFOO(1) Foo(2)')).toEqual([
      [1, 3, 'foo('],
      [2, 1, 'FOO('],
      [2, 8, 'Foo('],
    ])
    expect(find('Foo', 'foo Foo', { matchCase: true })).toEqual([[1, 5, 'Foo']])
    expect(find('id', 'id ids äid', { wholeWord: true })).toEqual([[1, 1, 'id']])
    expect(find('a+', 'caab', { regexp: true })).toEqual([[1, 2, 'aa']])
  })

  it('shows the surroundings of a match', () => {
    const [m] = findIn(' '.repeat(8) + 'x'.repeat(300) + 'needle', /needle/g)
    expect(m?.preview.startsWith('…')).toBe(true)
    expect(m?.preview.slice(m.from, m.from + m.length)).toBe('needle')
  })

  it('tells what is no regular expression', () => {
    expect(find('(', '', { regexp: true })).toBe('This is no regular expression.')
  })
})

describe('places in addresses', () => {
  it('are read and written', () => {
    expect(parseAt(formatAt({ line: 3, column: 7 }))).toEqual({ line: 3, column: 7 })
    expect(parseAt('L12')).toEqual({ line: 12, column: undefined })
    expect(parseAt('x')).toBeNull()
  })
})

describe('the expression under the pointer', () => {
  it('is a name with what it is a field of', () => {
    expect(expressionAt('    int x = order.items.length;', 15)?.text).toBe('order')
    expect(expressionAt('    int x = order.items.length;', 20)?.text).toBe('order.items')
    expect(expressionAt('    foo(bar)', 5)).toBeNull()
    expect(expressionAt('    foo(bar)', 10)?.text).toBe('bar')
    expect(expressionAt('  + ', 3)).toBeNull()
  })
})

describe('the grammar', () => {
  it('has states for all that it goes to', () => {
    const states = new Set(Object.keys(ballerina.tokenizer))
    const named = JSON.stringify(ballerina.tokenizer).match(/"@(?!pop|push|default|keywords|types|constants|escapes)(\w+)"/g) ?? []
    for (const n of named) expect(states).toContain(n.slice(2, -1))
  })
})
