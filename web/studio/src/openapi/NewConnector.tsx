import { useEffect, useState } from 'react'
import { messageOf, rpc } from '../rpc'
import { useStudio } from '../store/studio'
import { Button, FormFoot, Skeleton, TextField } from '../ui'
import { CodePreview } from './CodePreview'
import { SourceField } from './SourceField'
import { documentOf, moduleFor, modulesOf, type Source } from './spec'
import { useApiCode } from './useApiCode'
import styles from './Openapi.module.css'

/** Makes a connector of an OpenAPI document: a module of the project with a client. */
export function NewConnector({ onMade, onCancel }: { onMade(module: string): void; onCancel(): void }) {
  const [source, setSource] = useState<Source | null>(null)
  const [named, setNamed] = useState<string | null>(null)
  const [proposed, setProposed] = useState('api')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const files = useStudio((s) => s.files)
  const module = named ?? proposed
  const { code, problem, loading } = useApiCode(source, { mode: 'client', module })
  const title = code?.summary?.title || (source ? (source.from === 'text' ? source.name : source.path.split('/').pop()!) : '')
  useEffect(() => {
    if (title && !busy) setProposed(moduleFor(title, modulesOf(files)))
  }, [title, files, busy])
  const ready = source && code && code.problems.length === 0 && code.files.length > 0 && !problem
  const make = async () => {
    if (!source || busy) return
    setBusy(true)
    setFailed(null)
    try {
      const made = await rpc.call('studio/openapi', { ...documentOf(source), mode: 'client', module, write: true })
      if (made.problems.length === 0 && made.module) return onMade(made.module)
      setFailed(made.problems[0]?.message ?? null)
    } catch (error) {
      setFailed(messageOf(error))
    }
    setBusy(false)
  }
  return (
    <form
      className={styles.form}
      aria-label="Connector from OpenAPI"
      onSubmit={(e) => {
        e.preventDefault()
        void make()
      }}
    >
      <SourceField source={source} onChange={setSource} />
      {source && !code && loading && <Skeleton lines={5} />}
      {source && code && code.problems.length === 0 && (
        <TextField label="Module" help="The folder below modules that the connector is in." value={module} mono error={failed ?? problem} onChange={setNamed} />
      )}
      {source && code && <CodePreview code={code} />}
      {source && !code && problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <FormFoot>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="primary" disabled={!ready || busy}>
          Create connector
        </Button>
      </FormFoot>
    </form>
  )
}
