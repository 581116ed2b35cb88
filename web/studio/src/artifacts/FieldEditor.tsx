import type { Field } from '../rpc/models'
import { ParameterList } from '../service/ParameterList'
import { parseParameters, writeParameters, type ParameterRow } from '../service/signature'
import { TypeInput } from '../types/TypeInput'
import { Checkbox, Select, TextArea, TextField } from '../ui'
import { fieldProblem, labelOf } from './fields'
import { useState } from 'react'

export interface FieldEditorProps {
  field: Field
  value: string
  onChange(value: string): void
  /** Problems are shown once something was tried. */
  tried: boolean
  autoFocus?: boolean
}

/** The control for a field of a declaration's form. */
export function FieldEditor({ field, value, onChange, tried, autoFocus }: FieldEditorProps) {
  const label = labelOf(field)
  const problem = fieldProblem(field, value)
  const common = { label, help: field.doc, required: field.required, error: tried || (problem && value) ? problem : null }
  if (field.key === 'parameters') return <ParametersField value={value} onChange={onChange} />
  switch (field.editor) {
    case 'boolean':
      return <Checkbox label={label} help={field.doc} checked={value === 'true'} onChange={(c) => onChange(String(c))} disabled={field.readOnly} />
    case 'enum': {
      const options = (field.options ?? []).map((o) => ({ value: o, label: o }))
      return <Select {...common} value={value} mono options={field.required ? options : [{ value: '', label: 'Not set' }, ...options]} onChange={onChange} disabled={field.readOnly} />
    }
    case 'type':
      return <TypeInput {...common} value={value} onChange={onChange} placeholder={field.default} />
    case 'record':
    case 'code':
    case 'map':
    case 'array':
      return <TextArea {...common} value={value} rows={field.editor === 'code' ? 6 : 3} mono onChange={onChange} placeholder={field.default} />
    default:
      return <TextField {...common} value={value} mono onChange={onChange} placeholder={field.default} readOnly={field.readOnly} autoFocus={autoFocus} />
  }
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
