import { Plug, Plus } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { moduleIcon } from '../connections/glyph'
import { addItem } from '../flow/actions'
import { focusSelected, useAdding } from '../flow/focus'
import hues from '../flow/hues.module.css'
import { kindHue, kindIcon } from '../flow/icons'
import { shortDoc } from '../forms/form'
import { messageOf, rpc } from '../rpc'
import type { Entry, Palette } from '../rpc/models'
import { closePanel, openPanel } from '../shell/layout'
import type { PanelProps } from '../shell/panels'
import { Button, classes, EmptyState, Panel, SearchField, Skeleton } from '../ui'
import { groupsOf, keyOf, titleOf, type Group } from './entries'
import { helpOf } from './help'
import { used, useRecent } from './recent'
import styles from './Palette.module.css'

/** What can be added at a point. */
export function PalettePanel({ content: { at } }: PanelProps<'palette'>) {
  const [query, setQuery] = useState('')
  const [answer, setAnswer] = useState<{ query: string; palette: Palette | null } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState(0)
  const recent = useRecent((s) => s.keys)
  const id = useId()
  const body = useRef<HTMLDivElement>(null)
  /** Enter was pressed before the server had answered: the first of what fits is chosen then. */
  const entered = useRef(false)
  useAdding(at)
  const palette = answer?.palette ?? null
  const busy = !problem && answer?.query !== query

  useEffect(() => {
    const abort = new AbortController()
    const timer = setTimeout(
      () =>
        void rpc.call('studio/palette', { at, query }, abort.signal).then(
          ({ model }) => {
            setAnswer({ query, palette: model })
            setActive(0)
            setProblem(null)
          },
          (error: unknown) => {
            if (abort.signal.aborted) return
            entered.current = false
            setProblem(messageOf(error))
          },
        ),
      query ? 60 : 0,
    )
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [at, query])

  // What was used lately stays in its order while the panel is open.
  const [lately] = useState(recent)
  const groups = useMemo<Group[]>(() => (palette ? groupsOf(palette, lately, query, opened) : []), [palette, lately, query, opened])
  const flat = useMemo(() => groups.flatMap((g) => g.entries), [groups])
  const current = flat[active]

  useEffect(() => {
    body.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const choose = (e: Entry) => {
    entered.current = false
    used(keyOf(e))
    void addItem(e.item, at)
  }
  useEffect(() => {
    if (entered.current && !busy && flat[0]) choose(flat[0])
  })
  const close = () => {
    closePanel()
    focusSelected()
  }
  const keys = (e: KeyboardEvent) => {
    if (e.key === 'ArrowDown') setActive((a) => Math.min(flat.length - 1, a + 1))
    else if (e.key === 'ArrowUp') setActive((a) => Math.max(0, a - 1))
    else if (e.key === 'Enter' && busy) entered.current = true
    else if (e.key === 'Enter' && current) choose(current)
    else if (e.key === 'Escape' && query === '') close()
    else return
    e.preventDefault()
  }

  const search = (text: string) => {
    entered.current = false
    setQuery(text)
  }

  let index = -1
  const help = current && (shortDoc(current.doc) || helpOf(current.item.kind))
  return (
    <Panel title="Add step" icon={Plus} onClose={close}>
      <div className={styles.palette}>
        <div className={styles.search}>
          <SearchField label="Search steps, actions and functions" value={query} onChange={search} autoFocus onKeyDown={keys} />
        </div>
        <div ref={body} className={styles.body} role="listbox" aria-label="Steps" aria-busy={busy} id={id}>
          {!palette && !problem && <Skeleton />}
          {problem && <p className={styles.nothing}>{problem}</p>}
          {palette && flat.length === 0 && (
            <EmptyState title="Nothing has this name">Actions of a connection show here once the connection is added.</EmptyState>
          )}
          {groups.map((g) => {
            const c = g.section?.connection
            const Icon = c ? moduleIcon(c.module) : null
            const more = (g.section?.entries.length ?? 0) - g.entries.length
            return (
              <section key={g.title} role="group" aria-label={g.title} className={styles.group}>
                {/* The name of the group says it: a list of options has no headings. */}
                <h3 role="presentation" className={styles.heading}>
                  {Icon && <Icon size={14} aria-hidden />}
                  {g.title}
                  {c && <span className={styles.type}>{c.type}</span>}
                </h3>
                <div className={g.tiles ? styles.tiles : styles.list}>
                  {g.entries.map((e) => {
                    index++
                    const i = index
                    return <PaletteEntry key={keyOf(e)} entry={e} tile={g.tiles} recent={g.recent} active={i === active} onActive={() => setActive(i)} onChoose={() => choose(e)} />
                  })}
                </div>
                {more > 0 && (
                  <button type="button" role="option" aria-selected={false} className={styles.more} onClick={() => setOpened((o) => new Set(o).add(g.section?.title ?? ''))}>
                    {more} more
                  </button>
                )}
              </section>
            )
          })}
        </div>
        <div className={styles.foot}>
          <p className={styles.help} aria-live="polite">
            {help}
          </p>
          <Button size="small" icon={Plug} onClick={() => openPanel({ kind: 'addConnection', at })}>
            Add connection
          </Button>
        </div>
      </div>
    </Panel>
  )
}

interface EntryProps {
  entry: Entry
  tile: boolean
  /** It stands among what was used lately, and again below. */
  recent?: boolean
  active: boolean
  onActive(): void
  onChoose(): void
}

function PaletteEntry({ entry, tile, recent, active, onActive, onChoose }: EntryProps) {
  const Icon = kindIcon(entry.item.kind)
  const title = titleOf(entry)
  const from = entry.item.connection ? `on ${entry.item.connection}` : (entry.group ?? '')
  const doc = shortDoc(entry.doc)
  return (
    <button
      type="button"
      role="option"
      aria-selected={active}
      aria-label={(from ? `${title} ${from}` : title) + (recent ? ', used lately' : '')}
      tabIndex={-1}
      className={classes(styles.entry, tile && styles.tile, active && styles.active, hues[kindHue(entry.item.kind)])}
      onPointerMove={onActive}
      onClick={onChoose}
    >
      <Icon size={15} strokeWidth={1.75} aria-hidden className={styles.icon} />
      <span className={styles.texts}>
        <span className={styles.title}>{title}</span>
        {!tile && doc && !entry.item.connection && <span className={styles.doc}>{doc}</span>}
      </span>
      {!tile && entry.group && <span className={styles.from}>{entry.group.replace(/^.*\//, '')}</span>}
    </button>
  )
}
