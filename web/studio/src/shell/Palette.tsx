import { Dialog as Radix } from 'radix-ui'
import { FileCode2, Search } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useStudio } from '../store/studio'
import { useWatch } from '../store/watch'
import { Kbd } from '../ui'
import { openArtifact } from '../explorer/actions'
import { artifactIcon, artifactTitle, listArtifacts } from '../explorer/artifacts'
import { allCommands } from './allCommands'
import { useOverlays } from './overlays'
import { navigate } from './route'
import { find } from './search'
import { findView } from './views'
import type { LucideIcon } from 'lucide-react'
import styles from './Palette.module.css'

interface Choice {
  id: string
  title: string
  detail: string
  keys?: string
  icon?: LucideIcon
  run(): void
}

const shown = 60

/** The command palette: everything there is to go to and to do, found by typing. */
export function Palette() {
  const query = useOverlays((s) => s.palette)
  return query === null ? null : <OpenPalette />
}

function close() {
  useOverlays.setState({ palette: null })
}

function OpenPalette() {
  const query = useOverlays((s) => s.palette ?? '')
  const { model } = useWatch('overview')
  const files = useStudio((s) => s.files)
  const [index, setIndex] = useState(0)
  const list = useRef<HTMLDivElement>(null)

  const choices = useMemo((): Choice[] => {
    const commands = allCommands()
      .filter((c) => c.id !== 'palette' && (!c.when || c.when()))
      .map((c): Choice => ({ id: `command ${c.id}`, title: c.title, detail: '', keys: c.keys?.[0], icon: c.icon, run: c.run }))
    const things = listArtifacts(model).map(
      (a): Choice => ({
        id: `artifact ${a.id}`,
        title: artifactTitle(a),
        detail: a.range.file,
        icon: artifactIcon(a),
        run: () => openArtifact(a),
      }),
    )
    const paths = findView('code') ? files.map((f): Choice => ({ id: `file ${f.uri}`, title: f.path, detail: 'File', icon: FileCode2, run: () => navigate('code', f.path) })) : []
    return [...commands, ...things, ...paths]
  }, [model, files])

  const found = useMemo(() => {
    const words = query.replace(/^>/, '')
    const among = query.startsWith('>') ? choices.filter((c) => c.id.startsWith('command')) : choices
    return find(words, among, (c) => c.title).slice(0, shown)
  }, [query, choices])

  const at = Math.min(index, found.length - 1)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, query])

  const choose = (c: Choice | undefined) => {
    if (!c) return
    close()
    // After the palette has given the focus back, so that what runs can take it.
    requestAnimationFrame(() => c.run())
  }

  const press = (e: KeyboardEvent) => {
    if (e.key === 'ArrowDown') setIndex((at + 1) % Math.max(found.length, 1))
    else if (e.key === 'ArrowUp') setIndex((at - 1 + found.length) % Math.max(found.length, 1))
    else if (e.key === 'Enter') choose(found[at])
    else return
    e.preventDefault()
  }

  return (
    <Radix.Root open onOpenChange={(o) => !o && close()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content className={styles.palette} aria-describedby={undefined}>
          <Radix.Title className="visually-hidden">Command palette</Radix.Title>
          <div className={styles.field}>
            <Search size={16} aria-hidden />
            <input
              role="combobox"
              aria-label="Search commands, artifacts and files"
              aria-expanded
              aria-controls="palette-list"
              aria-activedescendant={found[at] ? `palette-${at}` : undefined}
              placeholder="Search commands, artifacts and files"
              value={query}
              autoComplete="off"
              spellCheck={false}
              onChange={(e) => {
                useOverlays.setState({ palette: e.target.value })
                setIndex(0)
              }}
              onKeyDown={press}
            />
          </div>
          <div id="palette-list" role="listbox" aria-label="Found" ref={list} className={styles.list}>
            {found.map((c, i) => {
              const Icon = c.icon
              return (
                <div
                  key={c.id}
                  id={`palette-${i}`}
                  role="option"
                  aria-selected={i === at}
                  className={styles.choice}
                  onPointerMove={() => i !== at && setIndex(i)}
                  onClick={() => choose(c)}
                >
                  <span className={styles.icon}>{Icon && <Icon size={15} aria-hidden />}</span>
                  <span className={styles.title}>{c.title}</span>
                  <span className={styles.detail}>{c.detail}</span>
                  {c.keys && <Kbd keys={c.keys} />}
                </div>
              )
            })}
            {found.length === 0 && <p className={styles.none}>Nothing is called so.</p>}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
