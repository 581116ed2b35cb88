import { CaseSensitive, Regex, SearchX, WholeWord } from 'lucide-react'
import { useEffect, useState } from 'react'
import { navigate } from '../shell/route'
import { EmptyState, IconButton, SearchField } from '../ui'
import { searchFiles, useSearch, type FileMatches } from './search'
import { formatAt } from './place'
import type { Match, SearchOptions } from './searchText'
import styles from './Code.module.css'

const pause = 150

/** Looks for text in all files. */
export function SearchPanel() {
  const query = useSearch((s) => s.query)
  const options = useSearch((s) => s.options)
  const [found, setFound] = useState<FileMatches[] | string>([])
  const [ready, setReady] = useState(true)

  useEffect(() => {
    if (query === '') {
      setFound([])
      return
    }
    let gone = false
    setReady(false)
    const timer = setTimeout(() => {
      void searchFiles(query, options).then((r) => {
        if (gone) return
        setFound(r)
        setReady(true)
      })
    }, pause)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [query, options])

  const toggle = (key: keyof SearchOptions) => useSearch.setState({ options: { ...options, [key]: !options[key] } })
  return (
    <div className={styles.searchPanel}>
      <div className={styles.searchHead}>
        <SearchField label="Search in files" value={query} onChange={(q) => useSearch.setState({ query: q })} autoFocus />
        <div className={styles.searchOptions}>
          <IconButton
            icon={CaseSensitive}
            label="Match case"
            size="small"
            pressed={options.matchCase}
            onClick={() => toggle('matchCase')}
          />
          <IconButton icon={WholeWord} label="Whole words" size="small" pressed={options.wholeWord} onClick={() => toggle('wholeWord')} />
          <IconButton icon={Regex} label="Regular expression" size="small" pressed={options.regexp} onClick={() => toggle('regexp')} />
          <span className={styles.detail} role="status">
            {query !== '' && ready && typeof found !== 'string' && summary(found)}
          </span>
        </div>
      </div>
      <div className={styles.results}>
        {typeof found === 'string' && <p className={styles.problem}>{found}</p>}
        {typeof found !== 'string' && query !== '' && ready && found.length === 0 && <EmptyState icon={SearchX} title="Nothing found" />}
        {typeof found !== 'string' && found.map((f) => <Results key={f.file.uri} found={f} />)}
      </div>
    </div>
  )
}

function Results({ found: { file, matches } }: { found: FileMatches }) {
  return (
    <section aria-label={file.path}>
      <h3 className={styles.resultFile}>
        <span className={styles.fileName}>{file.path}</span> <span className={styles.detail}>{matches.length}</span>
      </h3>
      <ul>
        {matches.map((m) => (
          <li key={`${m.line}:${m.column}`}>
            <button type="button" className={styles.result} onClick={() => navigate('code', file.path, formatAt(m))}>
              <Preview match={m} />
              <span className={styles.detail}>{m.line}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Preview({ match: { preview, from, length } }: { match: Match }) {
  return (
    <span className={styles.preview}>
      {preview.slice(0, from)}
      <mark>{preview.slice(from, from + length)}</mark>
      {preview.slice(from + length)}
    </span>
  )
}

function summary(found: FileMatches[]): string {
  const n = found.reduce((sum, f) => sum + f.matches.length, 0)
  if (n === 0) return ''
  const files = found.length === 1 ? '1 file' : `${found.length} files`
  return `${n} in ${files}`
}
