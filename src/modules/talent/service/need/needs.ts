import { recordChanges } from '#platform/audit/audit.ts'
import { moveToBin } from '#platform/bin/move-to-bin.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { revealField } from '#platform/privacy/reveal.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { without } from '#platform/without.ts'
import type { ListedEnterprises } from '../../contract/list-choice.ts'
import type {
  Need,
  NeedChange,
  NeedContact,
  NeedDetail,
  NeedFilter,
  NeedInput,
  NeedState,
} from '../../contract/need.ts'
import { isEnded, movesOf } from '../../contract/need-rules.ts'
import type { Removal } from '../../contract/removal.ts'
import * as queries from '../../queries/need.ts'
import { answersOfNeed } from '../../queries/need-answers.ts'
import * as writes from '../../queries/need-writes.ts'
import { needRef } from '../../refs.ts'
import { mayOnRun } from '../run/access.ts'
import { checkedAnswers, problemsInSight } from './check-answers.ts'
import { checkNeed } from './check-need.ts'
import { needBin } from './need-bin.ts'
import {
  type HeldNeed,
  heldNeed,
  maskedNeed,
  needChanged,
  needLinks,
  needRelations,
  visibleNeed,
} from './need-records.ts'

const read = 'talent.need.read'
const edit = 'talent.need.edit'

/** Needs within reach that fit a filter. */
export async function listNeeds(ctx: Context, filter: NeedFilter): Promise<ListPage<Need, 'headcount'>> {
  return mapPage(await queries.listNeeds(ctx, filter, read), maskedNeed)
}

/** Enterprises that the list can be narrowed to. */
export async function listNeedEnterprises(ctx: Context): Promise<ListedEnterprises> {
  requireRight(ctx, read)
  return { enterprises: await queries.enterprisesOfNeeds(ctx) }
}

/** One need with the problems it answers. @throws AppError `talent.need.unknown`. */
export async function getNeed(ctx: Context, id: string): Promise<NeedDetail> {
  const record = await visibleNeed(ctx, id)
  const answers = await answersOfNeed(ctx.db, id)
  return {
    ...maskedNeed(record),
    createdByName: record.createdByName,
    problems: await problemsInSight(ctx, answers.problemIds),
    gaps: answers.gaps.map((gap) => without(gap, ['chainId', 'nodeId'])),
    mayEdit: may(ctx, edit, record.belonging),
    mayMatch: mayOnRun(ctx, 'talent.match.read', [record.chainCode]),
    mayRemove: may(ctx, 'talent.need.remove', record.belonging),
    mayReveal: may(ctx, 'talent.need.reveal', record.belonging),
  }
}

/** @throws AppError for whatever it names that does not exist, or a title that the enterprise has already. */
export async function addNeed(ctx: Context, input: NeedInput): Promise<NeedDetail> {
  return getNeed(ctx, await inTransaction(ctx, (tx) => enterNeed(tx, input)))
}

/** The same in the open transaction; gives the id. */
export async function enterNeed(
  tx: Context,
  { id: given, problemIds, gaps, ...input }: NeedInput & { id?: string },
  more: readonly Link[] = [],
): Promise<string> {
  const { values, parts, belonging } = await checkNeed(tx, input, null)
  requireRight(tx, edit, belonging)
  const answers = await checkedAnswers(tx, { problemIds, gaps })
  const { actor } = tx
  const row: writes.NewNeedRow = {
    ...(given === undefined ? {} : { id: given }),
    values,
    parts: { ...parts, ...answers },
    createdBy: { id: actor.id, name: actor.name, orgId: actor.orgId },
    isDemo: false,
    at: tx.clock.now(),
  }
  await refuseTwice(tx, { ...values, id: null })
  const [id] = await writes.insertNeeds(tx.db, [row])
  await recordChanges(tx, [needChanged('talent.need.add', null, await withAnswers(tx, id!), more)])
  return id!
}

/** Changes a need that runs. @throws AppError `conflict` when somebody changed it meanwhile or it is over. */
export async function updateNeed(
  ctx: Context,
  { id, lockVersion, ...change }: NeedChange,
): Promise<NeedDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await editedNeed(tx, id)
    requireVersion(maskedNeed(before.record), lockVersion)
    await saveNeed(tx, before, change, 'talent.need.update')
  })
  return getNeed(ctx, id)
}

/** A held need that the actor may edit. */
export async function editedNeed(tx: Context, id: string): Promise<HeldNeed> {
  const held = await withAnswers(tx, id)
  requireRight(tx, edit, held.record.belonging)
  return held
}

