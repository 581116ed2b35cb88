import { BookOpen, Pencil, Plus } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { messageOf, rpc } from '../rpc'
import type { File } from '../rpc/protocol'
import { useStudio } from '../store/studio'
import { navigate } from '../shell/route'
import { findView } from '../shell/views'
import { Button, EmptyState, Panel, Skeleton } from '../ui'
import { createReadme } from './createReadme'
import styles from './Readme.module.css'

/** The README of the package that is shown. */
export function useReadmeFile(): File | undefined {
  return useStudio((s) => {
    const folder = s.hello?.package?.path ?? '.'
    return s.files.find((f) => /^(readme|package)\.md$/i.test(folder === '.' ? f.path : f.path.startsWith(`${folder}/`) ? f.path.slice(folder.length + 1) : ''))
  })
}

/** The project's README as a page. */
export function Readme() {
  const file = useReadmeFile()
  const [html, setHtml] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const load = useCallback(() => {
    rpc.call('studio/readme', {}).then(
      (r) => {
        setHtml(r.html)
        setProblem(null)
      },
      (error: unknown) => setProblem(messageOf(error)),
    )
  }, [])

  useEffect(() => {
    load()
    return rpc.on('studio/saved', ({ uri }) => {
      if (uri === file?.uri) load()
    })
  }, [load, file?.uri])

  return (
    <Panel
      title={file?.path ?? 'README'}
      icon={BookOpen}
      tools={
        file &&
        findView('code') && (
          <Button size="small" look="quiet" onClick={() => navigate('code', file.path)}>
            Edit
          </Button>
        )
      }
    >
      {problem ? (
        <EmptyState title="The README cannot be shown">{problem}</EmptyState>
      ) : html === null ? (
        <Skeleton />
      ) : html ? (
        // The server renders it and leaves out what is not safe.
        <div className={styles.readme} dangerouslySetInnerHTML={{ __html: html }} />
      ) : (
        <EmptyState
          title={file ? 'The README is empty' : 'No README yet'}
          actions={
            <Button icon={file ? Pencil : Plus} onClick={() => (file ? navigate('code', file.path) : void createReadme())}>
              {file ? 'Edit README' : 'Create README'}
            </Button>
          }
        >
          It says what this project is for, beside its diagram.
        </EmptyState>
      )}
    </Panel>
  )
}
