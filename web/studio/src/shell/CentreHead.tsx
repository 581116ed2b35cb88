import { ChevronRight, Code2, PanelLeft } from 'lucide-react'
import { Fragment } from 'react'
import type { Overview } from '../rpc/models'
import { IconButton, Segmented } from '../ui'
import { crumbsOf, ofFunction } from './crumbs'
import { toggleExplorer, useExplorerShown } from './explorerShown'
import { useLayout } from './layout'
import { formatRoute, navigate, type Route } from './route'
import { findView, type View } from './views'
import styles from './Centre.module.css'

/** Where one is, and the other ways to look at it. */
export function CentreHead({ route, view, overview, canSplit }: { route: Route; view: View; overview: Overview | null; canSplit: boolean }) {
  const split = useLayout((s) => s.split)
  const explorerShown = useExplorerShown()
  const crumbs = crumbsOf(route, view.title, overview)
  const ways = ofFunction.includes(route.view) ? ofFunction.map(findView).filter((v) => v !== undefined) : []
  return (
    <div className={styles.head}>
      {!explorerShown && <IconButton icon={PanelLeft} label="Show the explorer" keys="Mod+B" size="small" className={styles.explorer} onClick={toggleExplorer} />}
      <nav aria-label="Where you are" className={styles.crumbs}>
        {crumbs.map((c, i) => (
          <Fragment key={i}>
            {i > 0 && <ChevronRight size={14} aria-hidden className={styles.divider} />}
            {c.route ? (
              <a href={formatRoute(c.route)} className={styles.crumb} title={c.title}>
                {c.title}
              </a>
            ) : (
              <span className={styles.crumb} title={c.title} aria-current={i === crumbs.length - 1 ? 'page' : undefined}>
                {c.title}
              </span>
            )}
          </Fragment>
        ))}
      </nav>
      <div id="view-tools" className={styles.viewTools} />
      {ways.length > 1 && (
        <Segmented label="Diagram" value={route.view} options={ways.map((v) => ({ value: v.id, label: v.title, icon: v.icon }))} onChange={(v) => navigate(v, route.arg)} />
      )}
      {canSplit && <IconButton icon={Code2} label="Code beside" keys="Mod+\" size="small" pressed={split} onClick={() => useLayout.setState({ split: !split })} />}
    </div>
  )
}
