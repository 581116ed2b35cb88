import { describe, expect, it } from 'vitest'
import { toneOf } from './tone'

const line = (text: string, stream: 'stdout' | 'stderr' | 'note' = 'stderr') => ({ id: 1, stream, pieces: [{ text, style: {} }] })

describe('the tone of a line', () => {
  it.each([
    ["error: {ballerina}DivisionByZero {\"message\":\" / by zero\"}", 'error'],
    ['\tat main(main.bal:4)', 'error'],
    ['ERROR [main.bal:(3:5,3:9)] undefined symbol', 'error'],
    ['time=2026-01-01T00:00:00.000Z level=ERROR module=acme/orders message="no"', 'error'],
    ['{"time":"2026", "level":"ERROR", "message":"no"}', 'error'],
    ['WARNING [main.bal:(3:5,3:9)] unused variable', 'warning'],
    ['time=2026-01-01T00:00:00.000Z level=WARN message="slow"', 'warning'],
    ["dev: MySQL for 'orderDb' at 127.0.0.1:34065, database 'dev'", 'plain'],
    ['time=2026-01-01T00:00:00.000Z level=INFO module=acme/orders message="an error was mended"', 'plain'],
    ['Compiling source', 'plain'],
  ])('%s is %s', (text, tone) => expect(toneOf(line(text))).toBe(tone))

  it('takes nothing on the standard output for an error', () => {
    expect(toneOf(line('error: not really', 'stdout'))).toBe('plain')
    expect(toneOf(line('ended with 1', 'note'))).toBe('note')
  })
})
