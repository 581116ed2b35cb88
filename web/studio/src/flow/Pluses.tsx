import { ChevronRight, Plus as PlusIcon } from 'lucide-react'
import { memo } from 'react'
import { classes } from '../ui'
import { stepsText } from './describe'
import { pointName } from './find'
import type { Chip, Plus } from './picture'
import { useFlow } from './store'
import styles from './Flow.module.css'

/** The + between two nodes. It is reached with the pointer; keys add behind what is selected. */
export const PlusButton = memo(function PlusButton({ plus }: { plus: Plus }) {
  const target = useFlow((s) => s.drag?.to === plus.id)
  const dragging = useFlow((s) => s.drag !== null)
  const adding = useFlow((s) => s.adding === plus.id)
  const selected = useFlow((s) => s.selected === plus.id)
  return (
    <button
      type="button"
      className={classes(styles.plus, plus.empty && styles.plusEmpty, target && styles.plusTarget, dragging && styles.plusOpen, (adding || selected) && styles.plusAdding)}
      style={{ transform: `translate(${plus.x - 10}px, ${plus.y - 10}px)` }}
      data-point={plus.id}
      tabIndex={selected ? 0 : -1}
      aria-label={pointName(plus.branch, plus.index)}
    >
      <PlusIcon size={13} strokeWidth={2.25} aria-hidden />
    </button>
  )
})

/** The label on top of a branch: it folds the branch and opens it. */
export const ChipLabel = memo(function ChipLabel({ chip }: { chip: Chip }) {
  const folded = chip.hidden !== undefined
  return (
    <button
      type="button"
      className={classes(styles.chip, chip.error && styles.chipError, folded && styles.chipFolded)}
      style={{ transform: `translate(${chip.x}px, ${chip.y}px)`, width: chip.width }}
      data-branch={chip.id}
      tabIndex={-1}
      aria-expanded={!folded}
      aria-label={`${chip.label}${folded ? `, folded, ${stepsText(chip.hidden ?? 0)}` : ''}`}
      title={chip.label.length > 28 ? chip.label : undefined}
    >
      {folded && <ChevronRight size={12} aria-hidden />}
      <span className={styles.chipText}>{chip.label}</span>
      {folded && <span className={styles.chipCount}>{stepsText(chip.hidden ?? 0)}</span>}
    </button>
  )
})
