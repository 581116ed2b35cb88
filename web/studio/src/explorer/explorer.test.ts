import { describe, expect, it } from 'vitest'
import type { Artifact, EntryPoint, Overview } from '../rpc/models'
import { artifactRoute, artifactTitle, isHttp, listArtifacts, ownerOf } from './artifacts'
import { nameProblem } from './rename'
import { explorerTree } from './tree'

const range = { file: 'main.bal', start: 0, end: 1, from: { line: 3, col: 1 }, to: { line: 3, col: 2 } }
const artifact = (kind: string, name: string, more: Partial<EntryPoint> = {}): EntryPoint => ({ id: `#${kind}:${name}`, kind, name, range, ...more })

const overview = {
  version: 1,
  entryPoints: [
    artifact('service', '/orders', {
      path: '/orders',
      library: 'ballerina/http',
      functions: [artifact('resource', 'get list', { errors: 2 }), artifact('resource', 'post .')],
    }),
    artifact('service', '', { library: 'ballerinax/kafka', functions: [artifact('remote', 'onConsumerRecord')] }),
    artifact('main', 'main'),
  ],
  listeners: [artifact('listener', 'orderListener')],
  connections: [artifact('connection', 'db'), artifact('connection', 'inner', { scope: 'local', owner: '#main:main' })],
  types: [artifact('type', 'Order')],
  functions: [artifact('function', 'total')],
  dataMappers: [],
  configurables: [artifact('configurable', 'port')],
  variables: [],
  tests: [],
  edges: [],
  errors: 2,
  warnings: 0,
} satisfies Overview as Overview

const shape = (query: string) => explorerTree(overview, query).map((g) => [g.group!.title, g.children!.map((c) => [c.artifact!.name, ...(c.children ?? []).map((x) => x.artifact!.name)])])

describe('the tree', () => {
  it('has all groups, and what is in them', () => {
    expect(shape('')).toEqual([
      ['Entry points', [['/orders', 'get list', 'post .'], ['', 'onConsumerRecord'], ['main']]],
      ['Listeners', [['orderListener']]],
      ['Connections', [['db']]],
      ['Types', [['Order']]],
      ['Functions', [['total']]],
      ['Data mappers', []],
      ['Configurations', [['port']]],
    ])
  })

  it('has what tests declare below, where there is any', () => {
    const tested = { ...overview, tests: [artifact('function', 'adds')] } as Overview
    expect(explorerTree(tested, '').at(-1)?.group?.title).toBe('Tests')
    expect(explorerTree(tested, '').at(-1)?.children?.map((c) => c.id)).toEqual(['#function:adds'])
    expect(listArtifacts(tested).some((a) => a.name === 'adds')).toBe(true)
  })

  it('keeps what fits a query, with what it is in', () => {
    expect(shape('list').filter(([, c]) => c!.length > 0)).toEqual([
      ['Entry points', [['/orders', 'get list']]],
      ['Listeners', [['orderListener']]],
    ])
    expect(shape('order')[0]).toEqual(['Entry points', [['/orders', 'get list', 'post .']]])
  })
})

describe('artifacts', () => {
  it('have names for people', () => {
    expect(overview.entryPoints.map(artifactTitle)).toEqual(['/orders', 'Kafka service', 'Automation'])
    expect(artifactTitle(artifact('service', '/', { path: '/', library: 'ballerina/http' }))).toBe('/ HTTP service')
  })

  it('tell requests from events', () => {
    expect(overview.entryPoints.map((e) => isHttp(e))).toEqual([true, false, false])
    expect(isHttp(artifact('service', '/', { path: '/' }))).toBe(true)
  })

  it('are listed with the functions of services', () => {
    expect(listArtifacts(overview).length).toBe(12)
    expect(listArtifacts(null)).toEqual([])
    expect(ownerOf(overview, '#remote:onConsumerRecord')?.library).toBe('ballerinax/kafka')
  })

  it.each<[Artifact, string]>([
    [artifact('service', '/'), 'service'],
    [artifact('resource', 'get .'), 'flow'],
    [artifact('type', 'T'), 'types'],
    [artifact('class', 'C'), 'code'],
    [artifact('configurable', 'c'), 'config'],
  ])('lead to their view', (a, view) => {
    expect(artifactRoute(a).view).toBe(view)
  })
})

describe('names', () => {
  it.each([
    ['order', true],
    ["'type", true],
    ['größe_2', true],
    ['', false],
    ['2nd', false],
    ['a b', false],
    ['a-b', false],
  ])('%s', (name, good) => {
    expect(nameProblem(name) === null).toBe(good)
  })
})
