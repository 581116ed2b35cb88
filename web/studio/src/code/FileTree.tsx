import { FileCode2, FileCog, FileText, File as PlainFile, Folder } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { File } from '../rpc/protocol'
import { navigate } from '../shell/route'
import { useStudio } from '../store/studio'
import { Badge, Tree } from '../ui'
import { fileTree, foldersOf, type FileNode } from './fileTree'
import styles from './Code.module.css'

const icons: Record<File['kind'], typeof PlainFile> = { bal: FileCode2, toml: FileCog, md: FileText, other: PlainFile }

/** All files of the project. */
export function FileTree({ path }: { path: string }) {
  const files = useStudio((s) => s.files)
  const diagnostics = useStudio((s) => s.diagnostics)
  const unsaved = useStudio((s) => s.unsaved)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(foldersOf(path)))
  const nodes = useMemo(
    () =>
      fileTree(files, {
        errors: (uri) => (diagnostics[uri] ?? []).filter((d) => d.severity === 1).length,
        unsaved: (uri) => uri in unsaved,
      }),
    [files, diagnostics, unsaved],
  )
  useEffect(() => setOpen((before) => new Set([...before, ...foldersOf(path)])), [path])

  return (
    <Tree<FileNode>
      label="Files"
      nodes={nodes}
      open={open}
      onOpen={(id, isOpen) =>
        setOpen((before) => {
          const after = new Set(before)
          if (isOpen) after.add(id)
          else after.delete(id)
          return after
        })
      }
      selected={path}
      onSelect={(n) => n.file && navigate('code', n.file.path)}
      text={(n) => n.name}
      render={(n) => <FileRow node={n} />}
    />
  )
}

function FileRow({ node }: { node: FileNode }) {
  const Icon = node.file ? icons[node.file.kind] : Folder
  return (
    <>
      <Icon size={15} strokeWidth={1.75} aria-hidden className={styles.fileIcon} />
      <span className={styles.fileName}>{node.name}</span>
      {node.unsaved && <span className={styles.dot} role="img" aria-label="Not saved yet" />}
      {node.errors > 0 && (
        <Badge look="danger" label={node.errors === 1 ? '1 error' : `${node.errors} errors`}>
          {node.errors}
        </Badge>
      )}
    </>
  )
}
