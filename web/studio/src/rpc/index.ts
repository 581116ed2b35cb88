import { Connection, type Socket } from './connection'

export { Connection, RpcError, connectionLost, type ConnectionState } from './connection'

/** The token in the page's address, and after a reload without one the last that was there. */
export function tokenOf(search: string, stored: Pick<Storage, 'getItem' | 'setItem'>): string | null {
  const token = new URLSearchParams(search).get('token')
  if (token) stored.setItem('studio.token', token)
  return token ?? stored.getItem('studio.token')
}

function address(token: string | null): string {
  const url = new URL('ws', location.href)
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  url.search = token ? new URLSearchParams({ token }).toString() : ''
  url.hash = ''
  return url.href
}

/** The page's one connection to the server. */
export const rpc = new Connection(() => new WebSocket(address(tokenOf(location.search, sessionStorage))) as Socket)

/** The text of an error for a person. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
