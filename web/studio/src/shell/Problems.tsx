import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import type { LspDiagnostic } from '../rpc/protocol'
import { useStudio } from '../store/studio'
import { EmptyState } from '../ui'
import { navigate } from './route'
import styles from './Problems.module.css'

const icons = { 1: CircleX, 2: TriangleAlert } as Record<number, typeof Info>

/** What is wrong, by file. */
export default function Problems() {
  const diagnostics = useStudio((s) => s.diagnostics)
  const files = useStudio((s) => s.files)
  const groups = useMemo(
    () =>
      Object.entries(diagnostics)
        .filter(([, list]) => list.length > 0)
        .map(([uri, list]) => ({ uri, path: files.find((f) => f.uri === uri)?.path ?? uri, list: [...list].sort(byPlace) }))
        .sort((a, b) => a.path.localeCompare(b.path)),
    [diagnostics, files],
  )
  if (groups.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title="No problems">
        Errors and warnings of the whole project are listed here.
      </EmptyState>
    )
  }
  return (
    <div className={styles.problems}>
      {groups.map(({ uri, path, list }) => (
        <section key={uri} aria-label={path}>
          <h3 className={styles.file}>
            {path} <span className={styles.count}>{list.length}</span>
          </h3>
          <ul className={styles.list}>
            {list.map((d, i) => {
              const Icon = icons[d.severity ?? 1] ?? Info
              const { line, character } = d.range.start
              return (
                <li key={i}>
                  <button type="button" className={styles.problem} onClick={() => navigate('code', path, `L${line + 1}:${character + 1}`)}>
                    <Icon size={14} aria-hidden className={styles.icon} data-severity={d.severity ?? 1} />
                    <span className={styles.message}>{textOf(d)}</span>
                    <span className={styles.place}>
                      {line + 1}:{character + 1}
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}

function byPlace(a: LspDiagnostic, b: LspDiagnostic): number {
  return (a.severity ?? 1) - (b.severity ?? 1) || a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character
}

function textOf({ message }: LspDiagnostic): string {
  return typeof message === 'string' ? message : message.value
}
