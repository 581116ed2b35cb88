import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import type { IGrammar } from 'vscode-textmate'
import { keywords } from '../grammar/words'
import { contradiction, type Token } from './agree'
import { loadGrammar, tokenize } from './tokenize'

interface Program {
  Name: string
  Text: string
  Broken: boolean
  Tokens: Token[]
}

let grammar: IGrammar
let compiler: { Keywords: string[]; Files: Program[] }

beforeAll(async () => {
  grammar = await loadGrammar()
  compiler = JSON.parse(readFileSync(inject('tokens'), 'utf8'))
})

test('the words are those of the compiler', () => {
  expect([...keywords].sort()).toEqual([...compiler.Keywords].sort())
})

/** Where the grammar and the compiler disagree about a program. */
function disagreements(program: Program): string[] {
  const lines = tokenize(grammar, program.Text)
  const text = program.Text.split('\n')
  return program.Tokens.flatMap((token) => {
    const scopes = contradiction(lines[token.Line] ?? [], token)
    const here = `${program.Name}:${token.Line + 1}:${token.From + 1}: ${token.Class} ${text[token.Line]?.slice(token.From, token.To)}`
    return scopes === undefined ? [] : [`${here}: ${scopes}`]
  })
}

test('grammar and lexer agree about every program without a syntax error', () => {
  const programs = compiler.Files.filter((f) => !f.Broken)
  expect(programs.length).toBeGreaterThan(1800)
  expect(programs.flatMap(disagreements)).toEqual([])
})

test('what is wrong in a line stays in the line', () => {
  const broken = compiler.Files.filter((f) => f.Broken)
  expect(broken.length).toBeGreaterThan(50)
  const files = broken.filter((f) => disagreements(f).length > 1)
  expect(files.map((f) => f.Name)).toEqual([])
})

/** The innermost scopes of the words of a text, without the language's name. */
function scopes(text: string, ...words: string[]): string[] {
  const stretches = tokenize(grammar, text).flatMap((line, i) =>
    line.map((s) => ({ word: (text.split('\n')[i] ?? '').slice(s.from, s.to).trim(), scope: s.scopes.at(-1) ?? '' })),
  )
  let from = 0
  return words.map((word) => {
    const at = stretches.findIndex((s, i) => i >= from && s.word === word)
    expect(at, `${word} in ${JSON.stringify(stretches)}`).toBeGreaterThanOrEqual(0)
    from = at + 1
    return stretches[at]?.scope.replace(/\.ballerina$/, '') ?? ''
  })
}

