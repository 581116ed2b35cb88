import { Box, Braces, CircleDot, Globe, ListTree, SquareFunction, Tag, Variable } from 'lucide-react'
import type { SymbolKind } from 'vscode-languageserver-types'
import styles from './Code.module.css'

/** Icons and hues by the protocol's kinds of symbols. */
const looks: Partial<Record<SymbolKind, [typeof Box, string]>> = {
  2: [Globe, 'entry'],
  5: [Box, 'type'],
  6: [SquareFunction, 'function'],
  8: [Tag, 'config'],
  10: [ListTree, 'type'],
  11: [Globe, 'entry'],
  12: [SquareFunction, 'function'],
  13: [Variable, 'connection'],
  14: [Variable, 'config'],
  19: [Globe, 'entry'],
  22: [CircleDot, 'type'],
  23: [Braces, 'type'],
  24: [Globe, 'entry'],
}

export function SymbolIcon({ kind }: { kind: SymbolKind }) {
  const [Icon, hue] = looks[kind] ?? [CircleDot, 'config']
  return <Icon size={14} strokeWidth={1.75} aria-hidden className={styles.fileIcon} style={{ color: `var(--k-${hue})` }} />
}
