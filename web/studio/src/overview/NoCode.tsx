import { FileCode2 } from 'lucide-react'
import { EmptyState } from '../ui'

/** Stands where a package has nothing that could be read. */
export function NoCode() {
  return (
    <EmptyState icon={FileCode2} title="No code yet">
      This package has no source file. Put one into its folder, main.bal for example: it is taken up at once.
    </EmptyState>
  )
}
