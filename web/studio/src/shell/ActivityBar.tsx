import { Tooltip } from '../ui'
import { navigate, useRoute } from './route'
import { views } from './views'
import styles from './ActivityBar.module.css'

/** The bar on the left with the main views. */
export function ActivityBar() {
  const route = useRoute()
  return (
    <nav className={styles.bar} aria-label="Views">
      {views
        .filter((v) => v.main)
        .map(({ id, title, icon: Icon }) => (
          <Tooltip key={id} text={title} side="right">
            <button type="button" className={styles.item} aria-label={title} aria-current={route.view === id ? 'page' : undefined} onClick={() => navigate(id)}>
              <Icon size={20} strokeWidth={1.75} aria-hidden />
            </button>
          </Tooltip>
        ))}
    </nav>
  )
}
