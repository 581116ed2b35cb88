// The project's files as a tree of folders.

import type { File } from '../rpc/protocol'
import type { TreeNode } from '../ui'

export interface FileNode extends TreeNode {
  /** The path, with a slash at the end for folders. */
  id: string
  name: string
  file?: File
  /** Errors in it and below. */
  errors: number
  unsaved: boolean
  children?: FileNode[]
}

interface Facts {
  errors: (uri: string) => number
  unsaved: (uri: string) => boolean
}

/** Folders first, then files, both by name. */
export function fileTree(files: readonly File[], facts: Facts): FileNode[] {
  const root: FileNode[] = []
  const folders = new Map<string, FileNode[]>([['', root]])
  const folder = (path: string): FileNode[] => {
    const known = folders.get(path)
    if (known) return known
    const cut = path.lastIndexOf('/', path.length - 2) + 1
    const children: FileNode[] = []
    folders.set(path, children)
    folder(path.slice(0, cut)).push({ id: path, name: path.slice(cut, -1), errors: 0, unsaved: false, children })
    return children
  }
  for (const file of files) {
    const cut = file.path.lastIndexOf('/') + 1
    folder(file.path.slice(0, cut)).push({
      id: file.path,
      name: file.path.slice(cut),
      file,
      errors: facts.errors(file.uri),
      unsaved: facts.unsaved(file.uri),
    })
  }
  const finish = (list: FileNode[]) => {
    for (const n of list) {
      if (!n.children) continue
      finish(n.children)
      n.errors = n.children.reduce((sum, c) => sum + c.errors, 0)
      n.unsaved = n.children.some((c) => c.unsaved)
    }
    list.sort((a, b) => Number(!a.children) - Number(!b.children) || a.name.localeCompare(b.name))
  }
  finish(root)
  return root
}

/** The folders around a file. */
export function foldersOf(path: string): string[] {
  const list: string[] = []
  for (let i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) list.push(path.slice(0, i + 1))
  return list
}
