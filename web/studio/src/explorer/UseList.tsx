import type { Range } from '../rpc/models'
import styles from './UseList.module.css'

const shown = 8

/** Where something is used, for who is about to delete it. */
export function UseList({ title, uses }: { title: string; uses: Range[] }) {
  return (
    <>
      <p>
        {title} is used in {uses.length === 1 ? 'one place' : `${uses.length} places`}, which will have {uses.length === 1 ? 'an error' : 'errors'}:
      </p>
      <ul className={styles.uses}>
        {uses.slice(0, shown).map((u) => (
          <li key={`${u.file} ${u.start}`}>
            <code>
              {u.file}:{u.from.line}
            </code>
          </li>
        ))}
        {uses.length > shown && <li>and {uses.length - shown} more</li>}
      </ul>
    </>
  )
}
