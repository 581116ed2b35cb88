import { describe, expect, it } from 'vitest'
import { parameterProblems, parseParameters, parseReturns, splitTop, writeParameters, writeReturns, type ParameterRow } from './signature'

const short = (rows: ParameterRow[] | null) => rows?.map((r) => [r.annotations, r.type, r.name, r.default])

describe('parameters', () => {
  it.each<[string, string[][]]>([
    ['', []],
    ['string name', [['', 'string', 'name', '']]],
    ['Order payload, int limit = 10', [['', 'Order', 'payload', ''], ['', 'int', 'limit', '10']]],
    ['map<string> m, [int, string] t', [['', 'map<string>', 'm', ''], ['', '[int, string]', 't', '']]],
    ['@http:Header {name: "x, y"} string h = "a,b"', [['@http:Header {name: "x, y"}', 'string', 'h', '"a,b"']]],
    ['@http:Query @display {label: "L"} int? q', [['@http:Query @display {label: "L"}', 'int?', 'q', '']]],
    ["record {|int a; string b;|} 'type, int... rest", [['', 'record {|int a; string b;|}', "'type", ''], ['', 'int...', 'rest', '']]],
    ['function (int) returns string f = a => "x"', [['', 'function (int) returns string', 'f', 'a => "x"']]],
    ['http:Caller caller, *Options o', [['', 'http:Caller', 'caller', ''], ['', '*Options', 'o', '']]],
    ['string[] tags', [['', 'string[]', 'tags', '']]],
  ])('%s', (code, want) => {
    const rows = parseParameters(code)
    expect(short(rows)).toEqual(want)
    expect(writeParameters(rows!)).toBe(code)
    expect(writeParameters(rows!.map(({ text: _, ...r }) => r))).toBe(code)
  })

  it.each(['int', 'string a // why\n, int b', 'int a = "', 'int a)'])('does not understand %j', (code) => expect(parseParameters(code)).toBe(null))

  it('says what is wrong', () => {
    const row = (type: string, name: string, d = ''): ParameterRow => ({ annotations: '', type, name, default: d })
    expect(parameterProblems([row('int', 'a'), row('', 'b'), row('int', 'a'), row('int', 'c', '1'), row('int', 'd'), row('int', '1'), row('int...', 'r')]).map(Boolean)).toEqual([
      false,
      true,
      true,
      false,
      true,
      true,
      false,
    ])
  })
})

describe('return types', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['error?', ['error', '()']],
    ['Order|NotFound|error?', ['Order', 'NotFound', 'error', '()']],
    ['Order', ['Order']],
    ['record {|int a;|}|error', ['record {|int a;|}', 'error']],
    ['map<int|string>|error', ['map<int|string>', 'error']],
    ['Order[]|error', ['Order[]', 'error']],
  ])('%s', (type, want) => {
    expect(parseReturns(type)).toEqual(want)
    expect(writeReturns(want)).toBe(type)
  })
})

describe('dividing', () => {
  it('minds brackets', () => expect(splitTop('a(b, c), {d, e}', ',')).toEqual(['a(b, c)', ' {d, e}']))
  it('notices what does not close', () => expect(splitTop('a(b, c', ',')).toBe(null))
})
