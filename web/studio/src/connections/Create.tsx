import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { literalOf } from '../forms/code'
import { proposedName, type Values } from '../forms/form'
import { Button } from '../ui'
import { Row } from './AddConnection'
import type { Connector } from './catalog'
import { moduleIcon } from './glyph'
import { readSpec, type ApiSpec } from './openapi'
import styles from './Connections.module.css'

export interface StepProps {
  connectors: Connector[]
  onChoose(c: Connector, proposed?: Values): void
}

/** Connects to the API that an OpenAPI file describes. */
export function ApiStep({ connectors, onChoose }: StepProps) {
  const input = useRef<HTMLInputElement>(null)
  const [spec, setSpec] = useState<ApiSpec | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const http = connectors.find((c) => c.item.module === 'ballerina/http' && c.item.class === 'Client')
  const read = async (file: File | undefined) => {
    if (!file) return
    const found = readSpec(await file.text())
    setSpec(found)
    setProblem(found ? null : `${file.name} is not an OpenAPI file: it needs a line "openapi: 3…" or "swagger: 2.0", in JSON or YAML.`)
  }
  return (
    <div
      className={styles.create}
      onDragOver={(e) => e.preventDefault()}
      onDrop={(e) => {
        e.preventDefault()
        void read(e.dataTransfer.files[0])
      }}
    >
      <p>Choose the OpenAPI file of the API, or drop it here. Its address and name are filled in for an HTTP connection.</p>
      <p className={styles.note}>An action for each operation is not generated yet: the connection&apos;s get, post and so on take the path instead.</p>
      <input ref={input} type="file" accept=".json,.yaml,.yml" className="visually-hidden" aria-label="OpenAPI file" tabIndex={-1} onChange={(e) => void read(e.target.files?.[0])} />
      <Button icon={FileUp} onClick={() => input.current?.click()}>
        Choose file
      </Button>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {spec && (
        <>
          <dl className={styles.facts}>
            <dt>API</dt>
            <dd>{spec.title || 'Without a title'}</dd>
            <dt>Address</dt>
            <dd>{spec.url || 'Not in the file'}</dd>
            <dt>Operations</dt>
            <dd>{spec.operations.length}</dd>
          </dl>
          <ul className={styles.operations} aria-label="Operations">
            {spec.operations.map((o) => (
              <li key={o.method + o.path} title={o.summary || undefined}>
                <span className={styles.method}>{o.method.toUpperCase()}</span> {o.path}
              </li>
            ))}
          </ul>
          {http && (
            <Button look="primary" onClick={() => onChoose(http, { ...(spec.url && { url: literalOf(spec.url) }), ...(spec.title && { name: proposedName(spec.title.replace(/\bapi\b/i, '') + ' client', new Set()) }) })}>
              Go on with an HTTP connection
            </Button>
          )}
        </>
      )}
    </div>
  )
}

/** Connects to a database of a kind that there is a connector for. */
export function DatabaseStep({ connectors, onChoose }: StepProps) {
  const list = connectors.filter((c) => c.database)
  return (
    <div className={styles.create}>
      <p>Which kind of database is it?</p>
      <div>
        {list.map((c) => (
          <Row key={c.name} icon={moduleIcon(c.item.module)} title={c.title} aside={c.name} text={c.text} onClick={() => onChoose(c)} />
        ))}
      </div>
      <p className={styles.note}>
        For other databases there is no connector yet. One that speaks the protocol of one above works with it, as MariaDB does with MySQL. Else reach it through an HTTP API in front of it.
      </p>
      <p className={styles.note}>Types and functions are not generated from the tables yet: write queries in the connection&apos;s actions.</p>
    </div>
  )
}
