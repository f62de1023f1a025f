import { beforeAll, expect, it } from 'vitest'
import { roles } from '#modules/access/index.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { callByKey, endpoints, sampleId, sampleInput } from '../../testing/endpoints.ts'
import { type HiddenCity, type HiddenKind, openHiddenCity, outcomeOf, renamed } from './hidden-city.ts'
import { type HiddenCase, hiddenCases, withoutReach } from './object-cases.ts'

/** Fields that name an object: what stands in the address, and what is called an id, a chain or an object, or holds one. */
const naming =
  /^(id|.*Ids?|object|chainCode|industryCode|against|succeeds|raisedFrom|lead|enterprise|organisation|placement)$/

/** Names a node within the chain that stands beside it, whose reach decides. */
const besideChain = /:(nodeCode|nodeId)$/

const fields = endpoints.flatMap(({ key, path, input }) => {
  const inAddress = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const inBody = Object.keys(input?.properties ?? {}).filter((name) => naming.test(name))
  return [...new Set([...inAddress, ...inBody])].map((name) => `${key}:${name}`)
})

const unknownIds: Partial<Record<HiddenKind, string>> = {
  chain: 'unknown-chain',
  industry: 'unknown-industry',
  entry: '99999999',
}
const unknownOf = (kind: HiddenKind): string => unknownIds[kind] ?? sampleId

onBothDemoCities('object access by id', (database) => {
  let city: HiddenCity
  beforeAll(async () => {
    city = await openHiddenCity(database())
  })

  const ask = (field: string, one: HiddenCase, who: 'stranger' | 'control', id: string) => {
    const [key = '', name = ''] = field.split(':')
    const endpoint = endpoints.find((candidate) => candidate.key === key)!
    const beside = (who === 'control' ? one.control : undefined) ?? one.with
    const input = { ...sampleInput(endpoint), ...beside?.(city), [name]: one.as?.(id) ?? id }
    const [stranger, control] = one.isOwned ? [city.person, city.other] : [city.stranger, city.api]
    return outcomeOf(callByKey(who === 'control' ? control : stranger, key, input))
  }

  it('every field of the contract that names an object is tried, or said to have no reach', () => {
    const open: string[] = Object.values(withoutReach).flat()
    const covered = new Set([...Object.keys(hiddenCases), ...open])
    expect(fields.filter((field) => !covered.has(field) && !besideChain.test(field))).toEqual([])
    expect([...covered].filter((field) => !fields.includes(field))).toEqual([])
  })

  it('what is said to be for the whole city is given by no role over less', () => {
    for (const field of withoutReach.wholeCity) {
      const endpoint = endpoints.find(({ key }) => field.startsWith(`${key}:`))!
      for (const { code, gives } of roles) {
        const scope = (gives as Record<string, unknown>)[endpoint.right]
        if (scope !== undefined) expect(scope, `${code} ${endpoint.key}`).toBe('city')
      }
    }
  })

  it('what is said to be seen by whoever may call the endpoint is seen by all of them', () => {
    for (const [fields, read] of [
      [withoutReach.seenChain, 'chains.chain.read'],
      [withoutReach.seenClass, 'training.class.read'],
    ] as const)
      for (const field of fields) {
        const { right } = endpoints.find(({ key }) => field.startsWith(`${key}:`))!
        for (const { code, gives } of roles) {
          const given = gives as Record<string, unknown>
          if (given[right] !== undefined) expect(given[read], `${code} ${field}`).toBe('city')
        }
      }
  })

  for (const [field, one] of Object.entries(hiddenCases))
    it(`${field}: out of reach answers as unknown`, async () => {
      const id = city.hidden[one.kind]
      const unknown = unknownOf(one.kind)
      const missing = await ask(field, one, 'stranger', unknown)
      expect(missing.status).toBe(one.unknown ?? 404)
      expect(renamed(await ask(field, one, 'stranger', id), id, unknown)).toEqual(missing)
    })

  it('the same calls by whoever may do everything reach the object, so that the answers above are about the reach', async () => {
    const alike: string[] = []
    for (const [field, one] of Object.entries(hiddenCases)) {
      const id = city.hidden[one.kind]
      const unknown = unknownOf(one.kind)
      const missing = await ask(field, one, 'control', unknown)
      const found = await ask(field, one, 'control', id)
      if (JSON.stringify(renamed(found, id, unknown)) === JSON.stringify(missing)) alike.push(field)
    }
    expect(alike).toEqual([])
  })
})
