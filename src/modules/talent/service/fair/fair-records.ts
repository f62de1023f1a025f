import { aboutChains, chainRef, nodeRef } from '#modules/chains/index.ts'
import { enterpriseRef } from '#modules/directory/index.ts'
import type { Change } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { may } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { without } from '#platform/without.ts'
import type {
  FairEntry,
  FairEntryInput,
  FairInput,
  FairResult,
  FairResultInput,
} from '../../contract/fair-shapes.ts'
import { type FairRecord, findFair, lockFair } from '../../queries/fair.ts'
import { type FairEntryRecord, findEntry, lockEntry } from '../../queries/fair-entry.ts'
import { type FairResultRecord, lockResult } from '../../queries/fair-result.ts'
import { fairEntryRef, fairRef, fairResultRef, fairsRef, needRef } from '../../refs.ts'

export const hrefOfFair = (id: string): string => `/talent/fairs/${id}`
export const hrefOfEntry = (fairId: string, entryId: string): string =>
  `${hrefOfFair(fairId)}?entry=${entryId}`

const gone = (reason: string, id: string): AppError =>
  new AppError('notFound', reason, `there is no ${reason} ${id}`, { id })

async function found<T>(reading: Promise<T | null>, reason: string, id: string): Promise<T> {
  const one = await reading
  if (one === null) throw gone(reason, id)
  return one
}

/** A fair in sight. @throws AppError `notFound` `talent.fair.unknown`. */
export const seenFair = (ctx: Context, id: string): Promise<FairRecord> =>
  found(findFair(ctx, id), 'talent.fair.unknown', id)
/** The same, held against other writers until the transaction ends. */
export const heldFair = (tx: Context, id: string): Promise<FairRecord> =>
  found(lockFair(tx, id), 'talent.fair.unknown', id)

/** A need at a fair, in sight. @throws AppError `notFound` `talent.fairEntry.unknown`. */
export const seenEntry = (ctx: Context, id: string): Promise<FairEntryRecord> =>
  found(findEntry(ctx, id), 'talent.fairEntry.unknown', id)
export const heldEntry = (tx: Context, id: string): Promise<FairEntryRecord> =>
  found(lockEntry(tx, id), 'talent.fairEntry.unknown', id)

/** A report in sight, held. @throws AppError `notFound` `talent.fairResult.unknown`. */
export const heldResult = (tx: Context, id: string): Promise<FairResultRecord> =>
  found(lockResult(tx, id), 'talent.fairResult.unknown', id)

/** Nobody was met and nothing came of a fair that was not held. */
export const notHeld = ({ fairState }: Pick<FairEntryRecord, 'fairState'>): AppError =>
  new AppError('conflict', 'talent.fairResult.notHeld', 'the fair was not held', { state: fairState })

/** An entry as the actor may see and change it. */
export const toEntry = (ctx: Context, record: FairEntryRecord): FairEntry => ({
  ...without(record, ['belonging', 'fairState', 'fairFromOn']),
  mayJoin: record.fairState !== 'cancelled' && may(ctx, 'talent.fair.join', record.belonging),
  mayReport: record.fairState === 'held' && may(ctx, 'talent.fair.report', record.belonging),
})

/** A report as the actor may see and correct it. */
export const toResult = (ctx: Context, record: FairResultRecord, fairState: string): FairResult => ({
  ...without(record, ['belonging', 'needId']),
  mayReport: fairState === 'held' && may(ctx, 'talent.fair.report', record.belonging),
})

/** What people enter of a fair. */
export const enteredFair = (one: FairRecord): FairInput => ({
  title: one.title,
  kind: one.kind,
  fromOn: one.fromOn,
  untilOn: one.untilOn,
  place: one.place,
  host: one.host,
  chainCodes: one.chainCodes,
  state: one.state,
  cancelReason: one.cancelReason,
  note: one.note,
})

/** The audit entry of a change of a fair, with its thread. */
export function fairChanged(
  action: string,
  before: FairRecord | null,
  after: { id: string } & FairInput,
  more: readonly Link[] = [],
): Change {
  const from = fairRef(after.id)
  const { id: _id, ...told } = after
  return {
    action,
    object: from,
    before: before && enteredFair(before),
    after: told,
    links: [{ from, relation: 'partOf', to: fairsRef }, ...aboutChains(from, after.chainCodes), ...more],
  }
}

export const enteredEntry = ({ seats, booth, note }: FairEntryRecord): FairEntryInput => ({
  seats,
  booth,
  note,
})

/** What the thread of an entry names. */
export interface EntryPlace {
  id: string
  fairId: string
  needId: string
  enterpriseId: string
  chainCode: string
  nodeCode: string | null
}

/** The thread of an entry: its fair, the need, whose it is, and where in a chain. */
export function entryLinks(one: EntryPlace): [Link, ...Link[]] {
  const from = fairEntryRef(one.id)
  return [
    { from, relation: 'partOf', to: fairRef(one.fairId) },
    { from, relation: 'about', to: needRef(one.needId) },
    { from, relation: 'about', to: enterpriseRef(one.enterpriseId) },
    { from, relation: 'about', to: chainRef(one.chainCode) },
    ...(one.nodeCode === null ? [] : [{ from, relation: 'about', to: nodeRef(one.nodeCode) }]),
  ]
}

/** The audit entry of a change of a need at a fair. */
export const entryChanged = (
  action: string,
  before: FairEntryInput | null,
  after: EntryPlace & FairEntryInput & { needTitle: string },
  more: readonly Link[] = [],
): Change => ({
  action,
  object: fairEntryRef(after.id),
  before,
  after: { need: after.needTitle, seats: after.seats, booth: after.booth, note: after.note },
  links: [...entryLinks(after), ...more],
})

export const enteredResult = (one: FairResultRecord): FairResultInput => ({
  asOfOn: one.asOfOn,
  cvs: one.cvs,
  interviews: one.interviews,
  intentions: one.intentions,
  offers: one.offers,
  onboard: one.onboard,
  source: one.source,
  note: one.note,
})

/** The audit entry of a change of a report: it hangs on its entry, the fair and the need. */
export function resultChanged(
  action: string,
  before: FairResultInput | null,
  after: FairResultInput | null,
  at: { id: string; entryId: string; fairId: string; needId: string },
  more: readonly Link[] = [],
): Change {
  const from = fairResultRef(at.id)
  return {
    action,
    object: from,
    before,
    after,
    links: [
      { from, relation: 'partOf', to: fairEntryRef(at.entryId) },
      { from, relation: 'about', to: fairRef(at.fairId) },
      { from, relation: 'about', to: needRef(at.needId) },
      ...more,
    ],
  }
}
