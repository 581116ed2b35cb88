import { useEffect, useRef } from 'react'
import type { Form } from '../rpc/models'
import { Checkbox } from '../ui'
import { names, sentenceCase, suggestions, type Values } from './form'
import styles from './Forms.module.css'

export interface OffersProps {
  form: Form
  values: Values
  onChange(key: string, value: string): void
}

/** What is good practice for a connection: ticked, and taken back with a click. */
export function Offers({ form, values, onChange }: OffersProps) {
  const configurables = form.fields.find((f) => f.key === 'configurables')
  const proposed = names(configurables?.value ?? '')
  const moved = names(values.configurables ?? '')
  const offered = suggestions(form)
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    for (const f of offered) if (!values[f.key]) onChange(f.key, f.suggestion ?? '')
  }, [offered, onChange, values])
  const label = (key: string) => sentenceCase(form.fields.find((f) => f.key === key)?.label ?? key)
  return (
    <fieldset className={styles.offers}>
      <legend className={styles.offersTitle}>Recommended</legend>
      {form.fields.some((f) => f.key === 'final') && (
        <Checkbox label="Declare final" help="The connection is made once and safe to use from many requests." checked={values.final !== 'false'} onChange={(c) => onChange('final', String(c))} />
      )}
      {proposed.length > 0 && (
        <>
          <Checkbox
            label="Move host, port and credentials to configurables"
            help="Their values come from Config.toml and differ from place to place."
            checked={moved.length > 0}
            onChange={(c) => onChange('configurables', c ? proposed.join(', ') : '')}
          />
          {moved.length > 0 && (
            <div className={styles.offerNames} role="group" aria-label="Fields that become configurables">
              {proposed.map((key) => (
                <Checkbox
                  key={key}
                  label={label(key)}
                  checked={moved.includes(key)}
                  onChange={(c) => onChange('configurables', proposed.filter((k) => (k === key ? c : moved.includes(k))).join(', '))}
                />
              ))}
            </div>
          )}
        </>
      )}
      {offered.map((f) => (
        <Checkbox
          key={f.key}
          label={/retry/i.test(f.key) ? 'Add retry' : `Set ${sentenceCase(f.label).toLowerCase()}`}
          help={<code>{f.suggestion}</code>}
          checked={(values[f.key] ?? '') !== ''}
          onChange={(c) => onChange(f.key, c ? (f.suggestion ?? '') : '')}
        />
      ))}
    </fieldset>
  )
}
