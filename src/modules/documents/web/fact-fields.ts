import { z } from 'zod'
import { documentsContract, type FactType } from '../contract.ts'

/** How an argument of a fact is entered. */
type FieldInput =
  | 'text'
  | 'longText'
  | 'names'
  | 'parts'
  | 'count'
  | 'day'
  | 'period'
  | 'flag'
  | 'yi'
  | 'track'
  | 'scope'
  | 'milestoneStatus'

export type FactField = { name: FactFieldName; input: FieldInput }
type FactFieldName =
  | 'chains'
  | 'name'
  | 'parts'
  | 'term'
  | 'chain'
  | 'on'
  | 'scope'
  | 'first'
  | 'track'
  | 'quarters'
  | 'place'
  | 'among'
  | 'asOf'
  | 'industry'
  | 'amountYuan'
  | 'status'
  | 'year'
  | 'kind'
  | 'role'
  | 'text'

/** The arguments of each type of fact that a person may correct, in the order of the form. */
export const factFields: Record<FactType, readonly FactField[]> = {
  chainList: [{ name: 'chains', input: 'names' }],
  programme: [
    { name: 'name', input: 'text' },
    { name: 'parts', input: 'parts' },
  ],
  classOpened: [
    { name: 'term', input: 'count' },
    { name: 'chain', input: 'text' },
    { name: 'on', input: 'day' },
  ],
  classPlanned: [{ name: 'chain', input: 'text' }],
  mechanism: [
    { name: 'name', input: 'text' },
    { name: 'parts', input: 'names' },
    { name: 'first', input: 'flag' },
    { name: 'scope', input: 'scope' },
  ],
  rankStreak: [
    { name: 'track', input: 'track' },
    { name: 'quarters', input: 'count' },
    { name: 'place', input: 'count' },
    { name: 'among', input: 'scope' },
    { name: 'asOf', input: 'period' },
  ],
  outputMilestone: [
    { name: 'industry', input: 'text' },
    { name: 'amountYuan', input: 'yi' },
    { name: 'status', input: 'milestoneStatus' },
    { name: 'year', input: 'count' },
  ],
  audience: [{ name: 'kind', input: 'text' }],
  competence: [{ name: 'name', input: 'text' }],
  statement: [
    { name: 'role', input: 'text' },
    { name: 'text', input: 'longText' },
  ],
}

const line = z.string().trim().min(1).max(200)
const inputs = {
  text: line,
  longText: z.string().trim().min(1).max(2000),
  names: z.array(line).max(60),
  parts: z
    .array(
      z.object({
        kind: z.enum(['lecture', 'studyClass']),
        count: z.number().int().min(1).max(999).nullable().default(null),
        topic: z.string().trim().max(200).nullable().default(null),
      }),
    )
    .max(60),
  count: z.number().int().min(1).max(9999).nullable().default(null),
  day: z.iso.date().nullable().default(null),
  period: z
    .string()
    .trim()
    .regex(/^\d{4}(Q[1-4])?$/)
    .nullable()
    .default(null),
  flag: z.boolean(),
  yi: z.number().positive().max(1e8),
  track: z.enum(['economy', 'businessEnvironment']),
  scope: z.enum(['nation', 'province', 'city', 'county']).nullable().default(null),
  milestoneStatus: z.enum(['reached', 'expected']),
} satisfies Record<FieldInput, z.ZodType>

/** What the form of a type must hold: its arguments, and the reason as the contract asks for it. */
export function correctionSchema(type: FactType) {
  const reason = documentsContract.correctFact['~orpc'].inputSchema?.shape.reason ?? z.string()
  const args: Record<string, z.ZodType> = Object.fromEntries(
    factFields[type].map((field) => [field.name, inputs[field.input]]),
  )
  return z.object({ args: z.object(args), reason })
}

/** Arguments as the form shows them: money in 亿元, absent values empty. */
export function formArgs(type: FactType, args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    factFields[type].map(({ name, input }) => {
      const value = args[name] ?? null
      if (input === 'yi') return [name, value === null || value === '' ? null : Number(value) / 1e8]
      if (input === 'names' || input === 'parts') return [name, Array.isArray(value) ? value : []]
      return [name, input === 'flag' ? value === true : value]
    }),
  )
}

/**
 * The arguments to send: yuan again, in the kind the reading gave, and only those the fact has. A date that a person
 * changed loses the basis the reading gave it.
 */
export function correctedArgs(
  type: FactType,
  entered: Record<string, unknown>,
  suggested: Record<string, unknown>,
): Record<string, unknown> {
  const args: Record<string, unknown> = {}
  for (const { name, input } of factFields[type]) {
    if (!(name in suggested)) continue
    const value = entered[name] ?? null
    if (input === 'yi' && typeof value === 'number') {
      const yuan = Math.round(value * 1e8)
      args[name] = typeof suggested[name] === 'string' ? String(yuan) : yuan
    } else {
      args[name] = value
    }
    const basis = `${name}Basis`
    if (basis in suggested && args[name] !== suggested[name]) args[basis] = null
  }
  return args
}
