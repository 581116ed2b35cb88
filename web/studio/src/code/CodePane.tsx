import { useEffect, useRef, useState } from 'react'
import { messageOf } from '../rpc'
import { useTheme } from '../shell/theme'
import { EmptyState } from '../ui'
import { attachEditor, showDocument, type Shown } from './editor'
import { setEditorTheme } from './monaco'
import { connectBreakpoints } from './breakpoints'
import styles from './Code.module.css'

/** The editor, showing a document. */
export function CodePane({ shown }: { shown: Shown }) {
  const place = useRef<HTMLDivElement>(null)
  const theme = useTheme()
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => setEditorTheme(theme), [theme])

  useEffect(() => {
    connectBreakpoints()
    return place.current ? attachEditor(place.current) : undefined
  }, [])

  useEffect(() => {
    setProblem(null)
    showDocument(shown).catch((e: unknown) => setProblem(messageOf(e)))
  }, [shown])

  return (
    <div className={styles.pane}>
      <div ref={place} className={styles.editor} hidden={problem !== null} />
      {problem !== null && <EmptyState title="This file cannot be shown">{problem}</EmptyState>}
    </div>
  )
}
