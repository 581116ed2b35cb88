import { Settings } from 'lucide-react'
import { startTour } from '../tour/store'
import { Menu, Tooltip } from '../ui'
import { toggleExplorer, useExplorerShown } from './explorerShown'
import { setTheme, useLayout } from './layout'
import { useOverlays } from './overlays'
import { navigate, useRoute } from './route'
import { views } from './views'
import styles from './ActivityBar.module.css'

/** The bar on the left with the main views. */
export function ActivityBar() {
  const route = useRoute()
  const theme = useLayout((s) => s.theme)
  const explorerShown = useExplorerShown()
  return (
    <nav className={styles.bar} aria-label="Views">
      {views
        .filter((v) => v.main)
        .map(({ id, title, icon: Icon }, i) => (
          <Tooltip key={id} text={title} keys={i < 9 ? `Alt+${i + 1}` : undefined} side="right">
            <button type="button" className={styles.item} aria-label={title} aria-current={route.view === id ? 'page' : undefined} onClick={() => navigate(id)}>
              <Icon size={20} strokeWidth={1.75} aria-hidden />
            </button>
          </Tooltip>
        ))}
      <span className={styles.space} />
      <Menu
        side="right"
        align="end"
        entries={[
          { label: 'Theme of the system', checked: theme === 'system', run: () => setTheme('system') },
          { label: 'Light', checked: theme === 'light', run: () => setTheme('light') },
          { label: 'Dark', checked: theme === 'dark', run: () => setTheme('dark') },
          'separator',
          { label: explorerShown ? 'Hide the explorer' : 'Show the explorer', keys: 'Mod+B', run: toggleExplorer },
          { label: 'Take the tour', run: startTour },
          { label: 'Keyboard shortcuts', keys: '?', run: () => useOverlays.setState({ shortcuts: true }) },
        ]}
      >
        <button type="button" className={styles.item} aria-label="Settings">
          <Settings size={20} strokeWidth={1.75} aria-hidden />
        </button>
      </Menu>
    </nav>
  )
}
