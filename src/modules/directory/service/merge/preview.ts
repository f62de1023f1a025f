import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import {
  type ComparedEnterprise,
  type MergeField,
  type MergePreview,
  type MovedReferenceShown,
  mergeFields,
} from '../../contract/duplicate.ts'
import type { Enterprise } from '../../contract.ts'
import { enterpriseInput } from '../../contract.ts'
import { compareRecords } from '../../duplicates/name-reader.ts'
import { ownOrganisation } from '../../queries/enterprise.ts'
import { mergedValues, preferredSide } from '../../rules/merging.ts'
import { readRow, registerReader } from '../duplicates/find.ts'
import { belongingOf, getEnterprise } from '../enterprises.ts'
import type { MovedRow } from './moved-row.ts'
import type { Repointer } from './repointer.ts'

/** What a merge would do; nothing is written. Both entries must lie within the actor's reach. */
export async function previewMerge(
  ctx: Context,
  repointers: readonly Repointer[],
  id: string,
  mergedId: string,
): Promise<MergePreview> {
  const [survivor, merged] = [await getEnterprise(ctx, id), await getEnterprise(ctx, mergedId)]
  await requireMergeable(ctx, survivor, merged)
  const references: MovedReferenceShown[] = []
  for (const repointer of repointers)
    references.push(...shown(repointer.kind, await repointer.preview(ctx.db, merged.id, survivor.id)))
  const reader = await registerReader(ctx.db)
  return {
    survivor: compared(survivor),
    merged: compared(merged),
    fields: mergeFields.map((field) => {
      const [left, right] = [told(survivor, field), told(merged, field)]
      return {
        field,
        survivor: left,
        merged: right,
        chosen: preferredSide(field, survivor, merged),
        equal: left === right,
      }
    }),
    formerNames: mergedValues(enterpriseInput.parse(survivor), enterpriseInput.parse(merged), {}).formerNames,
    references,
    parts: compareRecords(readRow(survivor, reader), readRow(merged, reader)).parts,
  }
}

/** @throws AppError when the two are one, one is out of the actor's reach, or both stand in the tree of organisations. */
export async function requireMergeable(
  ctx: Context,
  survivor: Enterprise,
  merged: Enterprise,
): Promise<void> {
  if (survivor.id === merged.id) {
    throw new AppError('conflict', 'directory.enterprise.mergedAlready', 'the two are one entry already', {
      survivorId: survivor.id,
    })
  }
  for (const one of [survivor, merged])
    requireRight(ctx, 'directory.enterprise.merge', await belongingOf(ctx, one))
  const [own, other] = [await ownOrganisation(ctx.db, survivor.id), await ownOrganisation(ctx.db, merged.id)]
  if (own !== null && other !== null) {
    throw new AppError(
      'conflict',
      'directory.enterprise.bothOrganisations',
      'both stand in the tree of organisations with people of their own; close one of them first',
      { orgIds: [own, other] },
    )
  }
}

export const shown = (kind: string, rows: readonly MovedRow[]): MovedReferenceShown[] =>
  rows.map(({ id, title, fate }) => ({ kind, id, title, fate }))

function told(enterprise: Enterprise, field: MergeField): string | null {
  if (field === 'regionCode') return enterprise.regionName
  const value = enterprise[field]
  return value === null ? null : String(Array.isArray(value) ? [...value].sort() : value)
}

function compared(enterprise: Enterprise): ComparedEnterprise {
  const {
    id,
    uscc,
    name,
    formerNames,
    regionName,
    address,
    registeredOn,
    staff,
    products,
    source,
    asOfOn,
    lockVersion,
  } = enterprise
  return {
    id,
    uscc,
    name,
    formerNames,
    regionName,
    address,
    registeredOn,
    staff,
    products,
    source,
    asOfOn,
    lockVersion,
  }
}
