import { describe, expect, it } from 'vitest'
import type { Entry } from '../rpc/models'
import { begun, catalog, firstSentence, moduleTitle, offered } from './catalog'

const listener = (module: string, cls = 'Listener', doc = ''): Entry => ({ item: { kind: 'listener', module, class: cls }, title: cls, doc, group: module })
const all = catalog([listener('ballerinax/kafka', 'Listener', 'A Kafka listener. More.'), listener('ballerina/http'), listener('ballerina/tcp'), listener('ballerina/file')])
const titles = (list: typeof all) => list.map((c) => c.title)

describe('the catalog', () => {
  it('offers what the libraries have', () => {
    expect(titles(offered(all, 'entryPoints', undefined))).toEqual(['Automation', 'HTTP service', 'HTTP service from OpenAPI', 'File handler', 'Kafka handler', 'TCP handler'])
    expect(titles(offered(all, undefined, 'events'))).toEqual(['File handler', 'Kafka handler', 'TCP handler'])
    expect(titles(offered(all, 'listeners', undefined)).length).toBe(4)
    expect(titles(offered(all, undefined, undefined))).not.toContain('Kafka listener')
  })

  it('begins what there is only one of', () => {
    expect(begun(offered(all, 'functions', undefined), undefined)?.id).toBe('function')
    expect(begun(offered(all, 'types', undefined), undefined, 'types')?.id).toBe('type')
    expect(begun(offered(all, 'entryPoints', 'service'), 'service')?.title).toBe('HTTP service')
    expect(begun(offered(all, 'entryPoints', undefined), undefined)).toBe(undefined)
    expect(begun(offered(all, 'entryPoints', 'events'), 'events')).toBe(undefined)
  })

  it('shortens documentation', () => {
    expect(firstSentence('A Kafka listener. More.')).toBe('A Kafka listener')
    expect(firstSentence('Listens on http/1.1\nand 2.')).toBe('Listens on http/1.1 and 2')
    expect(firstSentence(undefined)).toBe('')
  })

  it('writes modules as their documentation does', () => {
    expect(moduleTitle('ballerinax/rabbitmq', 'Ballerina RabbitMQ listener')).toBe('RabbitMQ')
    expect(moduleTitle('ballerinax/rabbitmq')).toBe('Rabbitmq')
    expect(moduleTitle('ballerina/http')).toBe('HTTP')
  })
})
