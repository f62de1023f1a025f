import { z } from 'zod'
import { roles } from '#modules/access/index.ts'
import { contract } from '#modules/contract.ts'
import type { EndpointMeta } from '#platform/http/contract.ts'
import type { Permission, Right } from '#platform/rights/permission.ts'
import type { TestApi } from './api.ts'

/** JSON schema, as far as inputs of the contract use it. */
export interface Shape {
  type?: string
  format?: string
  pattern?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Shape[]
  oneOf?: Shape[]
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  minItems?: number
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
  default?: unknown
}

/** An endpoint with the shape of its input, for tests that go over all of them. */
export interface TestEndpoint {
  /** `matters.getProblem`. */
  key: string
  method: string
  path: string
  right: Right
  /** Null for an endpoint without input. */
  input: Shape | null
}

interface Declared {
  '~orpc': {
    route: { method?: string; path?: string }
    meta: EndpointMeta
    inputSchema?: z.ZodType
  }
}

/** Every endpoint of the contract. */
export const endpoints: readonly TestEndpoint[] = Object.entries(contract).flatMap(([module, routes]) =>
  Object.entries(routes as unknown as Record<string, Declared>).map(([name, { '~orpc': declared }]) => ({
    key: `${module}.${name}`,
    method: declared.route.method ?? 'POST',
    path: declared.route.path ?? '',
    right: declared.meta.right,
    input: declared.inputSchema === undefined ? null : shapeOf(declared.inputSchema),
  })),
)

/** Every permission that a role gives or an endpoint asks for. */
export const allPermissions: readonly Permission[] = [
  ...new Set([
    ...roles.flatMap((role) => Object.keys(role.gives) as Permission[]),
    ...endpoints.flatMap(({ right }) => (right === 'public' || right === 'signedIn' ? [] : [right])),
  ]),
]

function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'file') Object.assign(jsonSchema, { type: 'file' })
    },
  }) as Shape
}

export const sampleId = '00000000-0000-4000-8000-000000000000'

const patterns: [string, string][] = [
  ['^\\d{6}$', '341100'],
  ['^\\d{4}$', '3825'],
  ['^[a-z][a-z0-9-]{0,59}$', 'unknown-code'],
  ['^\\d{4}-(0[1-9]|1[0-2])$', '2023-05'],
  ['^-?\\d+(\\.\\d+)?$', '100.00'],
  ['^20\\d{2}Q[1-4]$', '2023Q4'],
]

/** The smallest input that fits a shape: what may be left out is left out. */
export function sampleOf(shape: Shape): unknown {
  const choice = shape.anyOf ?? shape.oneOf
  if (choice !== undefined) return sampleOf(choice.find(({ type }) => type === 'null') ?? choice[0]!)
  if (shape.const !== undefined) return shape.const
  if (shape.enum !== undefined) return shape.enum[0]
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        (shape.required ?? []).map((name) => [name, sampleOf(shape.properties?.[name] ?? {})]),
      )
    case 'array':
      return Array.from({ length: shape.minItems ?? 0 }, () => sampleOf(shape.items ?? {}))
    case 'boolean':
      return false
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 1)
    case 'file':
      return new File(['内容'], 'sample.txt')
    case 'null':
      return null
    default:
      return sampleText(shape)
  }
}

function sampleText({ format, pattern, minLength }: Shape): string {
  if (format === 'uuid') return sampleId
  if (format === 'date') return '2023-06-15'
  if (format === 'email') return 'sample@example.com'
  const known = patterns.find(([source]) => source === pattern)
  return known?.[1] ?? '示例'.padEnd(Math.max(4, minLength ?? 0), '文')
}

/** A sample input of an endpoint. */
export const sampleInput = (endpoint: TestEndpoint): Record<string, unknown> =>
  endpoint.input === null ? {} : (sampleOf(endpoint.input) as Record<string, unknown>)

/** Calls an endpoint of the typed client by its key. */
export function callByKey(
  api: Pick<TestApi, 'client'>,
  key: string,
  input: Record<string, unknown>,
): Promise<unknown> {
  const [module = '', name = ''] = key.split('.')
  const client = api.client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
  return client[module]![name]!(input)
}
