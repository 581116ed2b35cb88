import { Copy, Download, Send } from 'lucide-react'
import { useState } from 'react'
import type { TryResponse } from '../rpc/protocol'
import { notify } from '../store/toasts'
import { EmptyState, IconButton, Tabs } from '../ui'
import { headerOf, prettyBody, sizeText, timeText } from './response'
import type { Sent } from './store'
import { Status } from './Marks'
import styles from './Try.module.css'

/** What came back. */
export function ResponseView({ sent, sending }: { sent: Sent | undefined; sending: boolean }) {
  const [tab, setTab] = useState('body')
  if (sending) {
    return (
      <section className={styles.response} aria-label="Response">
        <EmptyState title="Waiting for the response" />
      </section>
    )
  }
  if (!sent) {
    return (
      <section className={styles.response} aria-label="Response">
        <EmptyState icon={Send} title="Nothing was sent yet">
          The response is shown here.
        </EmptyState>
      </section>
    )
  }
  const { response: r, problem } = sent
  if (!r) {
    return (
      <section className={styles.response} aria-label="Response">
        <div className={styles.status}>
          <Status status={null} />
        </div>
        <p className={styles.failure} role="alert">
          {problem}
        </p>
      </section>
    )
  }
  return (
    <section className={styles.response} aria-label="Response">
      <div className={styles.status} role="status">
        <Status status={r.status} reason={r.reason} />
        <span className={styles.detail}>{timeText(r.ms)}</span>
        <span className={styles.detail}>{sizeText(r.size)}</span>
      </div>
      <Tabs
        label="Response"
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'body', title: 'Body', content: <Body response={r} /> },
          { id: 'headers', title: 'Headers', count: r.headers.length, content: <Headers response={r} /> },
        ]}
      />
    </section>
  )
}

function Body({ response: r }: { response: TryResponse }) {
  const type = headerOf(r, 'content-type')?.split(';')[0] ?? ''
  if (r.size === 0) return <p className={styles.hint}>The body is empty.</p>
  if (r.encoding === 'base64') {
    const url = `data:${type || 'application/octet-stream'};base64,${r.body}`
    return (
      <div className={styles.binary}>
        {type.startsWith('image/') ? <img src={url} alt="Body of the response" /> : <p className={styles.hint}>The body is not text.</p>}
        <a href={url} download="response">
          <Download size={14} aria-hidden /> Save the body
        </a>
      </div>
    )
  }
  const text = prettyBody(r)
  return (
    <div className={styles.body}>
      <div className={styles.copy}>
        <IconButton
          icon={Copy}
          label="Copy the body"
          size="small"
          onClick={() => void navigator.clipboard.writeText(r.body).then(() => notify('The body was copied.', 'info'))}
        />
      </div>
      {r.cut && <p className={styles.hint}>The body is longer: this is its beginning.</p>}
      <pre className={styles.text} tabIndex={0} aria-label="Body">
        {text}
      </pre>
    </div>
  )
}

function Headers({ response: r }: { response: TryResponse }) {
  return (
    <table className={styles.headers}>
      <tbody>
        {r.headers.map(([k, v], i) => (
          <tr key={i}>
            <th scope="row">{k}</th>
            <td>{v}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
