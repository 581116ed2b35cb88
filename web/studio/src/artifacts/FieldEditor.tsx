import { useState } from 'react'
import { FieldEditor as ValueEditor } from '../forms/FieldEditor'
import type { Field } from '../rpc/models'
import { ParameterList } from '../service/ParameterList'
import { parseParameters, writeParameters, type ParameterRow } from '../service/signature'
import { TextArea } from '../ui'
import { fieldProblem } from './fields'

export interface FieldEditorProps {
  field: Field
  value: string
  onChange(value: string): void
  /** What is missing is told once something was tried. */
  tried: boolean
  autoFocus?: boolean
}

/** The control for a field of a declaration's form. */
export function FieldEditor({ field, value, onChange, tried, autoFocus }: FieldEditorProps) {
  if (field.key === 'parameters') return <ParametersField value={value} onChange={onChange} />
  const problem = fieldProblem(field, value)
  const error = problem && (tried || value) ? problem : undefined
  return <ValueEditor field={field} value={value} onChange={onChange} place={field.readOnly ? undefined : { key: field.key }} error={error} autoFocus={autoFocus} />
}

/** Parameters as rows, or as code where they are written so that rows cannot show them. */
function ParametersField({ value, onChange }: { value: string; onChange(value: string): void }) {
  // Rows that are begun cannot be read back from code: they are kept here.
  const [state, setState] = useState<{ rows: ParameterRow[] | null; code: string }>(() => ({ rows: parseParameters(value), code: value }))
  const rows = state.code === value ? state.rows : parseParameters(value)
  if (!rows) return <TextArea label="Parameters" value={value} mono onChange={onChange} />
  return (
    <ParameterList
      rows={rows}
      onChange={(next) => {
        const code = writeParameters(next)
        setState({ rows: next, code })
        onChange(code)
      }}
    />
  )
}
