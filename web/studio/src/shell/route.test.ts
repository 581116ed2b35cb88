import { describe, expect, it } from 'vitest'
import { formatRoute, home, parseRoute, type Route } from './route'

describe('routes', () => {
  it.each<Route>([
    { view: 'overview', arg: '' },
    { view: 'flow', arg: '#service:/orders@listener/resource:get users/[int id]' },
    { view: 'code', arg: 'modules/a b/100%.bal', at: 'L12:4' },
    { view: 'flow', arg: 'util#function:f', at: 'body/if~2/then/variable.x' },
  ])('survive the address: %j', (route) => {
    expect(parseRoute(formatRoute(route))).toEqual(route)
  })

  it.each(['', '#', '#/', '/'])('lead home from %j', (hash) => {
    expect(parseRoute(hash)).toEqual(home)
  })

  it('survive what people type', () => {
    expect(parseRoute('#/code/a%zz.bal')).toEqual({ view: 'code', arg: 'a%zz.bal' })
  })
})
