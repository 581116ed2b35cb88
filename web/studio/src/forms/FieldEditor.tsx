import { Code, TextCursorInput } from 'lucide-react'
import { useState } from 'react'
import type { Field as ModelField } from '../rpc/models'
import { Select, Switch, TextArea, TextField } from '../ui'
import { fieldsOf, literalOf, membersOf, templateOf, textOf } from './code'
import { ExpressionField } from './ExpressionField'
import { plainDoc, sentenceCase } from './form'
import { ListEditor, MapEditor } from './ListEditor'
import { RecordEditor } from './RecordEditor'
import type { Place } from './scope'
import styles from './Forms.module.css'

export interface FieldEditorProps {
  field: ModelField
  value: string
  onChange(value: string): void
  /** Where the value stands in the intent; undefined for what is not checked. */
  place?: Place
  error?: string
  autoFocus?: boolean
  depth?: number
}

/** The input for one field: its type says which. */
export function FieldEditor({ field, value, onChange, place, error, autoFocus, depth = 0 }: FieldEditorProps) {
  const structured = hasOwnEditor(field)
  // A value that the editor cannot show is code from the start.
  const [asCode, setAsCode] = useState(() => structured && !fits(field, value))
  const code = structured && (asCode || !fits(field, value))
  const label = sentenceCase(field.label)
  const help = helpOf(field)
  // A value that only code can say stays code.
  const switcher = structured && !field.readOnly && fits(field, value) && (
    <button
      type="button"
      className={styles.modeButton}
      aria-pressed={code}
      aria-label={code ? `${label}: edit as ${modeName[field.editor] ?? 'value'}` : `${label}: edit as expression`}
      title={code ? `Edit as ${modeName[field.editor] ?? 'value'}` : 'Edit as expression'}
      onClick={() => setAsCode(!code)}
    >
      {code ? <TextCursorInput size={14} aria-hidden /> : <Code size={14} aria-hidden />}
    </button>
  )
  const aside = (
    <span className={styles.asides}>
      {field.type && <span className={styles.type} title={field.type}>{field.type}</span>}
      {switcher}
    </span>
  )
  const placeholder = field.default
  const shared = { label, help, error, required: field.required, aside }

  if (!code) {
    switch (field.editor) {
      case 'text':
        if (!isCode(field)) return <TextArea {...shared} value={commentText(value)} onChange={onChange} rows={3} />
        return (
          <TextField
            {...shared}
            value={textOf(value) ?? ''}
            placeholder={placeholder ? (textOf(placeholder) ?? (placeholder === '()' ? 'none' : placeholder)) : undefined}
            onChange={(text) => onChange(text === '' && !field.required ? '' : literalOf(text))}
            readOnly={field.readOnly}
            autoFocus={autoFocus}
          />
        )
      case 'enum':
        return <Select {...shared} value={value} onChange={onChange} options={[...(field.required ? [] : [{ value: '', label: defaultLabel(field) }]), ...(field.options ?? []).map((o) => ({ value: o, label: textOf(o) ?? o }))]} mono />
      case 'boolean':
        if (!field.advanced && !field.default && (value === 'true' || value === 'false')) return <Switch label={label} help={help} checked={value === 'true'} onChange={(c) => onChange(String(c))} />
        return <Select {...shared} value={value} onChange={onChange} options={[...(field.required ? [] : [{ value: '', label: defaultLabel(field) }]), { value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }]} />
      case 'record':
        return <RecordEditor {...shared} field={field} value={value} onChange={onChange} place={place} depth={depth} />
      case 'array':
        return <ListEditor {...shared} value={value} onChange={onChange} place={place} />
      case 'map':
        return <MapEditor {...shared} value={value} onChange={onChange} place={place} />
      case 'template': {
        const t = templateOf(value)
        const tag = t?.tag ? t.tag + ' ' : ''
        return (
          <ExpressionField
            {...shared}
            value={t?.body ?? ''}
            onChange={(body) => onChange(body === '' && !field.required ? '' : `${tag}\`${body}\``)}
            place={place && { ...place, before: (place.before ?? '') + tag + '`', after: '`' + (place.after ?? '') }}
            placeholder={placeholder}
            multiline
            autoFocus={autoFocus}
          />
        )
      }
    }
  }
  switch (field.editor) {
    case 'identifier':
      return <TextField {...shared} value={value} onChange={onChange} readOnly={field.readOnly} mono autoFocus={autoFocus} placeholder={placeholder} />
    case 'path':
      return <TextField {...shared} value={value} onChange={onChange} readOnly={field.readOnly} mono autoFocus={autoFocus} placeholder={placeholder} />
    case 'type':
      return <ExpressionField {...shared} value={value} onChange={onChange} place={place} placeholder={placeholder} readOnly={field.readOnly} autoFocus={autoFocus} type />
    case 'code':
      return <ExpressionField {...shared} value={value} onChange={onChange} place={field.key === 'code' ? place : undefined} multiline={field.key === 'code'} readOnly={field.readOnly} autoFocus={autoFocus} />
  }
  return <ExpressionField {...shared} value={value} onChange={onChange} place={place} placeholder={placeholder} readOnly={field.readOnly} autoFocus={autoFocus} />
}

const modeName: Record<string, string> = { text: 'text', enum: 'choice', boolean: 'choice', record: 'fields', array: 'list', map: 'list', template: 'template' }

function hasOwnEditor(field: ModelField): boolean {
  if (field.editor === 'text') return isCode(field)
  if (field.editor === 'record') return (field.fields?.length ?? 0) > 0
  return ['enum', 'boolean', 'array', 'map', 'template'].includes(field.editor)
}

/** Texts are code with quotes, but for comments and lists of names. */
function isCode(field: ModelField): boolean {
  return !(field.editor === 'text' && (field.key === 'text' || field.key === 'configurables'))
}

/** Whether an editor can show a value. */
export function fits(field: ModelField, value: string): boolean {
  const v = value.trim()
  if (v === '') return true
  switch (field.editor) {
    case 'text':
      return !isCode(field) || textOf(v) !== null
    case 'enum':
      return field.options?.includes(v) ?? false
    case 'boolean':
      return v === 'true' || v === 'false'
    case 'record':
      return fieldsOf(v) !== null
    case 'array':
      return membersOf(v) !== null
    case 'map':
      return fieldsOf(v) !== null
    case 'template':
      return templateOf(v) !== null
  }
  return true
}

/** A comment's text without its slashes. */
function commentText(value: string): string {
  return value.replace(/^[ \t]*\/\/ ?/gm, '')
}

function defaultLabel(field: ModelField): string {
  return field.default ? `Default: ${textOf(field.default) ?? field.default}` : 'Not set'
}

function helpOf(field: ModelField): string | undefined {
  return plainDoc(field.doc) || undefined
}
