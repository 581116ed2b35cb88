import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Item } from '../rpc/models'

export type Theme = 'system' | 'light' | 'dark'

/** What the panel on the right shows. */
export type PanelContent =
  /** `quiet`: shown beside what is selected, which keeps the focus. */
  | { kind: 'nodeForm'; id: string; quiet?: boolean }
  | { kind: 'itemForm'; item: Item; at?: string; node?: string }
  | { kind: 'palette'; at: string }
  | { kind: 'declForm'; id: string; quiet?: boolean }
  | { kind: 'addConnection'; at?: string }
  /** `start`: the kind of artifact whose form is opened at once; `node`: the service that gets a function. */
  | { kind: 'addArtifact'; group?: string; start?: string; node?: string }
  | { kind: 'debug' }

interface Layout {
  theme: Theme
  explorerOpen: boolean
  /** It was asked for where it would have stepped aside. */
  explorerKept: boolean
  explorerWidth: number
  panelWidth: number
  bottomOpen: boolean
  bottomHeight: number
  bottomTab: string
  /** Code beside the view. */
  split: boolean
  splitShare: number
  /** null: open where there is one and room for it. */
  readmeOpen: boolean | null
  readmeWidth: number
  panel: PanelContent | null
}

/** How the window is divided and looks: remembered by the browser, except for what the panel shows. */
export const useLayout = create<Layout>()(
  persist(
    (): Layout => ({
      theme: 'system',
      explorerOpen: true,
      explorerKept: false,
      explorerWidth: 248,
      panelWidth: 360,
      bottomOpen: false,
      bottomHeight: 240,
      bottomTab: '',
      split: false,
      splitShare: 0.5,
      readmeOpen: null,
      readmeWidth: 300,
      panel: null,
    }),
    { name: 'studio.layout', version: 1, partialize: ({ panel: _, explorerKept: __, ...rest }) => rest },
  ),
)

const set = useLayout.setState

/** Opens the panel on the right. */
export function openPanel(panel: PanelContent): void {
  set({ panel })
}

export function closePanel(): void {
  set({ panel: null })
}

/** Opens the panel at the bottom, at a tab. */
export function openBottom(tab: string): void {
  set({ bottomOpen: true, bottomTab: tab })
}

export function closeBottom(): void {
  set({ bottomOpen: false })
}

export function setTheme(theme: Theme): void {
  set({ theme })
}
