import { Connection, type Socket } from './connection'

export { Connection, RpcError, connectionLost, type ConnectionState } from './connection'

/** The token in the page's address, and after a reload without one the last that was there. */
export function tokenOf(search: string, stored: Pick<Storage, 'getItem' | 'setItem'>): string | null {
  const token = new URLSearchParams(search).get('token')
  if (token) stored.setItem('studio.token', token)
  return token ?? stored.getItem('studio.token')
}

function address(token: string | null): URL {
  const url = new URL('ws', location.href)
  url.search = token ? new URLSearchParams({ token }).toString() : ''
  url.hash = ''
  return url
}

function connect(): Socket {
  const url = address(tokenOf(location.search, sessionStorage))
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  return new WebSocket(url) as Socket
}

/** Asked without opening a socket, the server says at least whether it knows the token. */
async function refused(): Promise<boolean> {
  try {
    return (await fetch(address(tokenOf(location.search, sessionStorage)))).status === 401
  } catch {
    return false // It does not run.
  }
}

/** The page's one connection to the server. */
export const rpc = new Connection(connect, refused)

/** The text of an error for a person. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
