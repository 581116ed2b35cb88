import { describe, expect, it } from 'vitest'
import { projectNameProblem, suggestName } from './projectName'

describe('names of projects', () => {
  it.each([
    ['/home/me/order-intake', 'order_intake'],
    ['C:\\work\\Orders', 'Orders'],
    ['/tmp/2024 report!', 'report'],
    ['/', 'my_integration'],
    ['/tmp/---', 'my_integration'],
  ])('of the folder %s', (root, name) => {
    expect(suggestName(root)).toBe(name)
    expect(projectNameProblem(name)).toBe(null)
  })

  it.each(['', 'a-b', '1a', '_a', 'a__b', 'a.', 'ä'])('%j is none', (name) => expect(projectNameProblem(name)).not.toBe(null))
  it.each(['a', 'order_intake', 'a.b.c', 'X9'])('%j is one', (name) => expect(projectNameProblem(name)).toBe(null))

  it('knows organizations', () => {
    expect(projectNameProblem('', 'organization')).toBe(null)
    expect(projectNameProblem('my.org', 'organization')).not.toBe(null)
  })
})
