import { type Change, recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { Link } from '#platform/thread/thread.ts'
import * as queries from '../queries/organisation.ts'
import { dayBefore } from '../rules/terms.ts'
import { allOrganisationsRef, enterpriseRef, organisationRef, regionRef } from './refs.ts'

/** What an organisation hangs on: its parent (the whole register for a root), its region, its register entry. */
export function organisationLinks(
  one: Pick<queries.OrganisationRecord, 'id' | 'parentId' | 'regionCode' | 'enterpriseId'>,
): [Link, ...Link[]] {
  const from = organisationRef(one.id)
  return [
    {
      from,
      relation: 'under',
      to: one.parentId === null ? allOrganisationsRef : organisationRef(one.parentId),
    },
    { from, relation: 'locatedIn', to: regionRef(one.regionCode) },
    ...(one.enterpriseId === null
      ? []
      : [{ from, relation: 'registeredAs', to: enterpriseRef(one.enterpriseId) }]),
  ]
}

export function organisationChange(
  action: string,
  before: queries.OrganisationRecord | null,
  after: queries.OrganisationRecord,
  reason: string | null = null,
): Change {
  return { action, object: organisationRef(after.id), before, after, reason, links: organisationLinks(after) }
}

/** Runs a write and says which field is taken when another organisation has the name, code or register entry. */
export async function refuseTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    for (const [constraint, field, reason] of [
      ['organisation_name_key', 'name', 'directory.organisation.nameTaken'],
      ['organisation_code_key', 'code', 'directory.organisation.codeTaken'],
      ['organisation_enterprise_id_key', 'enterpriseId', 'directory.organisation.enterpriseTaken'],
    ] as const) {
      if (violatesUnique(cause, constraint))
        throw new AppError('conflict', reason, `another organisation has this ${field}`, { field }, { cause })
    }
    throw cause
  }
}

/** Keeps the name that ends, when it does. @param on first day of the new name. */
export async function keepNameThatEnds(
  tx: Context,
  before: queries.OrganisationRecord,
  name: string,
  on: string,
): Promise<void> {
  if (before.name === name) return
  await queries.keepFormerName(tx.db, before.id, before.name, dayBefore(on))
}

/** The organisation of an enterprise bears the name of the register: it follows when that changes. */
export async function renameWithRegister(tx: Context, enterpriseId: string, name: string): Promise<void> {
  const found = await queries.findOrganisationOfEnterprise(tx.db, enterpriseId)
  const before = found && (await queries.lockOrganisation(tx.db, found.id))
  if (before === null || before.name === name) return
  await keepNameThatEnds(tx, before, name, businessDay(tx.clock))
  await refuseTaken(() => queries.updateOrganisation(tx.db, before.id, { ...before, name }))
  const after = await queries.findOrganisation(tx.db, before.id)
  if (after !== null)
    await recordChanges(tx, [organisationChange('directory.organisation.rename', before, after)])
}
