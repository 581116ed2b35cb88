import { expect, it } from 'vitest'
import type { Overview } from '../rpc/models'
import { freeName, freePort } from './propose'

const range = { file: 'a.bal', start: 0, end: 0, from: { line: 1, col: 1 }, to: { line: 1, col: 1 } }
const overview = {
  entryPoints: [{ id: 's', kind: 'service', name: '/', range, listeners: ['new http:Listener(9090)', '#listener:l'] }],
  configurables: [{ id: 'c', kind: 'configurable', name: 'port', value: '9091', range }],
  functions: [{ id: 'f', kind: 'function', name: 'process', range }],
  listeners: [],
  connections: [],
  types: [],
  dataMappers: [],
  variables: [],
  tests: [],
} as unknown as Overview

it('proposes a port that is free', () => {
  expect(freePort(null)).toBe('9090')
  expect(freePort(overview)).toBe('9092')
})

it('proposes a name that is free', () => {
  expect(freeName('process', overview)).toBe('process2')
  expect(freeName('other', overview)).toBe('other')
})
