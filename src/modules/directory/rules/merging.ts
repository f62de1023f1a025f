import { type MergeField, type MergeSide, mergeFields } from '../contract/duplicate.ts'
import type { Enterprise, EnterpriseInput } from '../contract.ts'

type Entry = EnterpriseInput & { regionName?: string }

/** The side whose value stands unless a person chooses: the survivor's, where it says anything. */
export function preferredSide(field: MergeField, survivor: Entry, merged: Entry): MergeSide {
  return isEmpty(survivor[field]) && !isEmpty(merged[field]) ? 'merged' : 'survivor'
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)

/** The survivor after a merge: value by value from the side that wins, with every other name as a former one. */
export function mergedValues(
  survivor: EnterpriseInput,
  merged: EnterpriseInput,
  chosen: Partial<Record<MergeField, MergeSide>>,
): EnterpriseInput {
  const winner = (field: MergeField) =>
    (chosen[field] ?? preferredSide(field, survivor, merged)) === 'survivor' ? survivor : merged
  const values = Object.fromEntries(mergeFields.map((field) => [field, winner(field)[field]])) as Pick<
    EnterpriseInput,
    MergeField
  >
  const names = [...survivor.formerNames, survivor.name, merged.name, ...merged.formerNames]
  return { ...values, formerNames: [...new Set(names)].filter((name) => name !== values.name) }
}

const editedFields = [...mergeFields, 'formerNames'] as const

/**
 * The survivor after a merge is taken back: each value is what it was before the merge, unless somebody changed it since.
 *
 * @returns the values, and the fields that were changed since and stay as they are. Of the former names those that the
 * merge brought go again, whatever else was done to the list.
 */
export function splitValues(
  before: Enterprise,
  after: Enterprise,
  current: Enterprise,
): { values: EnterpriseInput; leftAlone: (typeof editedFields)[number][] } {
  const leftAlone: (typeof editedFields)[number][] = []
  const values: Record<string, unknown> = {}
  for (const field of editedFields) {
    if (field === 'formerNames') continue
    const touched = !sameValue(current[field], after[field])
    const mergedChanged = !sameValue(before[field], after[field])
    values[field] = touched || !mergedChanged ? current[field] : before[field]
    if (touched && mergedChanged) leftAlone.push(field)
  }
  const brought = new Set(after.formerNames.filter((name) => !before.formerNames.includes(name)))
  values.formerNames = current.formerNames.filter((name) => !brought.has(name) && name !== values.name)
  return { values: values as EnterpriseInput, leftAlone }
}

const sameValue = (a: unknown, b: unknown): boolean => plain(a) === plain(b)

/** A value as text; a list as what is in it, in whatever order. */
const plain = (value: unknown): string =>
  Array.isArray(value)
    ? value
        .map((one) => JSON.stringify(one))
        .sort()
        .join()
    : JSON.stringify(value)
