// Models name files as they are called in their package; the files of the project are
// called from its root. In a workspace these are not the same.

import type { File } from '../rpc/protocol'
import { pathFrom } from './path'
import { useStudio } from './studio'

/** The same, of the package that is shown. */
export function pathOf(name: string): string {
  return pathFrom(useStudio.getState().hello?.package?.path, name)
}

/** The file that a model of the package that is shown names. */
export function fileOf(name: string): File | undefined {
  const path = pathOf(name)
  return useStudio.getState().files.find((f) => f.path === path || f.uri === name)
}

/** The same for a component, which follows the files. */
export function useFileOf(name: string): File | undefined {
  return useStudio((s) => {
    const path = pathFrom(s.hello?.package?.path, name)
    return s.files.find((f) => f.path === path || f.uri === name)
  })
}