/** Makes a held need what it should be; what it answers stays. */
export async function saveNeed(
  tx: Context,
  before: HeldNeed,
  { contactPhone, contactEmail, ...change }: Omit<NeedChange, 'id' | 'lockVersion'>,
  action: string,
  more: readonly Link[] = [],
): Promise<void> {
  const { record } = before
  if (isEnded(record.state))
    throw new AppError('conflict', 'talent.need.ended', 'a need that is over is reopened first', {
      id: record.id,
    })
  const input = {
    ...change,
    contactPhone: contactPhone === undefined ? record.contactPhone : contactPhone,
    contactEmail: contactEmail === undefined ? record.contactEmail : contactEmail,
  }
  const { values, parts, belonging } = await checkNeed(tx, input, record)
  requireRight(tx, edit, belonging)
  await refuseTwice(tx, { ...values, id: record.id })
  await writes.updateNeedRow(tx.db, record.id, values, parts, tx.clock.now())
  for (const relation of needRelations) await unlink(tx, needRef(record.id), relation)
  await recordChanges(tx, [needChanged(action, before, await withAnswers(tx, record.id), more)])
}

/**
 * Pauses, reopens, fills or closes a need.
 *
 * @throws AppError `conflict` `talent.need.move` where it cannot go from where it stands.
 */
export async function moveNeed(
  ctx: Context,
  { id, lockVersion, state, reason }: { id: string; lockVersion: number; state: NeedState; reason: string },
): Promise<NeedDetail> {
  await inTransaction(ctx, async (tx) => {
    const held = await editedNeed(tx, id)
    const { record } = held
    requireVersion(maskedNeed(record), lockVersion)
    if (!movesOf(record.state).includes(state))
      throw new AppError(
        'conflict',
        'talent.need.move',
        `a need does not go from ${record.state} to ${state}`,
        {
          from: record.state,
          to: state,
        },
      )
    const why = state === 'open' ? null : reason
    if (isEnded(record.state)) await refuseTwice(tx, record)
    await writes.moveNeedRow(tx.db, id, state, why, tx.clock.now())
    await recordChanges(tx, [
      {
        action: `talent.need.${moveActions[state]}`,
        object: needRef(id),
        before: { state: record.state, closedReason: record.closedReason },
        after: { state, closedReason: why },
        reason,
        links: needLinks(record, held),
      },
    ])
  })
  return getNeed(ctx, id)
}

const moveActions: Readonly<Record<NeedState, string>> = {
  open: 'reopen',
  paused: 'pause',
  filled: 'fill',
  closed: 'close',
}

/**
 * Deletes a need entered by mistake.
 *
 * @throws AppError `conflict` `talent.need.inUse` once a run, a fair or an engagement names it, saying which.
 */
export function removeNeed(ctx: Context, { id, lockVersion, reason }: Removal): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const record = await heldNeed(tx, id)
    requireRight(tx, 'talent.need.remove', record.belonging)
    requireVersion(maskedNeed(record), lockVersion)
    await requireUnused(tx, id)
    await moveToBin(tx, needBin, needRef(id), reason)
    return { id }
  })
}

/** So many runs and so many fairs are named in the refusal. */
const mostNamed = 3

/** @throws AppError `conflict` `talent.need.inUse`. */
export async function requireUnused(tx: Context, id: string): Promise<void> {
  const { runs, fairs, engagements } = await queries.usesOfNeed(tx.db, id)
  const count = runs.length + fairs.length + engagements
  if (count === 0) return
  throw new AppError('conflict', 'talent.need.inUse', `need ${id} is in use`, {
    id,
    count,
    where: [
      ...runs.slice(0, mostNamed).map((title) => `匹配“${title}”`),
      ...fairs.slice(0, mostNamed).map((title) => `对接会“${title}”`),
      ...(engagements === 0 ? [] : [`${engagements} 项对接`]),
    ],
  })
}

/**
 * The clear value of one masked contact. The request is audited by itself before it is decided on, so that a refused one
 * stands in the log too.
 */
export async function revealNeed(
  ctx: Context,
  { id, field, reason }: { id: string; field: NeedContact; reason: string },
): Promise<{ field: NeedContact; value: string | null }> {
  const record = await visibleNeed(ctx, id)
  const actions = { asked: 'talent.need.askReveal', shown: 'talent.need.reveal' }
  return revealField(ctx, { object: needRef(id), field, reason }, actions, () => {
    requireRight(ctx, 'talent.need.reveal', record.belonging)
    return record[field]
  })
}

async function withAnswers(tx: Context, id: string): Promise<HeldNeed> {
  return { record: await heldNeed(tx, id), ...(await answersOfNeed(tx.db, id)) }
}

/** @throws AppError `conflict` `talent.need.twice` where the enterprise has a running need of this title. */
async function refuseTwice(
  tx: Context,
  need: { id: string | null; enterpriseId: string; title: string },
): Promise<void> {
  if (await queries.hasRunningTwin(tx.db, need))
    throw new AppError(
      'conflict',
      'talent.need.twice',
      'the enterprise has a running need of this title already',
      { field: 'title', title: need.title },
    )
}
