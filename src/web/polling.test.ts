import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { contract } from '#modules/contract.ts'
import type { EndpointMeta } from '#platform/http/contract.ts'

const source = join(import.meta.dirname, '..')

/** The parts of all screens that ask again by themselves: the text of each query, from its name to its interval. */
function pollingQueries(): { file: string; text: string }[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) => {
      const [...parts] = readFileSync(join(source, file), 'utf8').split('refetchInterval')
      return parts.slice(0, -1).map((part) => ({ file, text: part.slice(part.lastIndexOf('queryFn')) }))
    })
}

const metaOf = (module: string, name: string): EndpointMeta | undefined =>
  (contract as unknown as Record<string, Record<string, { '~orpc': { meta: EndpointMeta } }>>)[module]?.[
    name
  ]?.['~orpc'].meta

it('what a page asks again by itself is passive: it keeps no session alive', () => {
  const polling = pollingQueries()
  expect(polling.length).toBeGreaterThanOrEqual(3)
  for (const { file, text } of polling) {
    const called = [...text.matchAll(/\bapi\.(\w+)\.(\w+)\(/g)]
    expect(called.length, `${file} polls something this test cannot name`).toBe(1)
    const [, module = '', name = ''] = called[0]!
    expect(metaOf(module, name)?.passive, `${file}: ${module}.${name}`).toBe(true)
  }
})

it('nothing that changes anything is passive: an act is an activity', () => {
  for (const [module, endpoints] of Object.entries(contract))
    for (const [name, { '~orpc': declared }] of Object.entries(
      endpoints as unknown as Record<string, { '~orpc': { route: { method?: string }; meta: EndpointMeta } }>,
    ))
      if (declared.meta.passive) expect(declared.route.method, `${module}.${name}`).toBe('GET')
})
