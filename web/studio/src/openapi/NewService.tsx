import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { freePort } from '../artifacts/propose'
import { messageOf, rpc } from '../rpc'
import type { ApiParams } from '../rpc/protocol'
import { closePanel } from '../shell/layout'
import { navigate } from '../shell/route'
import { useWatch } from '../store/watch'
import { Button, FormFoot, Panel, Select, Skeleton, TextField } from '../ui'
import { CodePreview } from './CodePreview'
import { SourceField } from './SourceField'
import { documentOf, type Source } from './spec'
import { useApiCode } from './useApiCode'
import styles from './Openapi.module.css'

/** Makes an HTTP service of an OpenAPI document. */
export function NewService({ title, icon, onBack }: { title: string; icon: LucideIcon; onBack?(): void }) {
  const [source, setSource] = useState<Source | null>(null)
  const { model } = useWatch('overview')
  const listeners = (model?.listeners ?? []).filter((l) => l.library === 'ballerina/http' && l.class === 'Listener')
  const [chosen, setChosen] = useState<string | null>(null)
  const [port, setPort] = useState<string | null>(null)
  const [path, setPath] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const listener = chosen ?? listeners[0]?.name ?? ''
  const params: Omit<ApiParams, 'name' | 'text' | 'uri'> = { mode: 'service', ...(listener ? { listener } : { port: port ?? freePort(model) }), ...(path && { basePath: path }) }
  const { code, problem, loading } = useApiCode(source, params)
  const fine = source && code && code.problems.length === 0 && !problem
  const wrongPort = listener === '' && port !== null && !/^([1-9]\d{0,4})$/.test(port)
  const add = async () => {
    if (!source || busy) return
    setBusy(true)
    setFailed(null)
    try {
      const made = await rpc.call('studio/openapi', { ...documentOf(source), ...params, write: true })
      if (made.problems.length === 0) {
        closePanel()
        if (made.service) navigate('service', made.service)
        return
      }
      setFailed(made.problems[0]!.message)
    } catch (error) {
      setFailed(messageOf(error))
    }
    setBusy(false)
  }
  return (
    <Panel title={title} icon={icon} onBack={onBack} onClose={closePanel}>
      <form
        className={styles.form}
        aria-label="Service from OpenAPI"
        onSubmit={(e) => {
          e.preventDefault()
          void add()
        }}
      >
        <SourceField
          source={source}
          onChange={(s) => {
            setSource(s)
            setPath(null)
          }}
        />
        {source && !code && loading && <Skeleton lines={5} />}
        {source && code && code.problems.length === 0 && (
          <>
            <TextField label="Base path" value={path ?? code.summary?.basePath ?? '/'} mono onChange={setPath} />
            {listeners.length > 0 && (
              <Select label="Listener" value={listener} options={[...listeners.map((l) => ({ value: l.name, label: l.name })), { value: '', label: 'A new listener' }]} onChange={setChosen} />
            )}
            {listener === '' && <TextField label="Port" value={port ?? freePort(model)} mono inputMode="numeric" error={wrongPort ? 'A port is a number from 1 to 65535.' : null} onChange={setPort} />}
          </>
        )}
        {source && code && <CodePreview code={code} />}
        {(failed ?? problem) && (
          <p className={styles.problem} role="alert">
            {failed ?? problem}
          </p>
        )}
        <FormFoot>
          <Button onClick={onBack ?? closePanel}>Cancel</Button>
          <Button type="submit" look="primary" disabled={!fine || busy || wrongPort}>
            Add
          </Button>
        </FormFoot>
      </form>
    </Panel>
  )
}
