import { useState } from 'react'
import { messageOf } from '../rpc'
import type { Response, ServiceMethod } from '../rpc/models'
import { useQuietPanel } from '../shell/panelFocus'
import { TypeInput } from '../types/TypeInput'
import { Button, Checkbox, FormFoot, Select, TextField } from '../ui'
import { ParameterList } from './ParameterList'
import { draftOf, emptyDraft, methods, pathProblem, valuesOf, type MethodDraft } from './resource'
import { ResponseList } from './ResponseList'
import { sourcesOf, statusTypes } from './sources'
import form from '../artifacts/ArtifactForm.module.css'
import styles from './MethodForm.module.css'

export interface MethodFormProps {
  kind: 'resource' | 'remote'
  start: MethodDraft
  library?: string
  /** Functions that the listener of the service calls. */
  offered?: ServiceMethod[]
  /** What the server says of the responses in the code. */
  known?: Response[]
  /** Names of the parameters in the code, in their order. */
  order?: string[]
  submitLabel: string
  onSubmit(values: Record<string, string>): Promise<void>
  onCancel(): void
}

const withoutBody = ['get', 'head', 'options']

/** The form of a resource or a remote function. */
export function MethodForm({ kind, start, library, offered = [], known = [], order, submitLabel, onSubmit, onCancel }: MethodFormProps) {
  const quiet = useQuietPanel()
  const [draft, setDraft] = useState(start)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const { values, problem } = valuesOf(draft, kind, order)
  const change = (part: Partial<MethodDraft>) => {
    setRefused(null)
    setDraft((d) => ({ ...d, ...part }))
  }
  const chosen = offered.find((m) => m.name === draft.name)
  const choose = (name: string) => {
    const m = offered.find((o) => o.name === name)
    setRefused(null)
    setDraft(m ? draftOf(m, []) : emptyDraft(kind))
  }
  const resource = kind === 'resource'
  const types = statusTypes(library)

  const submit = async () => {
    setTried(true)
    if (problem) return
    setBusy(true)
    try {
      await onSubmit(values)
    } catch (error) {
      setRefused(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      className={form.form}
      aria-label={resource ? 'Resource' : 'Remote function'}
      noValidate
      onSubmit={(e) => {
        e.preventDefault()
        if (!busy) void submit()
      }}
    >
      <div className={form.fields}>
        {resource ? (
          <div className={styles.target}>
            <Select label="Method" value={draft.method} options={methods.map((m) => ({ value: m, label: m.toUpperCase() }))} onChange={(method) => change({ method })} />
            <TextField label="Path" value={draft.name} mono autoFocus={!quiet} placeholder="/users/[int id]" error={draft.name ? pathProblem(draft.name) : null} onChange={(name) => change({ name })} />
          </div>
        ) : (
          <>
            {offered.length > 0 && (
              <Select
                label="Function"
                value={chosen?.name ?? ''}
                options={[...offered.map((m) => ({ value: m.name, label: m.name })), { value: '', label: 'Another function' }]}
                onChange={choose}
                help={chosen?.doc?.trim()}
              />
            )}
            {!chosen && <TextField label="Name" value={draft.name} mono autoFocus={!quiet} required placeholder="onMessage" onChange={(name) => change({ name })} />}
          </>
        )}
        {resource && (!withoutBody.includes(draft.method) || draft.payload) && (
          <div className={styles.payload}>
            <Checkbox
              label="Payload"
              help="The body of the request, read as this type"
              checked={draft.payload !== null}
              onChange={(on) => change({ payload: on ? { annotations: '', type: '', name: 'payload', default: '' } : null })}
            />
            {draft.payload && (
              <div className={styles.two}>
                <TypeInput label="Payload type" required value={draft.payload.type} onChange={(type) => change({ payload: draft.payload && withAnnotation({ ...draft.payload, type, text: undefined }, library) })} />
                <TextField label="Payload name" required mono value={draft.payload.name} onChange={(name) => change({ payload: draft.payload && { ...draft.payload, name, text: undefined } })} />
              </div>
            )}
          </div>
        )}
        <ParameterList
          rows={draft.parameters}
          onChange={(parameters) => change({ parameters })}
          sources={resource ? sourcesOf(library).filter((s) => s.id !== 'payload') : undefined}
        />
        <ResponseList members={draft.responses} onChange={(responses) => change({ responses })} known={known} method={draft.method} moreTypes={types} />
      </div>
      <FormFoot problem={refused ?? (tried ? problem : null)}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="primary" type="submit" disabled={busy}>
          {submitLabel}
        </Button>
      </FormFoot>
    </form>
  )
}

/** Simple values would be taken for query parameters: the annotation says that they are the payload. */
function withAnnotation<T extends { type: string; annotations: string }>(row: T, library: string | undefined): T {
  const annotation = sourcesOf(library).find((s) => s.id === 'payload')!.annotation
  const simple = /^(string|int|float|decimal|boolean|byte)(\[\])*\??$/.test(row.type.trim())
  if (simple && !row.annotations) return { ...row, annotations: annotation }
  if (!simple && row.annotations === annotation) return { ...row, annotations: '' }
  return row
}
