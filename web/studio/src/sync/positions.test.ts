import { expect, it } from 'vitest'
import { positionOf } from './positions'

it('finds the place of a byte, whatever stands before it', () => {
  const text = 'type R record {|\n    // 😀 ä\r\n    string née; int b;\n|};\n'
  const byte = (s: string) => new TextEncoder().encode(text.slice(0, text.indexOf(s))).length
  expect(positionOf(text, byte('née'))).toEqual({ line: 2, character: 11 })
  expect(positionOf(text, byte('int b'))).toEqual({ line: 2, character: 16 })
  expect(positionOf(text, 0)).toEqual({ line: 0, character: 0 })
})
