import { Clock, Globe, Inbox, Plug } from 'lucide-react'
import { openPanel, type PanelContent } from '../shell/layout'
import styles from './FirstSteps.module.css'

const steps: { icon: typeof Clock; title: string; text: string; panel: PanelContent }[] = [
  { icon: Globe, title: 'HTTP service', text: 'Answers requests', panel: { kind: 'addArtifact', group: 'entryPoints', start: 'service' } },
  { icon: Clock, title: 'Automation', text: 'Runs once when it is started', panel: { kind: 'addArtifact', group: 'entryPoints', start: 'automation' } },
  { icon: Inbox, title: 'Event or file handler', text: 'Acts on what a broker or a folder brings', panel: { kind: 'addArtifact', group: 'entryPoints', start: 'events' } },
  { icon: Plug, title: 'Connection', text: 'A database, an API, a broker to talk to', panel: { kind: 'addConnection' } },
]

/** What to begin a project with. */
export function FirstSteps() {
  return (
    <div className={styles.steps}>
      <h2>Begin with an entry point</h2>
      <p>An integration starts with something that sets it going. Add one, and then what it talks to.</p>
      <ul>
        {steps.map(({ icon: Icon, title, text, panel }) => (
          <li key={title}>
            <button type="button" className={styles.step} onClick={() => openPanel(panel)}>
              <Icon size={18} strokeWidth={1.75} aria-hidden />
              <span>
                <b>{title}</b>
                <small>{text}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
