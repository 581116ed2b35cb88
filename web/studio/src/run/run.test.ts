import { describe, expect, it } from 'vitest'
import { AnsiParser } from './ansi'
import { OutputBuffer, textOf } from './buffer'
import { linksIn, withLinks } from './links'
import { testResults } from './tests'

describe('escape sequences', () => {
  const parse = (...chunks: string[]) => {
    const p = new AnsiParser()
    return chunks.flatMap((c) => p.parse(c))
  }

  it('give pieces with a style', () => {
    expect(parse('a\x1b[1;31mb\x1b[0mc')).toEqual([
      { text: 'a', style: {} },
      { text: 'b', style: { bold: true, color: 'red' } },
      { text: 'c', style: {} },
    ])
    expect(parse('\x1b[38;5;196mx\x1b[48;2;1;2;3my')).toEqual([
      { text: 'x', style: { color: 'rgb(255 0 0)' } },
      { text: 'y', style: { color: 'rgb(255 0 0)', background: 'rgb(1 2 3)' } },
    ])
  })

  it('may be cut anywhere', () => {
    const whole = 'x\x1b[32mgreen\x1b[0m\x1b]0;title\x07y'
    const text = (pieces: { text: string }[]) => pieces.map((p) => p.text).join('')
    for (let i = 0; i <= whole.length; i++) {
      const pieces = parse(whole.slice(0, i), whole.slice(i))
      expect(text(pieces)).toBe('xgreeny')
      expect(text(pieces.filter((p) => p.style.color === 'green'))).toBe('green')
    }
  })

  it('that do not style are dropped', () => {
    expect(parse('\x1b[2Ka\x1b[1;1Hb\x07')).toEqual([
      { text: 'a', style: {} },
      { text: 'b', style: {} },
    ])
  })
})

describe('output', () => {
  const lines = (b: OutputBuffer) => b.all.map(textOf)

  it('is cut into lines, each stream for itself', () => {
    const b = new OutputBuffer()
    b.add('stdout', 'one\ntw')
    b.add('stderr', 'bad\n')
    b.add('stdout', 'o\n\nthree')
    expect(lines(b)).toEqual(['one', 'two', 'bad', '', 'three'])
    expect(b.all.map((l) => l.stream)).toEqual(['stdout', 'stdout', 'stderr', 'stdout', 'stdout'])
  })

  it('keeps the last lines', () => {
    const b = new OutputBuffer(3)
    b.add('stdout', '1\n2\n3\n4\n5\n')
    expect(lines(b)).toEqual(['3', '4', '5'])
    expect(b.dropped).toBe(2)
    b.clear()
    expect(lines(b)).toEqual([])
  })

  it('goes back to the beginning of a line', () => {
    const b = new OutputBuffer()
    b.add('stdout', '10%\r')
    b.add('stdout', '\r50%\r100%\n')
    b.add('stdout', 'next\r\n')
    expect(lines(b)).toEqual(['100%', 'next'])
  })
})

describe('links', () => {
  const files = [
    { uri: 'file:///p/main.bal', path: 'main.bal' },
    { uri: 'file:///p/modules/util/main.bal', path: 'modules/util/main.bal' },
    { uri: 'file:///p/modules/util/strings.bal', path: 'modules/util/strings.bal' },
    { uri: 'file:///p/Config.toml', path: 'Config.toml' },
  ]
  const places = (line: string) =>
    linksIn(line, files).map((l) => [
      line.slice(l.from, l.to),
      l.url ?? `${l.place?.uri.slice(10)}:${l.place?.line}:${l.place?.column ?? ''}`,
    ])

  it('are found in stack traces, in the right module', () => {
    expect(places('\tat acme.orders:process(main.bal:12)')).toEqual([['main.bal:12', 'main.bal:12:']])
    expect(places('\t   acme/orders.util:helper(main.bal:3)')).toEqual([['main.bal:3', 'modules/util/main.bal:3:']])
    expect(places('\tat acme.orders.util:helper(strings.bal:7)')).toEqual([['strings.bal:7', 'modules/util/strings.bal:7:']])
  })

  it('are found in diagnostics and paths', () => {
    expect(places('ERROR [main.bal:(3:9,3:12)] undefined symbol')).toEqual([['main.bal:(3:9,3:12)', 'main.bal:3:9']])
    expect(places('see modules/util/strings.bal:4:2, and Config.toml:1')).toEqual([
      ['modules/util/strings.bal:4:2', 'modules/util/strings.bal:4:2'],
      ['Config.toml:1', 'Config.toml:1:'],
    ])
  })

  it('are not made of what is no file of the project', () => {
    expect(places('\tat ballerina/http:x(client.bal:12) and other.bal:4')).toEqual([])
  })

  it('of the web end where the sentence does', () => {
    expect(places('Listening on http://127.0.0.1:9090/orders.')).toEqual([['http://127.0.0.1:9090/orders', 'http://127.0.0.1:9090/orders']])
  })
})

describe('a line with links', () => {
  it('is cut where links and styles begin and end', () => {
    const bold = { bold: true }
    const link = { from: 2, to: 5, url: 'x' }
    expect(
      withLinks(
        [
          { text: 'abc', style: {} },
          { text: 'def', style: bold },
        ],
        [link],
      ),
    ).toEqual([
      { text: 'ab', style: {} },
      { text: 'c', style: {}, link },
      { text: 'de', style: bold, link },
      { text: 'f', style: bold },
    ])
  })
})

describe('results of tests', () => {
  it('are read off the output', () => {
    const out = [
      '\t\t[pass] adds',
      '\t\t[fail] fails:',
      '',
      '\t\t    error {ballerina/test:0}TestError ("wrong',
      '\t\t\texpected: 4")',
      '',
      '\t\t1 passing',
      '\t\t1 failing',
      '\t\t2 skipped',
    ]
    expect(testResults(out)).toEqual({
      results: [
        { name: 'adds', passed: true, failure: [] },
        { name: 'fails', passed: false, failure: ['error {ballerina/test:0}TestError ("wrong', 'expected: 4")'] },
      ],
      passing: 1,
      failing: 1,
      skipped: 2,
      done: true,
    })
  })
})
