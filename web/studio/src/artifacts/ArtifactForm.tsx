import { useMemo, useRef, useState, type ReactNode } from 'react'
import { FormContext, type FormScope } from '../forms/scope'
import { messageOf } from '../rpc'
import type { Form } from '../rpc/models'
import { useQuietPanel } from '../shell/panelFocus'
import { Button, Disclosure, FormFoot } from '../ui'
import { FieldEditor } from './FieldEditor'
import { fieldProblem, initialValues, valuesToSend, type Values } from './fields'
import styles from './ArtifactForm.module.css'

export interface ArtifactFormProps {
  form: Form
  submitLabel: string
  onSubmit(values: Values): Promise<void>
  onCancel(): void
  /** Keys that are not shown, as long as other values have it so. */
  hide?(key: string, values: Values): boolean
  /** Draws a field in a way of its own; undefined for the usual. */
  draw?(key: string, values: Values, set: (values: Values) => void): ReactNode | undefined
  /** Values to start with in place of the form's. */
  start?: Values
}

/** The form of a declaration: what it needs in sight, the rest folded. */
export function ArtifactForm({ form, submitLabel, onSubmit, onCancel, hide, draw, start }: ArtifactFormProps) {
  const [values, setValues] = useState<Values>(() => ({ ...initialValues(form), ...start }))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [advanced, setAdvanced] = useState(false)

  const quiet = useQuietPanel()
  const fields = form.fields.filter((f) => !hide?.(f.key, values))
  const plain = fields.filter((f) => !f.advanced)
  const rare = fields.filter((f) => f.advanced)
  const set = (part: Values) => {
    setProblem(null)
    setValues((v) => ({ ...v, ...part }))
  }
  const editor = (f: (typeof fields)[number], i: number) =>
    draw?.(f.key, values, set) ?? <FieldEditor field={f} value={values[f.key] ?? ''} onChange={(v) => set({ [f.key]: v })} tried={tried} autoFocus={i === 0 && !quiet} />

  // What expressions are checked and completed in: the intent as it would be sent now.
  const latest = useRef({ form, values, submit: () => {} })
  const scope = useMemo<FormScope>(
    () => ({
      submit: () => latest.current.submit(),
      intent: () => {
        const { form, values } = latest.current
        const sent = valuesToSend(form, values)
        return form.id ? { kind: 'update', node: form.id, values: sent } : { kind: 'addArtifact', item: form.item, values: sent }
      },
    }),
    [],
  )

  const submit = async () => {
    setTried(true)
    if (fields.some((f) => fieldProblem(f, values[f.key] ?? ''))) return
    setBusy(true)
    try {
      const hidden = Object.fromEntries(form.fields.filter((f) => !fields.includes(f)).map((f) => [f.key, f.value]))
      await onSubmit(valuesToSend(form, { ...values, ...hidden }))
    } catch (error) {
      setProblem(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  latest.current = { form, values, submit: () => void submit() }
  return (
    <FormContext.Provider value={scope}>
      <form
        className={styles.form}
        aria-label={form.title}
        noValidate
        onSubmit={(e) => {
          e.preventDefault()
          if (!busy) void submit()
        }}
      >
        <div className={styles.fields}>
          {form.doc && <p className={styles.doc}>{form.doc}</p>}
          {plain.map((f, i) => (
            <div key={f.key}>{editor(f, i)}</div>
          ))}
          {rare.length > 0 && (
            <Disclosure title="More settings" count={rare.length} open={advanced} onOpen={setAdvanced}>
              {rare.map((f) => (
                <div key={f.key}>{editor(f, -1)}</div>
              ))}
            </Disclosure>
          )}
        </div>
        <FormFoot problem={problem}>
          <Button onClick={onCancel}>Cancel</Button>
          <Button look="primary" type="submit" disabled={busy}>
            {submitLabel}
          </Button>
        </FormFoot>
      </form>
    </FormContext.Provider>
  )
}
