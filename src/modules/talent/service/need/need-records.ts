import { chainRef, nodeRef } from '#modules/chains/index.ts'
import { enterpriseRef } from '#modules/directory/index.ts'
import type { Change } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { maskEmail, maskPhone } from '#platform/privacy/mask.ts'
import { requireVisible } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { without } from '#platform/without.ts'
import { type Need, needContacts } from '../../contract/need.ts'
import * as queries from '../../queries/need.ts'
import type { NeedAnswered } from '../../queries/need-answers.ts'
import { majorRef, needRef, problemRef, skillRef } from '../../refs.ts'

const read = 'talent.need.read'

const unknownNeed = (id: string): AppError =>
  new AppError('notFound', 'talent.need.unknown', `there is no need ${id}`, { id })

/** The need as it may leave the service, into answers, audit entries and refusals: phone and e-mail masked. */
export const maskedNeed = (record: queries.NeedRecord): Need => ({
  ...without(record, ['chainId', 'createdByName', 'belonging']),
  contactPhone: record.contactPhone && maskPhone(record.contactPhone),
  contactEmail: record.contactEmail && maskEmail(record.contactEmail),
})

/** A need that the actor may see. @throws AppError `notFound` for one unknown or out of reach. */
export async function visibleNeed(ctx: Context, id: string): Promise<queries.NeedRecord> {
  return seen(ctx, id, await queries.findNeed(ctx.db, id))
}

/** The same, held against other writers until the transaction ends. */
export async function heldNeed(tx: Context, id: string): Promise<queries.NeedRecord> {
  return seen(tx, id, await queries.lockNeed(tx.db, id))
}

const seen = (ctx: Context, id: string, found: queries.NeedRecord | null): queries.NeedRecord =>
  requireVisible(
    ctx,
    read,
    found,
    ({ belonging }) => belonging,
    () => unknownNeed(id),
  )

/** Relations that an edit says anew. */
export const needRelations = ['neededBy', 'about', 'asksFor', 'asksForMajor', 'raisedFrom'] as const

/** The thread of a need: whose it is, where in a chain, in which majors and skills, and which problems and gaps it answers. */
export function needLinks(
  need: Pick<
    Need,
    'id' | 'enterpriseId' | 'chainCode' | 'nodeCode' | 'requiredSkillIds' | 'wishedSkillIds'
  > & { majorCodes: readonly string[] },
  { problemIds, gaps }: { problemIds: readonly string[]; gaps: readonly { nodeCode: string }[] },
): [Link, ...Link[]] {
  const from = needRef(need.id)
  return [
    { from, relation: 'neededBy', to: enterpriseRef(need.enterpriseId) },
    { from, relation: 'about', to: chainRef(need.chainCode) },
    ...(need.nodeCode === null ? [] : [{ from, relation: 'about', to: nodeRef(need.nodeCode) }]),
    ...need.majorCodes.map((code): Link => ({ from, relation: 'asksForMajor', to: majorRef(code) })),
    ...[...need.requiredSkillIds, ...need.wishedSkillIds].map(
      (id): Link => ({ from, relation: 'asksFor', to: skillRef(id) }),
    ),
    ...problemIds.map((id): Link => ({ from, relation: 'raisedFrom', to: problemRef(id) })),
    ...gaps.map(({ nodeCode }): Link => ({ from, relation: 'raisedFrom', to: nodeRef(nodeCode) })),
  ]
}

/** A need with what it answers: all that can be changed. */
export interface HeldNeed extends NeedAnswered {
  record: queries.NeedRecord
}

/**
 * The audit entry of a change. Phone and e-mail stand in it masked; where only what the mask hides changed,
 * `changedFields` says so.
 */
export function needChanged(
  action: string,
  before: HeldNeed | null,
  after: HeldNeed,
  more: readonly Link[] = [],
): Change {
  const changedFields = needContacts.filter(
    (field) => before !== null && before.record[field] !== after.record[field],
  )
  return {
    action,
    object: needRef(after.record.id),
    before: before && told(before),
    after: changedFields.length === 0 ? told(after) : { ...told(after), changedFields },
    links: [...needLinks(after.record, after), ...more],
  }
}

const told = ({ record, problemIds, gaps }: HeldNeed) => ({
  ...without(maskedNeed(record), ['lockVersion', 'updatedAt']),
  problemIds,
  gaps: gaps.map(({ chainCode, nodeCode }) => `${chainCode}.${nodeCode}`),
})
