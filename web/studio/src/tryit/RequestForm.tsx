import { Braces, Copy, Plus, RotateCcw, Send, WandSparkles, X } from 'lucide-react'
import type { TryParameter, TryResource, TryService } from '../rpc/protocol'
import { notify } from '../store/toasts'
import { Button, IconButton, Method, Select, TextArea, TextField } from '../ui'
import { bodyExample, bodyOf, contentType, curlOf, emptyDraft, jsonProblem, keyOf, missing, requestOf } from './request'
import { ResponseView } from './ResponseView'
import { cancel, changeDraft, resetDraft, send, useTry } from './store'
import styles from './Try.module.css'

const places: [TryParameter['in'], string][] = [
  ['path', 'Path'],
  ['query', 'Query'],
  ['header', 'Headers'],
]

/** A form for a resource, made of its parameters, and what came back. */
export function RequestForm({ service, resource: r }: { service: TryService; resource: TryResource }) {
  const draft = useTry((s) => s.drafts[r.id]) ?? emptyDraft(r)
  const sent = useTry((s) => s.sent[r.id])
  const sending = useTry((s) => r.id in s.sending)
  const request = requestOf(service, r, draft)
  const body = bodyOf(r)
  const isJson = contentType(body) === 'application/json'
  const left = missing(r, draft)
  const setValue = (p: TryParameter, value: string) => changeDraft(r, { values: { ...draft.values, [keyOf(p)]: value } })
  const copy = () => {
    void navigator.clipboard.writeText(curlOf(request)).then(() => notify('The request was copied as a curl command.', 'info'))
  }
  return (
    <form
      className={styles.form}
      aria-label={`${r.method.toUpperCase()} ${r.path}`}
      onSubmit={(e) => {
        e.preventDefault()
        if (!sending && left.length === 0) void send(service, r)
      }}
      onKeyDown={(e) => {
        if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey)) return
        e.preventDefault()
        e.currentTarget.requestSubmit()
      }}
    >
      <div className={styles.line}>
        <Method name={request.method} />
        <output className={styles.url} aria-label="Address">
          {service.base ? request.url : 'Known when the program runs'}
        </output>
        <IconButton icon={RotateCcw} label="Start with the examples again" size="small" onClick={() => resetDraft(r)} />
        <IconButton icon={Copy} label="Copy as curl" size="small" disabled={!service.base} onClick={copy} />
        {sending ? (
          <Button size="small" icon={X} onClick={() => cancel(r)}>
            Cancel
          </Button>
        ) : (
          <Button
            type="submit"
            size="small"
            look="primary"
            icon={Send}
            disabled={left.length > 0 || !service.running}
            title={
              !service.running ? 'The program does not run' : left.length > 0 ? `Fill in ${left.map((p) => p.name).join(', ')}` : undefined
            }
          >
            Send
          </Button>
        )}
      </div>
      <div className={styles.columns}>
        <div className={styles.inputs}>
          {places.map(([place, title]) => {
            const list = r.parameters.filter((p) => p.in === place)
            if (list.length === 0) return null
            return (
              <fieldset key={place} className={styles.group}>
                <legend>{title}</legend>
                {list.map((p) => (
                  <ParameterField key={p.name} parameter={p} value={draft.values[keyOf(p)] ?? ''} onChange={(v) => setValue(p, v)} />
                ))}
              </fieldset>
            )
          })}
          {body && (
            <fieldset className={styles.group}>
              <legend>Body</legend>
              <TextArea
                label={body.name}
                aside={
                  <span className={styles.bodyTools}>
                    <code>{body.type}</code>
                    {isJson && (
                      <IconButton
                        icon={Braces}
                        label="Format the body"
                        size="small"
                        disabled={jsonProblem(draft.body) !== null || draft.body.trim() === ''}
                        onClick={() => changeDraft(r, { body: JSON.stringify(JSON.parse(draft.body), null, 2) })}
                      />
                    )}
                    <IconButton
                      icon={WandSparkles}
                      label="Fill in an example"
                      size="small"
                      onClick={() => changeDraft(r, { body: bodyExample(body) })}
                    />
                  </span>
                }
                mono
                rows={Math.min(20, Math.max(6, draft.body.split('\n').length + 1))}
                value={draft.body}
                error={isJson ? jsonProblem(draft.body) : null}
                onChange={(text) => changeDraft(r, { body: text })}
              />
            </fieldset>
          )}
          <ExtraHeaders headers={draft.headers} onChange={(headers) => changeDraft(r, { headers })} />
          {r.parameters.length === 0 && <p className={styles.hint}>This resource needs nothing. Send it as it is.</p>}
        </div>
        <ResponseView sent={sent} sending={sending} />
      </div>
    </form>
  )
}

function ParameterField({ parameter: p, value, onChange }: { parameter: TryParameter; value: string; onChange(value: string): void }) {
  const options = p.schema?.enum?.map(String) ?? (p.schema?.type === 'boolean' ? ['true', 'false'] : undefined)
  const common = {
    label: p.name,
    required: p.required || p.in === 'path',
    aside: <code className={styles.detail}>{p.type}</code>,
    help: p.schema?.description,
  }
  if (options) {
    const list = [...(common.required ? [] : [{ value: '', label: 'Not sent' }]), ...options.map((o) => ({ value: o, label: o }))]
    return <Select {...common} value={value} options={list} onChange={onChange} />
  }
  const placeholder =
    p.default !== undefined && p.default !== '()' ? `${p.default} when it is not sent` : common.required ? undefined : 'Not sent'
  return (
    <TextField
      {...common}
      mono
      value={value}
      placeholder={placeholder}
      inputMode={/^(int|float|decimal)\b/.test(p.type) ? 'decimal' : undefined}
      onChange={onChange}
    />
  )
}

function ExtraHeaders({ headers, onChange }: { headers: [string, string][]; onChange(headers: [string, string][]): void }) {
  const change = (i: number, pair: [string, string]) => onChange(headers.map((h, j) => (j === i ? pair : h)))
  return (
    <div className={styles.extra}>
      {headers.map(([name, value], i) => (
        <div key={i} className={styles.header}>
          <TextField
            label={`Name of header ${i + 1}`}
            hideLabel
            mono
            placeholder="Name"
            value={name}
            onChange={(v) => change(i, [v, value])}
          />
          <TextField
            label={`Value of header ${i + 1}`}
            hideLabel
            mono
            placeholder="Value"
            value={value}
            onChange={(v) => change(i, [name, v])}
          />
          <IconButton icon={X} label={`Remove header ${i + 1}`} size="small" onClick={() => onChange(headers.filter((_, j) => j !== i))} />
        </div>
      ))}
      <Button size="small" look="quiet" icon={Plus} onClick={() => onChange([...headers, ['', '']])}>
        Add a header
      </Button>
    </div>
  )
}
