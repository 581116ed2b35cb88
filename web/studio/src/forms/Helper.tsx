import { FunctionSquare } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useEffect, useState } from 'react'
import { rpc } from '../rpc'
import type { Entry, Ref } from '../rpc/models'
import { SearchField, Skeleton, Tabs } from '../ui'
import { shortDoc } from './form'
import { useFormScope } from './scope'
import styles from './Forms.module.css'

interface Choice {
  insert: string
  label: string
  detail: string
}

const isVariable = (r: Ref) => r.kind !== 'function' && r.kind !== 'configurable'

/** The panel beside an expression: the variables, functions and configurables that it may name. */
export function Helper({ label, onInsert }: { label: string; onInsert(code: string): void }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <button type="button" className={styles.helperButton} aria-label={`Insert into ${label}`} title="Variables, functions and configurables">
          <FunctionSquare size={15} aria-hidden />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.helper} side="bottom" align="end" sideOffset={34} collisionPadding={8} aria-label="Insert a value" onCloseAutoFocus={(e) => e.preventDefault()}>
          <Choices
            onChoose={(code) => {
              setOpen(false)
              onInsert(code)
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Choices({ onChoose }: { onChoose(code: string): void }) {
  const at = useFormScope()?.at
  const [tab, setTab] = useState('variables')
  const [query, setQuery] = useState('')
  const [scope, setScope] = useState<Ref[] | null>(null)
  const [functions, setFunctions] = useState<Entry[]>([])

  useEffect(() => {
    let gone = false
    rpc.call('studio/scope', { id: at ?? '' }).then(
      ({ model }) => !gone && setScope(model ?? []),
      () => !gone && setScope([]),
    )
    return () => {
      gone = true
    }
  }, [at])
  useEffect(() => {
    if (tab !== 'functions') return
    const abort = new AbortController()
    rpc.call('studio/palette', { at: at ?? '', query }, abort.signal).then(
      ({ model }) => setFunctions((model?.sections ?? []).flatMap((s) => s.entries).filter((e) => e.item.name && !e.item.connection)),
      () => undefined,
    )
    return () => abort.abort()
  }, [at, query, tab])

  if (!scope) return <Skeleton />
  const fits = (name: string) => name.toLowerCase().includes(query.trim().toLowerCase())
  const named = (list: Ref[]): Choice[] => list.filter((r) => fits(r.name)).map((r) => ({ insert: r.name, label: r.name, detail: r.kind }))
  const calls: Choice[] = functions.map((e) => {
    const prefix = e.item.module ? e.item.module.replace(/^.*[/.]/, '') + ':' : ''
    const own = scope.some((r) => r.kind === 'function' && r.name === e.item.name) ? '' : prefix
    return { insert: `${own}${e.item.name}()`, label: own + e.title, detail: shortDoc(e.doc) }
  })
  const tabs: [string, string, Choice[], string][] = [
    ['variables', 'Variables', named(scope.filter(isVariable)), 'There are no variables here yet.'],
    ['functions', 'Functions', calls, 'No function has this name.'],
    ['configurables', 'Configurables', named(scope.filter((r) => r.kind === 'configurable')), 'The project has no configurables yet.'],
  ]
  return (
    <div className={styles.helperBody}>
      <SearchField label="Search" value={query} onChange={setQuery} autoFocus />
      <Tabs
        label="What to insert"
        value={tab}
        onChange={setTab}
        tabs={tabs.map(([id, title, list, empty]) => ({
          id,
          title,
          content: (
            <ul className={styles.choices}>
              {list.map((c, i) => (
                <li key={c.insert + i}>
                  <button type="button" className={styles.choice} onClick={() => onChoose(c.insert)}>
                    <span className={styles.choiceName}>{c.label}</span>
                    <span className={styles.choiceDetail}>{c.detail}</span>
                  </button>
                </li>
              ))}
              {list.length === 0 && <li className={styles.nothing}>{query ? 'Nothing has this name.' : empty}</li>}
            </ul>
          ),
        }))}
      />
    </div>
  )
}
