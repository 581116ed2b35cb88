import { Search, X } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { classes } from './classes'
import field from './Field.module.css'
import styles from './SearchField.module.css'

export interface SearchFieldProps {
  label: string
  value: string
  onChange(value: string): void
  placeholder?: string
  autoFocus?: boolean
  onKeyDown?(e: KeyboardEvent<HTMLInputElement>): void
  size?: 'normal' | 'small'
  className?: string
  ref?: Ref<HTMLInputElement>
}

/** A field to search with; Escape empties it. */
export function SearchField({ label, value, onChange, placeholder, autoFocus, onKeyDown, size = 'normal', className, ref }: SearchFieldProps) {
  return (
    <div className={classes(styles.search, size === 'small' && styles.small, className)}>
      <Search size={14} aria-hidden className={styles.icon} />
      <input
        ref={ref}
        type="search"
        role="searchbox"
        aria-label={label}
        className={classes(field.control, styles.input)}
        value={value}
        placeholder={placeholder ?? label}
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck={false}
        onChange={(e) => onChange(e.target.value)}
        onKeyDown={(e) => {
          if (e.key === 'Escape' && value) {
            onChange('')
            e.stopPropagation()
            e.preventDefault()
          }
          onKeyDown?.(e)
        }}
      />
      {value && (
        <button type="button" className={styles.clear} aria-label="Clear the search" onClick={() => onChange('')}>
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  )
}
