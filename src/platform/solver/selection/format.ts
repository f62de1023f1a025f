import { z } from 'zod'
import type { SelectionProblem } from '#core/scheduling/selection/problem.ts'

const id = z.string().min(1)
const count = z.int().min(0).max(1_000_000)
const worth = z.number().min(0).max(1e9)

/** The file of `training select`. `docs/formats/training-select.md` explains it, the schema beside it is made from this. */
export const selectionFile = z.object({
  seats: count.describe('at most so many are selected'),
  people: z.array(
    z.object({
      id,
      unit: id.describe('id of the unit that nominates'),
      kinds: z.array(z.string()).describe('kinds that kindLimits count'),
      covers: z.array(id).describe('ids of the needs this person meets'),
      duty: z.number().min(0).max(10).describe('chain duty'),
      mustAttend: z.boolean().optional().describe('is selected in any case'),
      blocked: z
        .union([z.boolean(), z.string().min(1)])
        .optional()
        .describe('is never selected; a text says why (clash, repeat, refused or own words)'),
      carriedOver: z.boolean().optional().describe('was left out of an earlier class'),
    }),
  ),
  needs: z.array(z.object({ id, weight: worth })),
  units: z.array(
    z.object({
      id,
      min: count,
      max: count,
      headcount: count.describe('people of the office'),
      away: count.optional().describe('of these, away at that time anyhow'),
    }),
  ),
  maxUnitShare: z
    .number()
    .min(0)
    .max(1)
    .describe('at most floor(maxUnitShare * headcount) of a unit are away at once'),
  previous: z.array(id).optional().describe('ids selected before; left out, no difference is reckoned'),
  weights: z.object({
    coverage: worth,
    duty: worth,
    change: worth,
    precedence: worth.optional().describe('worth of selecting somebody carried over; 0 when left out'),
  }),
  kindLimits: z.array(z.object({ kind: id, min: count.optional(), max: count.optional() })).optional(),
  pins: z.object({ in: z.array(id).optional(), out: z.array(id).optional() }).optional(),
  fewestChanges: z
    .boolean()
    .optional()
    .describe('keep the places of previous taken and move as few as possible'),
})

/** The JSON Schema of the file. What is between its parts (ids that must exist, min and max) no schema can say. */
export const selectionSchema = () => ({
  title: 'File of shuanglian training select',
  ...z.toJSONSchema(selectionFile, { io: 'input' }),
})

/** Something wrong in a file: where, what stands there, and what to do. */
export interface FileFault {
  readonly path: string
  readonly message: string
}

export type ReadSelection =
  | { readonly ok: true; readonly problem: SelectionProblem; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

/** Reads a file's content; all its faults are named at once. Keys that are not of the format are told and passed over. */
export function readSelectionFile(content: unknown): ReadSelection {
  const parsed = selectionFile.safeParse(content)
  const shape = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({
        path: pathText(path),
        message: `${shown(valueAt(content, path))}: ${message}`,
      }))
  const faults = [...shape, ...crossFaults(content)]
  if (!parsed.success || faults.length > 0) return { ok: false, faults }
  return { ok: true, problem: parsed.data, ignored: unknownKeys(content, parsed.data, '') }
}

/** Faults between parts; looks at whatever is there, so that a fault of shape elsewhere hides none of them. */
function crossFaults(content: unknown): FileFault[] {
  const file = recordOf(content)
  const people = listOf(file.people).map(recordOf)
  const units = listOf(file.units).map(recordOf)
  const limits = listOf(file.kindLimits).map(recordOf)
  const idsOf = (items: Record<string, unknown>[], key = 'id') => new Set(items.map((item) => item[key]))
  const personIds = idsOf(people)
  const unitIds = idsOf(units)
  const needIds = idsOf(listOf(file.needs).map(recordOf))
  const pins = recordOf(file.pins)
  const reference = (path: string, value: unknown, known: Set<unknown>, what: string): FileFault[] =>
    typeof value !== 'string' || known.has(value)
      ? []
      : [
          {
            path,
            message: `${shown(value)} is the id of no ${what}: correct it, or add it to ${what === 'person' ? 'people' : `${what}s`}`,
          },
        ]
  const references = (path: string, values: unknown, known: Set<unknown>, what: string): FileFault[] =>
    listOf(values).flatMap((value, at) => reference(`${path}[${at}]`, value, known, what))
  const crossed = (path: string, { min, max }: Record<string, unknown>): FileFault[] =>
    typeof min === 'number' && typeof max === 'number' && min > max
      ? [{ path, message: `min ${min} is above max ${max}: lower the one or raise the other` }]
      : []
  return [
    ...doubles('people', people),
    ...doubles('needs', listOf(file.needs).map(recordOf)),
    ...doubles('units', units),
    ...doubles('kindLimits', limits, 'kind'),
    ...people.flatMap((person, at) => [
      ...reference(`people[${at}].unit`, person.unit, unitIds, 'unit'),
      ...references(`people[${at}].covers`, person.covers, needIds, 'need'),
    ]),
    ...units.flatMap((unit, at) => crossed(`units[${at}]`, unit)),
    ...limits.flatMap((limit, at) => crossed(`kindLimits[${at}]`, limit)),
    ...references('previous', file.previous, personIds, 'person'),
    ...references('pins.in', pins.in, personIds, 'person'),
    ...references('pins.out', pins.out, personIds, 'person'),
    ...(file.fewestChanges === true && file.previous === undefined
      ? [{ path: 'fewestChanges', message: 'needs previous: add it, or leave fewestChanges out' }]
      : []),
  ]
}

function doubles(path: string, items: readonly Record<string, unknown>[], key = 'id'): FileFault[] {
  const first = new Map<unknown, number>()
  return items.flatMap((item, at) => {
    const value = item[key]
    const earlier = first.get(value)
    if (typeof value !== 'string' || earlier === undefined) {
      first.set(value, at)
      return []
    }
    return [
      {
        path: `${path}[${at}].${key}`,
        message: `${shown(value)} stands at ${path}[${earlier}] already: give each its own`,
      },
    ]
  })
}

function unknownKeys(content: unknown, known: unknown, path: string): string[] {
  if (Array.isArray(content)) {
    return content.flatMap((item, at) => unknownKeys(item, listOf(known)[at], `${path}[${at}]`))
  }
  if (typeof content !== 'object' || content === null) return []
  return Object.entries(content).flatMap(([key, value]) => {
    const inner = path === '' ? key : `${path}.${key}`
    return key in recordOf(known) ? unknownKeys(value, recordOf(known)[key], inner) : [inner]
  })
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}

const valueAt = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce(
    (value: unknown, key) => (Array.isArray(value) ? value[Number(key)] : recordOf(value)[String(key)]),
    content,
  )

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
    '',
  ) || 'file'

function shown(value: unknown): string {
  if (value === undefined) return 'missing'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
