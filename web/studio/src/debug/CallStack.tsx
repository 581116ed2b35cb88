import { useEffect } from 'react'
import { openPlace } from '../code/open'
import { messageOf } from '../rpc'
import { notify } from '../store/toasts'
import { classes } from '../ui'
import type { StackFrame, Thread } from './dap'
import { loadFrames, selectFrame, uriOfSource } from './session'
import { useDebugStore } from './store'
import styles from './Debug.module.css'

/** The calls of every strand; the one that stopped first. */
export function CallStack() {
  const threads = useDebugStore((s) => s.threads)
  const stopped = useDebugStore((s) => s.stopped)
  const phase = useDebugStore((s) => s.phase)
  if (phase !== 'stopped') return <p className={styles.empty}>Calls are shown while the program is stopped.</p>
  const first = stopped?.threadId
  const sorted = [...threads].sort((a, b) => Number(b.id === first) - Number(a.id === first))
  return (
    <>
      {sorted.map((t) => (
        <Strand key={t.id} thread={t} single={threads.length === 1} />
      ))}
    </>
  )
}

function Strand({ thread, single }: { thread: Thread; single: boolean }) {
  const frames = useDebugStore((s) => s.frames[thread.id])
  const isCurrent = useDebugStore((s) => s.thread === thread.id)
  useEffect(() => {
    if (!frames) loadFrames(thread.id).catch(() => {})
  }, [frames, thread.id])
  return (
    <section aria-label={thread.name}>
      {!single && <h4 className={classes(styles.strand, isCurrent && styles.current)}>{thread.name}</h4>}
      <ul className={styles.frames}>
        {(frames ?? []).map((f) => (
          <Frame key={f.id} thread={thread.id} frame={f} />
        ))}
      </ul>
    </section>
  )
}

function Frame({ thread, frame }: { thread: number; frame: StackFrame }) {
  const selected = useDebugStore((s) => s.frame?.id === frame.id)
  const name = frame.source?.name ?? frame.source?.path?.split(/[\\/]/).pop()
  return (
    <li>
      <button
        type="button"
        className={classes(styles.frame, frame.presentationHint === 'subtle' && styles.subtle)}
        aria-current={selected}
        onClick={() => {
          const uri = frame.source && uriOfSource(frame.source)
          selectFrame(thread, frame).catch((e: unknown) => notify(messageOf(e), 'error'))
          if (uri) openPlace({ uri, line: frame.line, column: frame.column })
        }}
      >
        <span className={styles.frameName}>{frame.name}</span>
        {name && (
          <span className={styles.place}>
            {name}:{frame.line}
          </span>
        )}
      </button>
    </li>
  )
}