describe('scopes', () => {
  test('declarations and names', () => {
    expect(scopes('import ballerinax/mysql as db;', 'import', 'ballerinax', 'mysql', 'as', 'db', ';')).toEqual([
      'keyword.control.import',
      'entity.name.namespace',
      'entity.name.namespace',
      'keyword.control.import',
      'entity.name.namespace',
      'punctuation.terminator.statement',
    ])
    expect(
      scopes(
        'public isolated function total(Order[] orders) returns decimal|error => 1;',
        'public',
        'function',
        'total',
        'Order',
        'orders',
        'returns',
        'decimal',
      ),
    ).toEqual([
      'storage.modifier',
      'storage.type.function',
      'entity.name.function',
      'entity.name.type',
      'variable.other',
      'keyword.control.query',
      'support.type.primitive',
    ])
    expect(scopes('type Cat record {| int age; |};', 'type', 'Cat', 'record', '{|', 'int', 'age', '|}')).toEqual([
      'storage.type.type',
      'entity.name.type',
      'storage.type',
      'punctuation.section.block',
      'support.type.primitive',
      'variable.other',
      'punctuation.section.block',
    ])
    expect(scopes("int 'from = db:LIMIT + x.y.max(z)?.w;", "'from", 'db', 'LIMIT', 'y', 'max', 'z', 'w')).toEqual([
      'variable.other',
      'entity.name.namespace',
      'variable.other.constant',
      'variable.other.property',
      'entity.name.function.member',
      'variable.other',
      'variable.other.property',
    ])
    expect(scopes('@http:ServiceConfig {cors: {}}', '@', 'http', 'ServiceConfig')).toEqual([
      'punctuation.definition.annotation',
      'entity.name.namespace',
      'entity.name.function.decorator',
    ])
  })

  test('words that are names elsewhere', () => {
    const text = [
      'var r = from var {order, limit} in select',
      '  where limit > 1 && where < select || key(a) == natural',
      '  join int source in table key(id) [] on limit equals equals',
      '  order by order descending, limit',
      '  limit limit',
      '  select {order, limit: outer, ascending} on conflict collect;',
    ]
    // Each keyword in capitals.
    const shown = tokenize(grammar, text.join('\n')).map((line, i) =>
      line
        .map((s) => {
          const word = (text[i] ?? '').slice(s.from, s.to)
          return /^(keyword\.(control|other)|storage|support)/.test(s.scopes.at(-1) ?? '') ? word.toUpperCase() : word
        })
        .join(''),
    )
    expect(shown).toEqual([
      'VAR r = FROM VAR {order, limit} IN select',
      '  WHERE limit > 1 && where < select || key(a) == natural',
      '  JOIN INT source IN TABLE KEY(id) [] ON limit EQUALS equals',
      '  ORDER BY order DESCENDING, limit',
      '  LIMIT limit',
      '  SELECT {order, limit: outer, ascending} ON CONFLICT collect;',
    ])
  })

  test('numbers', () => {
    const kinds = scopes('[12, 0x1F, 1.5, .5, 1e3, 1f, 0x1.8p3, 1.5d, 3D, x1]', '12', '0x1F', '1.5', '.5', '1e3', '1f', '0x1.8p3', '1.5d', '3D', 'x1')
    expect(kinds).toEqual([
      'constant.numeric.integer',
      'constant.numeric.integer.hex',
      'constant.numeric.float',
      'constant.numeric.float',
      'constant.numeric.float',
      'constant.numeric.float',
      'constant.numeric.float.hex',
      'constant.numeric.decimal',
      'constant.numeric.decimal',
      'variable.other',
    ])
  })

  test('strings, and templates in templates', () => {
    expect(scopes('"a\\n\\q";', '\\n', '\\q', ';')).toEqual([
      'constant.character.escape',
      'invalid.illegal.escape',
      'punctuation.terminator.statement',
    ])
    const text = 'string `a ${f({b: string `c ${d} e`}) + 1} g`;'
    expect(scopes(text, 'string', 'a', '${', 'f', 'string', 'c', 'd', 'e', '1', 'g', ';')).toEqual([
      'storage.type.template',
      'string.template',
      'punctuation.section.interpolation.begin',
      'entity.name.function',
      'storage.type.template',
      'string.template',
      'variable.other',
      'string.template',
      'constant.numeric.integer',
      'string.template',
      'punctuation.terminator.statement',
    ])
  })

  test('XML', () => {
    const text = 'xml `<ns:a b="c&amp;${d}"><!-- e --></ns:a>`'
    expect(scopes(text, '<', 'ns', 'a', 'b', 'c', '&amp;', 'd', 'e', 'a').map((s) => s.replace(/\.xml$/, ''))).toEqual([
      'punctuation.definition.tag',
      'entity.name.namespace',
      'entity.name.tag',
      'entity.other.attribute-name',
      'string.quoted.double',
      'constant.character.entity',
      'variable.other',
      'comment.block',
      'entity.name.tag',
    ])
  })

  test('regular expressions', () => {
    const text = 're `^(?i:a|\\d{2,3}?)[^x-z\\]]\\p{Lu}${b}+$`'
    expect(
      scopes(text, '^', '(', 'i', '|', '\\d', '{2,3}?', '[', 'x', '\\]', '\\p{Lu}', 'b', '+', '$').map((s) => s.replace(/\.regexp$/, '')),
    ).toEqual([
      'keyword.control.anchor',
      'punctuation.definition.group',
      'keyword.other.flags',
      'keyword.operator.or',
      'constant.other.character-class',
      'keyword.operator.quantifier',
      'punctuation.definition.character-class',
      'constant.other.character-class.set',
      'constant.character.escape',
      'constant.other.character-class.unicode',
      'variable.other',
      'keyword.operator.quantifier',
      'keyword.control.anchor',
    ])
  })

  test('SQL', () => {
    const text = "`select name from t where n = ${id} and s = 'it${x}' -- ${y}\nLIMIT 5`; ``"
    expect(scopes(text, 'select', 'from', 'where', 'id', 'and', 'x', '--', 'y', 'LIMIT', '5').map((s) => s.replace(/\.sql$/, ''))).toEqual([
      'keyword.other',
      'keyword.other',
      'keyword.other',
      'variable.other',
      'keyword.other',
      'variable.other',
      'comment.line.double-dash',
      'variable.other',
      'keyword.other',
      'constant.numeric',
    ])
    expect(scopes('`not a query from me`', 'not a query from me')).toEqual(['string.template.raw'])
  })

  test('natural expressions', () => {
    expect(scopes('natural (m) {Count {the} words of ${text}}; int a;', 'natural', 'm', 'Count', 'text', 'int')).toEqual([
      'keyword.other.natural',
      'variable.other',
      'string.template.natural',
      'variable.other',
      'support.type.primitive',
    ])
  })

  test('documentation', () => {
    const text = '# Adds `a` and b.\n#\n# ```ballerina\n# int x = 1;\n# ```\n# + a - one\n# + return - all\nint b;'
    expect(scopes(text, 'Adds', '`a`', 'int', '1', '+', 'a', 'return', 'all', 'int')).toEqual([
      'comment.block.documentation',
      'markup.inline.raw.documentation',
      'support.type.primitive',
      'constant.numeric.integer',
      'keyword.operator.documentation',
      'variable.parameter.documentation',
      'keyword.control.documentation',
      'comment.block.documentation',
      'support.type.primitive',
    ])
  })
})
