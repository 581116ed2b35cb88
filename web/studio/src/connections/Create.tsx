import { useState } from 'react'
import type { Values } from '../forms/form'
import { Row } from './AddConnection'
import type { Connector } from './catalog'
import { moduleIcon } from './glyph'
import { Tables } from './Tables'
import styles from './Connections.module.css'

export interface StepProps {
  connectors: Connector[]
  onChoose(c: Connector, proposed?: Values): void
}

/** Connects to a database of a kind that there is a connector for. */
export function DatabaseStep({ connectors, onChoose }: StepProps) {
  const list = connectors.filter((c) => c.database)
  const [chosen, setChosen] = useState<Connector | null>(null)
  if (chosen) return <Tables connector={chosen} onChoose={onChoose} />
  // Tables are read of databases that speak MySQL's protocol.
  const choose = (c: Connector) => (c.name === 'mysql:Client' ? setChosen(c) : onChoose(c))
  return (
    <div className={styles.create}>
      <p>Which kind of database is it?</p>
      <div>
        {list.map((c) => (
          <Row key={c.name} icon={moduleIcon(c.item.module)} title={c.title} aside={c.name} text={c.text} onClick={() => choose(c)} />
        ))}
      </div>
      <p className={styles.note}>
        For other databases there is no connector yet. One that speaks the protocol of one above works with it, as MariaDB does with MySQL. Else reach it through an HTTP API in front of it.
      </p>
    </div>
  )
}
