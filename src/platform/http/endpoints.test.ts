import { oc } from '@orpc/contract'
import { expect, it } from 'vitest'
import { endpoint } from './contract.ts'
import { listEndpoints } from './endpoints.ts'

it('an endpoint declared without a right is refused before anything is served', () => {
  const bare = oc.route({ method: 'GET', path: '/bare' })
  const good = endpoint('signedIn', { method: 'GET', path: '/good' })
  expect(listEndpoints({ some: { good } })).toMatchObject([{ name: 'good', right: 'signedIn' }])
  expect(() => listEndpoints({ some: { good, bare } })).toThrow('some.bare says no right')
})
