import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { messageOf, rpc } from '../rpc'
import type { Form } from '../rpc/models'
import { Button, Disclosure, FormFoot } from '../ui'
import { draftOf, keepDraft } from './drafts'
import { FieldEditor } from './FieldEditor'
import { divided, initialValues, intentOf, missing, shortDoc, type Target, type Values } from './form'
import { focusFirstField, useQuietPanel } from '../shell/panelFocus'
import { Offers } from './Offers'
import { FormContext, type FormScope } from './scope'
import styles from './Forms.module.css'

export interface ModelFormProps {
  form: Form
  /** Where something that is added goes. */
  target?: Target
  /** What is filled in to begin with. */
  proposed?: Values
  /** The node or point whose variables an expression can name. */
  at?: string
  submitLabel: string
  /** What was done: the id of what was added. */
  onDone(node: string | undefined, values: Values): void
  onCancel(): void
  /** Escape within a field, when that is not to go back to the diagram: what was typed is kept for the next time. */
  onEscape?(): void
  /** Tells whether there is something that was not sent. */
  onDirty?(dirty: boolean): void
  /** Above the fields. */
  children?: ReactNode
}

/** A form made from a model. Sending it is one intent, with what was changed in it. */
export function ModelForm({ form, target = {}, proposed, at, submitLabel, onDone, onCancel, onEscape, onDirty, children }: ModelFormProps) {
  const key = form.id ?? JSON.stringify([form.item, target])
  const [edits, setEdits] = useState<Values>(() => ({ ...proposed, ...draftOf(key) }))
  const [touched, setTouched] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [advanced, setAdvanced] = useState(false)
  const root = useRef<HTMLFormElement>(null)
  const values = useMemo(() => ({ ...initialValues(form), ...edits }), [form, edits])
  const problems = touched ? missing(form, values) : {}
  const { shown, folded } = useMemo(() => divided(form), [form])
  const dirty = Object.keys(edits).some((k) => edits[k] !== (proposed?.[k] ?? form.fields.find((f) => f.key === k)?.value ?? ''))
  const latest = useRef({ form, values, target, edits, dirty })
  latest.current = { form, values, target, edits, dirty }

  useEffect(() => onDirty?.(dirty), [dirty, onDirty])
  // What is left without sending is kept.
  const sent = useRef(false)
  useEffect(
    () => () => {
      const { edits, dirty } = latest.current
      keepDraft(key, dirty && !sent.current ? edits : {})
    },
    [key],
  )
  const quiet = useRef(useQuietPanel())
  useEffect(() => {
    if (!quiet.current) focusFirstField(root.current)
  }, [])

  const set = useCallback((field: string, value: string) => {
    setFailure(null)
    setEdits((e) => ({ ...e, [field]: value }))
  }, [])

  const submit = useCallback(async () => {
    const { form, values, target } = latest.current
    setTouched(true)
    const wanting = Object.keys(missing(form, values))
    if (wanting.length > 0) {
      if (divided(form).folded.some((f) => wanting.includes(f.key))) setAdvanced(true)
      requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const intent = intentOf(form, values, target)
    if (intent.kind === 'update' && Object.keys(intent.values ?? {}).length === 0) {
      sent.current = true
      onDone(undefined, values)
      return
    }
    setBusy(true)
    try {
      const { node } = await rpc.call('studio/edit', { intent })
      sent.current = true
      onDone(node, values)
    } catch (error) {
      setFailure(messageOf(error))
      setBusy(false)
    }
  }, [onDone])

  const scope = useMemo<FormScope>(
    () => ({
      at,
      submit: () => void submit(),
      intent: () => intentOf(latest.current.form, latest.current.values, latest.current.target),
    }),
    [at, submit],
  )
  const editor = (f: Form['fields'][number]) => (
    <FieldEditor key={f.key} field={f} value={values[f.key] ?? ''} onChange={(v) => set(f.key, v)} place={f.readOnly ? undefined : { key: f.key }} error={problems[f.key]} />
  )
  const doc = shortDoc(form.doc)

  return (
    <FormContext.Provider value={scope}>
      <form
        ref={root}
        className={styles.form}
        noValidate
        onSubmit={(e) => {
          e.preventDefault()
          void submit()
        }}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
            e.preventDefault()
            void submit()
          } else if (e.key === 'Escape' && !e.defaultPrevented && onEscape) {
            e.preventDefault()
            onEscape()
          }
        }}
      >
        {doc && <p className={styles.doc}>{doc}</p>}
        {children}
        {failure && (
          <p className={styles.failure} role="alert">
            {failure}
          </p>
        )}
        {shown.map(editor)}
        {form.kind === 'connection' && form.item && <Offers form={form} values={values} onChange={set} />}
        {folded.length > 0 && (
          <Disclosure title="More settings" count={folded.length} open={advanced} onOpen={setAdvanced}>
            {folded.map(editor)}
          </Disclosure>
        )}
        {shown.length === 0 && folded.length === 0 && <p className={styles.doc}>There is nothing to set here.</p>}
        <FormFoot>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" look="primary" disabled={busy}>
            {submitLabel}
          </Button>
        </FormFoot>
      </form>
    </FormContext.Provider>
  )
}
