import { describe, expect, it } from 'vitest'
import type { File } from '../rpc/protocol'
import { candidates, moduleFor, modulesOf } from './spec'

const file = (path: string): File => ({ uri: `file:///${path}`, path, version: 1, kind: 'other' })

describe('a connector', () => {
  it.each([
    ['Swagger Petstore - OpenAPI 3.0', 'swagger_petstore_openapi'],
    ['The Orders API', 'orders'],
    ['petstore.yaml', 'petstore'],
    ['3D prints', 'api_3d_prints'],
    ['API', 'api'],
    ['Überfluss', 'berfluss'],
  ])('of %j is called %j', (title, name) => expect(moduleFor(title, new Set())).toBe(name))
  it('has a name that no module has', () => {
    const files = ['main.bal', 'modules/orders/client.bal', 'shop/modules/orders2/types.bal'].map(file)
    expect(moduleFor('Orders', modulesOf(files))).toBe('orders3')
  })
})

it('documents of the project are offered, not what tools keep in the same formats', () => {
  expect(candidates(['api/pets.yaml', 'api.json', 'web/package.json', 'main.bal', 'docker-compose.yml'].map(file)).map((f) => f.path)).toEqual(['api/pets.yaml', 'api.json'])
})
