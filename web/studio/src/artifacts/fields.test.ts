import { describe, expect, it } from 'vitest'
import type { Field, Form } from '../rpc/models'
import { fieldProblem, initialValues, valuesToSend } from './fields'

const field = (key: string, more: Partial<Field> = {}): Field => ({ key, label: key, editor: 'expression', value: '', ...more })
const form = (id: string | undefined, ...fields: Field[]): Form => ({ version: 1, id, kind: 'function', title: '', fields })

describe('forms', () => {
  it('send what is given for something new', () => {
    const f = form(undefined, field('name'), field('returns', { value: 'error?' }), field('doc'))
    expect(valuesToSend(f, { ...initialValues(f), name: ' a ' })).toEqual({ name: 'a', returns: 'error?' })
  })

  it('send what was changed of something there', () => {
    const f = form('#f', field('name', { value: 'a', readOnly: true }), field('type', { value: 'int' }), field('x', { value: '1' }))
    expect(valuesToSend(f, { name: 'b', type: '', x: '1 ' })).toEqual({ type: '' })
  })

  it('know what is wrong', () => {
    expect(fieldProblem(field('type', { label: 'Type', required: true }), ' ')).toBe('Type is needed.')
    expect(fieldProblem(field('name', { editor: 'identifier' }), '1a')).toMatch('begins')
    expect(fieldProblem(field('type'), '')).toBe(null)
  })
})
