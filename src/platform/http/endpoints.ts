import type { Right } from '../rights/permission.ts'
import type { EndpointMeta } from './contract.ts'

/** One endpoint of the contract, by what a reader wants to know of it. */
export interface EndpointInfo {
  /** Key of the module in the contract. */
  module: string
  name: string
  method: string
  path: string
  summary: string
  right: Right
}

interface Declared {
  '~orpc': { route: { method?: string; path?: string; summary?: string }; meta: Partial<EndpointMeta> }
}

/**
 * Every endpoint of a contract, in its order.
 *
 * @throws when one was declared without the right it asks for.
 */
export function listEndpoints(contract: Readonly<Record<string, object>>): EndpointInfo[] {
  return Object.entries(contract).flatMap(([module, endpoints]) =>
    Object.entries(endpoints as Record<string, Declared>).map(([name, { '~orpc': declared }]) => ({
      module,
      name,
      method: declared.route.method ?? 'POST',
      path: declared.route.path ?? '',
      summary: declared.route.summary ?? '',
      right: rightOf(`${module}.${name}`, declared.meta),
    })),
  )
}

function rightOf(endpoint: string, meta: Partial<EndpointMeta>): Right {
  if (meta.right === undefined) throw new Error(`${endpoint} says no right: declare it with endpoint()`)
  return meta.right
}
