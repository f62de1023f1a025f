import { nodeRef } from '#modules/chains/index.ts'
import { regionRef } from '#modules/directory/index.ts'
import type { Change } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { maskEmail, maskPhone } from '#platform/privacy/mask.ts'
import { may } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { without } from '#platform/without.ts'
import { type Institute, instituteContacts } from '../../contract/institute.ts'
import * as queries from '../../queries/institute.ts'
import { instituteRef, institutesRef } from '../../refs.ts'

export const unknownInstitute = (id: string): AppError =>
  new AppError('notFound', 'talent.institute.unknown', `there is no institute ${id}`, { id })

/** The institute as it may stand in audit entries and refusals: phone and e-mail masked. */
export const maskedInstitute = (record: queries.InstituteRecord): Institute => ({
  ...record,
  contactPhone: record.contactPhone && maskPhone(record.contactPhone),
  contactEmail: record.contactEmail && maskEmail(record.contactEmail),
})

/** Whether somebody is told whom to ask at an institute: officials, and no enterprise. */
export const seesContacts = (ctx: Pick<Context, 'actor'>): boolean => may(ctx, 'talent.institute.contact')

/** The institute as the caller may know it. */
export const toldInstitute = (ctx: Pick<Context, 'actor'>, record: queries.InstituteRecord): Institute =>
  seesContacts(ctx)
    ? maskedInstitute(record)
    : { ...record, contactName: null, contactPhone: null, contactEmail: null }

/** An institute held against other writers. @throws AppError `notFound` `talent.institute.unknown`. */
export async function heldInstitute(tx: Context, id: string): Promise<queries.InstituteRecord> {
  const record = await queries.lockInstitute(tx.db, id)
  if (record === null) throw unknownInstitute(id)
  return record
}

/** Relations that an edit says anew. */
export const instituteRelations = ['locatedIn', 'serves'] as const

/** The thread of an institute: where it is of the own city, and the nodes it says it serves. */
export function instituteLinks({
  id,
  regionCode,
  nodeCodes,
}: Pick<Institute, 'id' | 'regionCode' | 'nodeCodes'>): [Link, ...Link[]] {
  const from = instituteRef(id)
  return [
    { from, relation: 'partOf', to: institutesRef },
    ...(regionCode === null ? [] : [{ from, relation: 'locatedIn', to: regionRef(regionCode) }]),
    ...nodeCodes.map((code): Link => ({ from, relation: 'serves', to: nodeRef(code) })),
  ]
}

/**
 * The audit entry of a change. Phone and e-mail stand in it masked; where only what the mask hides changed,
 * `changedFields` says so.
 */
export function instituteChanged(
  action: string,
  before: queries.InstituteRecord | null,
  after: queries.InstituteRecord,
  more: readonly Link[] = [],
): Change {
  const changedFields = instituteContacts.filter((field) => before !== null && before[field] !== after[field])
  return {
    action,
    object: instituteRef(after.id),
    before: before && told(before),
    after: changedFields.length === 0 ? told(after) : { ...told(after), changedFields },
    links: [...instituteLinks(after), ...more],
  }
}

const told = (record: queries.InstituteRecord) =>
  without(maskedInstitute(record), ['lockVersion', 'updatedAt', 'lastYear', 'lastGraduates', 'lastMajors'])
