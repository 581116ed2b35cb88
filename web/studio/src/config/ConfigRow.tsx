import { ChevronDown, ChevronRight, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { messageOf, rpc } from '../rpc'
import type { ConfigValue } from '../rpc/protocol'
import { openPanel } from '../shell/layout'
import { navigate } from '../shell/route'
import { pathOf } from '../store/files'
import { Badge, Button, classes, IconButton, Menu } from '../ui'
import { useStudio } from '../store/studio'
import field from '../ui/Field.module.css'
import { isMissing } from './config'
import { PartEditor } from './PartEditor'
import { summary, type Path } from './parts'
import styles from './ConfigView.module.css'

/** One configuration: its value is changed in place. */
export function ConfigRow({ v, marked, onChanged }: { v: ConfigValue; marked: boolean; onChanged(): void }) {
  const given = v.secret ? '' : (v.value ?? '')
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const row = useRef<HTMLTableRowElement>(null)

  useEffect(() => {
    if (marked) row.current?.scrollIntoView({ block: 'center' })
  }, [marked])

  const save = async (value: string | null, path?: Path): Promise<boolean> => {
    try {
      await rpc.call('studio/setConfig', { id: v.id, value, path })
      setTyped(null)
      setRefused(null)
      onChanged()
      return true
    } catch (error) {
      setRefused(messageOf(error))
      return false
    }
  }
  const leave = () => {
    if (typed === null || typed === given || (v.secret && typed === '')) {
      setTyped(null)
      setRefused(null)
    } else void save(typed)
  }

  const problem = refused ?? (isMissing(v) ? 'A value is needed.' : (v.problem ?? null))
  const { shape } = v
  return (
    <>
      <tr ref={row} className={classes(styles.row, marked && styles.marked)}>
        <th scope="row">
          <button type="button" className={styles.name} onClick={() => openPanel({ kind: 'declForm', id: v.id })} disabled={!v.own}>
            {v.name}
          </button>
          {v.doc && <span className={styles.doc}>{v.doc}</span>}
        </th>
        <td className={styles.code} title={v.type}>{v.type}</td>
        <td className={styles.code} title={v.default}>{v.required ? <Badge look="warning">required</Badge> : v.default}</td>
        <td>
          <div className={styles.value}>
            {shape && v.editable ? (
              <Button size="small" icon={open ? ChevronDown : ChevronRight} aria-expanded={open} aria-label={`Value of ${v.name}: ${summary(shape, v.tree)}`} onClick={() => setOpen(!open)}>
                {summary(shape, v.tree)}
              </Button>
            ) : (
              <input
                aria-label={`Value of ${v.name}`}
                aria-invalid={problem ? true : undefined}
                aria-describedby={problem ? `problem-${v.id}` : undefined}
                className={classes(field.control, field.mono)}
                type={v.secret ? 'password' : 'text'}
                autoComplete="off"
                spellCheck={false}
                readOnly={!v.editable}
                value={typed ?? given}
                placeholder={v.secret && v.value !== undefined ? '••••••••' : v.required ? '' : 'default'}
                onChange={(e) => setTyped(e.target.value)}
                onBlur={leave}
                onKeyDown={(e) => {
                  if (e.key === 'Enter') leave()
                  if (e.key === 'Escape' && typed !== null) {
                    setTyped(null)
                    setRefused(null)
                    e.stopPropagation()
                  }
                }}
              />
            )}
            {v.value !== undefined && v.editable && <IconButton icon={RotateCcw} size="small" label={`Take the value of ${v.name} away`} onClick={() => void save(null)} />}
          </div>
          {problem && (
            <p id={`problem-${v.id}`} className={styles.problem}>
              {problem}
            </p>
          )}
          {!v.editable && v.source && (
            <p className={styles.doc}>
              {v.reason ?? `from ${v.source}`}{' '}
              {v.line !== undefined && (
                <button type="button" className={styles.uses} onClick={() => navigate('code', configFile(), `L${v.line}`)}>
                  Open Config.toml
                </button>
              )}
            </p>
          )}
        </td>
        <td>
          {v.uses.length > 0 && (
            <Menu
              align="end"
              entries={v.uses.map((u) => ({ label: `${u.file}:${u.from.line}`, run: () => navigate('code', pathOf(u.file), `L${u.from.line}:${u.from.col}`) }))}
            >
              <button type="button" className={styles.uses}>
                {v.uses.length === 1 ? '1 place' : `${v.uses.length} places`}
              </button>
            </Menu>
          )}
        </td>
      </tr>
      {shape && v.editable && open && (
        <tr>
          <td colSpan={5} className={styles.parts}>
            <PartEditor name={v.name} shape={shape} node={v.tree} onSet={(path, value) => save(value, path)} />
          </td>
        </tr>
      )}
    </>
  )
}

/** The path of the package's Config.toml. */
function configFile(): string {
  const folder = useStudio.getState().hello?.package?.path ?? '.'
  return folder === '.' ? 'Config.toml' : `${folder}/Config.toml`
}
