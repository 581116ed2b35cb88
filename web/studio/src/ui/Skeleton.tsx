import styles from './Skeleton.module.css'

/** Stands for lines that are about to come. It appears only after a moment, so that what is quick does not flicker. */
export function Skeleton({ lines = 4, label = 'Loading' }: { lines?: number; label?: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} className={styles.line} style={{ width: `${[72, 55, 64, 48][i % 4]}%` }} />
      ))}
    </div>
  )
}
