import { AlignLeft, ChevronRight, Files, Lock, Workflow } from 'lucide-react'
import { Fragment, useEffect, useMemo, useState } from 'react'
import type { DocumentSymbol } from 'vscode-languageserver-types'
import { useLayout } from '../shell/layout'
import { navigate, useRoute } from '../shell/route'
import type { ViewProps } from '../shell/views'
import { useStudio } from '../store/studio'
import { EmptyState, IconButton, Splitter, Tabs } from '../ui'
import { CodePane } from './CodePane'
import { showDocument, theEditor, type Shown } from './editor'
import { FileTree } from './FileTree'
import { useCodeLink } from './link'
import { uriOfPath } from './open'
import { Outline } from './Outline'
import { parseAt } from './place'
import { SearchPanel } from './SearchPanel'
import { useCodeLayout, type SideTab } from './store'
import { SymbolIcon } from './SymbolIcon'
import { around, useCaretLine, useSymbols } from './symbols'
import styles from './Code.module.css'

/** The code of a file, with all files and its declarations beside it; without those where it is itself beside a diagram. */
export default function CodeView({ arg, at }: ViewProps) {
  const route = useRoute()
  const beside = route.view !== 'code'
  const files = useStudio((s) => s.files)
  const path = arg || (files.find((f) => f.path === 'main.bal') ?? files.find((f) => f.kind === 'bal') ?? files[0])?.path
  const uri = path === undefined ? undefined : uriOfPath(path)
  // Beside a diagram the line of the declaration changes with what is typed above it: that is no wish to go there,
  // which is why `at` is not among what the effects below depend on.
  const wish = beside ? route.arg : at
  const [revealed, setRevealed] = useState<Shown | null>(null)
  const shown = useMemo((): Shown | null => {
    const place = parseAt(at)
    return uri === undefined ? null : { uri, ...place, focus: !beside }
  }, [uri, wish, beside])
  useEffect(() => {
    // A node may have been selected before the code was there.
    const { reveal } = useCodeLink.getState()
    setRevealed(beside && reveal?.of === route.arg && reveal.uri === uri ? { focus: false, ...reveal } : null)
  }, [shown])
  useEffect(
    () =>
      useCodeLink.subscribe((now, before) => {
        if (beside && now.reveal && now.reveal !== before.reveal) setRevealed({ focus: false, ...now.reveal })
      }),
    [beside],
  )

  if (!shown) {
    return (
      <EmptyState icon={Files} title={path === undefined ? 'There are no files' : 'There is no such file'}>
        {path === undefined ? 'Add an artifact, and its code is shown here.' : `${path} is not a file of this project any more.`}
      </EmptyState>
    )
  }
  return (
    <div className={styles.view}>
      <Code shown={revealed ?? shown} path={path ?? ''} beside={beside} />
    </div>
  )
}

function Code({ shown, path, beside }: { shown: Shown; path: string; beside: boolean }) {
  const { sideOpen, sideWidth } = useCodeLayout()
  const symbols = useSymbols(shown.uri)
  const line = useCaretLine()
  return (
    <>
      {!beside && sideOpen && (
        <>
          <div className={styles.side} style={{ width: sideWidth }}>
            <Side path={path} uri={shown.uri} symbols={symbols} line={line} />
          </div>
          <Splitter
            label="Width of the list of files"
            side="left"
            size={sideWidth}
            min={160}
            max={480}
            onSize={(n) => useCodeLayout.setState({ sideWidth: n })}
          />
        </>
      )}
      <div className={styles.main}>
        <CodeHead uri={shown.uri} beside={beside} symbols={symbols} line={line} />
        <CodePane shown={shown} />
      </div>
    </>
  )
}

function Side({ path, uri, symbols, line }: { path: string; uri: string; symbols: DocumentSymbol[]; line: number }) {
  const tab = useCodeLayout((s) => s.sideTab)
  return (
    <Tabs
      label="Beside the code"
      value={tab}
      onChange={(id) => useCodeLayout.setState({ sideTab: id as SideTab })}
      tabs={[
        { id: 'files', title: 'Files', content: <FileTree path={path} /> },
        { id: 'outline', title: 'Outline', content: <Outline uri={uri} symbols={symbols} line={line} /> },
        { id: 'search', title: 'Search', content: <SearchPanel /> },
      ]}
    />
  )
}

/** Where the caret is, and what can be done with the file. */
function CodeHead({ uri, beside, symbols, line }: { uri: string; beside: boolean; symbols: DocumentSymbol[]; line: number }) {
  const unsaved = useStudio((s) => uri in s.unsaved)
  const caret = useCodeLink((s) => s.caret)
  const sideOpen = useCodeLayout((s) => s.sideOpen)
  const way = around(symbols, line)
  const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))
  const readOnly = !uri.startsWith('file:')
  return (
    <div className={styles.head}>
      {!beside && (
        <IconButton
          icon={Files}
          label={sideOpen ? 'Hide the files' : 'Show the files'}
          size="small"
          pressed={sideOpen}
          onClick={() => useCodeLayout.setState({ sideOpen: !sideOpen })}
        />
      )}
      <nav className={styles.way} aria-label="Where the caret is">
        {/* The line above has the name where the file is shown alone. */}
        {beside && <span className={styles.step}>{name}</span>}
        {unsaved && <span className={styles.dot} role="img" aria-label="Not saved yet" />}
        {way.map((s, i) => (
          <Fragment key={i}>
            {(beside || i > 0) && <ChevronRight size={13} aria-hidden className={styles.divider} />}
            <button
              type="button"
              className={styles.step}
              onClick={() =>
                void showDocument({ uri, line: s.selectionRange.start.line + 1, column: s.selectionRange.start.character + 1 })
              }
            >
              <SymbolIcon kind={s.kind} />
              {s.name}
            </button>
          </Fragment>
        ))}
      </nav>
      {readOnly && (
        <span className={styles.detail}>
          <Lock size={12} aria-hidden /> Read only
        </span>
      )}
      {!readOnly && uri.endsWith('.bal') && (
        <IconButton
          icon={AlignLeft}
          label="Format"
          keys="Shift+Alt+F"
          size="small"
          onClick={() => void theEditor().getAction('editor.action.formatDocument')?.run()}
        />
      )}
      {!beside && (
        <IconButton
          icon={Workflow}
          label="Diagram beside"
          size="small"
          disabled={!caret}
          onClick={() => {
            if (!caret) return
            useLayout.setState({ split: true })
            navigate('flow', caret.flow, caret.node)
          }}
        />
      )}
    </div>
  )
}
