import { FileCode2, TriangleAlert } from 'lucide-react'
import type { ApiCode, ApiProblem } from '../rpc/protocol'
import { Method } from '../ui'
import { placeOf } from './spec'
import styles from './Openapi.module.css'

/** What a document becomes: the API, its operations, the files, and what is left out. */
export function CodePreview({ code }: { code: ApiCode }) {
  if (code.problems.length > 0) return <Problems list={code.problems} title="The document cannot be used" alert />
  const { summary } = code
  if (!summary) return null
  return (
    <>
      <dl className={styles.facts}>
        <dt>API</dt>
        <dd>
          {summary.title || 'Without a title'} {summary.version && <span className={styles.quiet}>{summary.version}</span>}
        </dd>
        <dt>Address</dt>
        <dd>{summary.url || 'Not in the document'}</dd>
      </dl>
      <section aria-label="Operations">
        <h3 className={styles.heading}>
          Operations <span className={styles.quiet}>{summary.operations.length}</span>
        </h3>
        <ul className={styles.operations} tabIndex={0} aria-label="Operations">
          {summary.operations.map((o) => (
            <li key={o.method + o.path} title={o.summary || undefined}>
              <Method name={o.method} /> <span className={styles.path}>{o.path}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Files">
        <h3 className={styles.heading}>
          Files <span className={styles.quiet}>{code.types.length === 1 ? 'one type' : `${code.types.length} types`}</span>
        </h3>
        {code.files.map((f) => (
          <details key={f.path} className={styles.file}>
            <summary>
              <FileCode2 size={14} aria-hidden /> {f.path}
            </summary>
            <pre tabIndex={0}>{f.text}</pre>
          </details>
        ))}
      </section>
      {code.notes.length > 0 && <Problems list={code.notes} title="Left out" />}
    </>
  )
}

function Problems({ list, title, alert }: { list: ApiProblem[]; title: string; alert?: boolean }) {
  return (
    <section aria-label={title} role={alert ? 'alert' : undefined}>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.problems} data-alert={alert}>
        {list.map((p) => (
          <li key={placeOf(p) + p.message}>
            <TriangleAlert size={14} aria-hidden />
            <span>
              {p.message} <span className={styles.place}>{placeOf(p)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
