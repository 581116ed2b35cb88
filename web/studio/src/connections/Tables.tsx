import { useState } from 'react'
import { literalOf } from '../forms/code'
import { proposedName, type Values } from '../forms/form'
import { messageOf, rpc } from '../rpc'
import type { DatabaseParams, DatabaseTable } from '../rpc/protocol'
import { Button, Checkbox, FormFoot, TextField } from '../ui'
import type { Connector } from './catalog'
import styles from './Connections.module.css'

export interface TablesProps {
  connector: Connector
  onChoose(c: Connector, proposed?: Values): void
}

const fields = [
  { key: 'host', label: 'Host' },
  { key: 'port', label: 'Port' },
  { key: 'user', label: 'User' },
  { key: 'password', label: 'Password' },
  { key: 'database', label: 'Database' },
] as const

type Address = Record<(typeof fields)[number]['key'], string>

/** The tables of a database, for which types can be made before it is connected to. */
export function Tables({ connector, onChoose }: TablesProps) {
  const [address, setAddress] = useState<Address>({ host: 'localhost', port: '3306', user: 'root', password: '', database: '' })
  const [tables, setTables] = useState<DatabaseTable[] | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const params: DatabaseParams = { kind: 'mysql', ...address }
  const wanted = (tables ?? []).filter((t) => !left.has(t.name)).map((t) => t.name)

  const attempt = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(messageOf(error))
    }
    setBusy(false)
  }
  const read = () =>
    attempt(async () => {
      const found = await rpc.call('studio/database', params)
      setTables(found.tables ?? [])
      setLeft(new Set())
    })
  const goOn = () =>
    attempt(async () => {
      if (wanted.length > 0) await rpc.call('studio/database', { ...params, tables: wanted })
      // The password stays out of the code: it is given in the configuration.
      onChoose(connector, {
        name: proposedName(`${address.database} db`, new Set()),
        host: literalOf(address.host),
        port: address.port,
        user: literalOf(address.user),
        ...(address.database && { database: literalOf(address.database) }),
      })
    })
  const toggle = (name: string, on: boolean) =>
    setLeft((was) => {
      const next = new Set(was)
      if (on) next.delete(name)
      else next.add(name)
      return next
    })
  return (
    <form
      className={styles.tablesForm}
      aria-label="Database"
      onSubmit={(e) => {
        e.preventDefault()
        void (tables ? goOn() : read())
      }}
    >
      <p>Where is the database? Its tables become types, and the address is filled in for the connection. The password is only used to read the tables.</p>
      {fields.map(({ key, label }) => (
        <TextField
          key={key}
          label={label}
          value={address[key]}
          mono
          type={key === 'password' ? 'password' : 'text'}
          onChange={(v) => {
            setAddress((was) => ({ ...was, [key]: v }))
            setTables(null)
          }}
        />
      ))}
      {tables && (
        <fieldset className={styles.tables}>
          <legend className={styles.heading}>Types for tables</legend>
          {tables.map((t) => (
            <Checkbox key={t.name} label={t.name} help={t.comment || t.columns.map((c) => c.name).join(', ')} checked={!left.has(t.name)} onChange={(on) => toggle(t.name, on)} />
          ))}
          {tables.length === 0 && <p className={styles.note}>The database has no tables yet.</p>}
        </fieldset>
      )}
      <FormFoot problem={problem}>
        <Button onClick={() => onChoose(connector)}>Without the tables</Button>
        <Button type="submit" look="primary" disabled={busy || address.database === ''}>
          {!tables ? 'Read tables' : wanted.length > 0 ? 'Create types' : 'Go on'}
        </Button>
      </FormFoot>
    </form>
  )
}
