// Opening code from anywhere: links of the output, calls in the debugger, definitions.

import { navigate } from '../shell/route'
import { useLayout } from '../shell/layout'
import { useStudio } from '../store/studio'
import { useCodeLink } from './link'
import { formatAt, type Place } from './place'

/** The path in the address for a document; those outside of the project go by their URI. */
export function pathOfUri(uri: string): string {
  return useStudio.getState().files.find((f) => f.uri === uri)?.path ?? uri
}

export function uriOfPath(path: string): string | undefined {
  if (/^[a-z][\w+.-]+:/i.test(path)) return path
  return useStudio.getState().files.find((f) => f.path === path)?.uri
}

/** Shows a place: in the code beside a diagram if it is there, else in the code view. */
export function openPlace(place: Place & { focus?: boolean }): void {
  const view = location.hash.replace(/^#?\/?/, '').split('/')[0]
  if (view === 'flow' && useLayout.getState().split) useCodeLink.setState({ reveal: place })
  else navigate('code', pathOfUri(place.uri), formatAt(place))
}
