import { expect, it } from 'vitest'
import { pathFrom } from './path'

it.each([
  [undefined, 'main.bal', 'main.bal'],
  ['.', 'modules/util/a.bal', 'modules/util/a.bal'],
  ['hello.bal', 'hello.bal', 'hello.bal'],
  ['services/orders', 'main.bal', 'services/orders/main.bal'],
])('in the package %s the file %s is %s', (folder, name, path) => expect(pathFrom(folder, name)).toBe(path))
