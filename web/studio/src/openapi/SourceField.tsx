import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { useStudio } from '../store/studio'
import { Button, Segmented, Select, TextArea } from '../ui'
import { candidates, type Source } from './spec'
import styles from './Openapi.module.css'

export interface SourceFieldProps {
  source: Source | null
  onChange(source: Source | null): void
}

const ways = [
  { value: 'file', label: 'File' },
  { value: 'paste', label: 'Paste' },
  { value: 'project', label: 'Project' },
]

/** Chooses an OpenAPI document: a file, dropped or picked, a text, or a file of the project. */
export function SourceField({ source, onChange }: SourceFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const files = candidates(useStudio((s) => s.files))
  const [way, setWay] = useState('file')
  const [pasted, setPasted] = useState('')
  const take = async (file: File | undefined) => {
    if (!file) return
    setWay('file')
    onChange({ from: 'text', name: file.name, text: await file.text() })
  }
  const choose = (next: string) => {
    setWay(next)
    onChange(next === 'paste' && pasted !== '' ? { from: 'text', name: 'api.yaml', text: pasted } : null)
  }
  return (
    <div
      className={styles.source}
      onDragOver={(e) => e.preventDefault()}
      onDrop={(e) => {
        e.preventDefault()
        void take(e.dataTransfer.files[0])
      }}
    >
      <Segmented label="Where the document is" value={way} options={ways} onChange={choose} />
      {way === 'file' && (
        <div className={styles.drop}>
          <input
            ref={input}
            type="file"
            accept=".json,.yaml,.yml"
            className="visually-hidden"
            aria-label="OpenAPI file"
            tabIndex={-1}
            onChange={(e) => {
              void take(e.target.files?.[0])
              e.target.value = ''
            }}
          />
          <Button icon={FileUp} onClick={() => input.current?.click()}>
            Choose file
          </Button>
          <span className={styles.quiet}>{source?.from === 'text' ? source.name : 'or drop it here: OpenAPI 3 or Swagger 2.0, YAML or JSON'}</span>
        </div>
      )}
      {way === 'paste' && (
        <TextArea
          label="OpenAPI document"
          value={pasted}
          rows={8}
          mono
          placeholder="openapi: 3.0.3"
          onChange={(text) => {
            setPasted(text)
            onChange(text.trim() === '' ? null : { from: 'text', name: 'api.yaml', text })
          }}
        />
      )}
      {way === 'project' &&
        (files.length > 0 ? (
          <Select
            label="File of the project"
            value={source?.from === 'project' ? source.uri : ''}
            placeholder="Choose a file"
            options={files.map((f) => ({ value: f.uri, label: f.path }))}
            onChange={(uri) => onChange({ from: 'project', uri, path: files.find((f) => f.uri === uri)?.path ?? uri })}
          />
        ) : (
          <p className={styles.quiet}>The project has no YAML or JSON files. Put the document, and those that it refers to, into the project&apos;s folder.</p>
        ))}
    </div>
  )
}
