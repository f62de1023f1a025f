import { recordChanges, recordOccurrences } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { NeedWord, PersonWord } from '../../contract/engagement.ts'
import type { EngagementContacts, EngagementDetail } from '../../contract/engagement-shapes.ts'
import { runningStates } from '../../contract/engagement-terms.ts'
import type { StoredEngagement } from '../../queries/engagement.ts'
import { enterpriseOrgOf, hasConsent } from '../../queries/engagement-pair.ts'
import { closeOffer, insertWords, updateEngagement, type Word } from '../../queries/engagement-word.ts'
import { engagementRef, profileRef } from '../../refs.ts'
import { bothAgreed, getEngagement, lockedEngagement, visibleEngagement } from './show.ts'
import { missingSides, rejectIn } from './steps.ts'

/** @throws AppError `conflict` `talent.engagement.over` for one that has ended or is on board. */
export function requireRunning(one: StoredEngagement): void {
  if (runningStates.some((state) => state === one.state)) return
  throw new AppError('conflict', 'talent.engagement.over', 'the engagement is over', { state: one.state })
}

/** @throws AppError `conflict` `talent.engagement.noConsent` when the person may no longer be matched. */
export async function requireConsent(ctx: Context, one: StoredEngagement): Promise<void> {
  const { id, number, isActive } = one.person
  if (isActive && (await hasConsent(ctx.db, id, businessDay(ctx.clock)))) return
  throw new AppError('conflict', 'talent.engagement.noConsent', 'no consent of the person holds today', {
    person: number,
    need: one.need.title,
  })
}

/**
 * The need's side agrees that contacts pass: a user of the enterprise for itself, anybody else for somebody of it who is
 * named, with what proves it.
 *
 * @throws AppError `badInput` `talent.engagement.whoSaid`, `.whatProves`; `conflict` `.agreedAlready`, `.over`.
 */
export async function agreeForNeed(
  ctx: Context,
  { id, lockVersion, saidBy, evidence }: NeedWord & { id: string; lockVersion: number },
): Promise<EngagementDetail> {
  await inTransaction(ctx, async (tx) => {
    const one = await lockedEngagement(tx, id)
    requireRight(tx, 'talent.engagement.agree', one.belonging)
    requireVersion({ lockVersion: one.lockVersion }, lockVersion)
    requireRunning(one)
    if (one.needAgreedOn !== null) throw agreedAlready('need')
    const orgId = await enterpriseOrgOf(tx.db, one.need.id)
    const isOwn = tx.actor.orgId !== null && tx.actor.orgId === orgId
    if (!isOwn && !saidBy)
      throw badField('saidBy', 'talent.engagement.whoSaid', 'somebody of the enterprise is named')
    if (!isOwn && !evidence)
      throw badField('evidence', 'talent.engagement.whatProves', 'what proves it is told')
    await keepWord(tx, one, {
      side: 'need',
      agrees: true,
      givenBy: isOwn ? 'enterprise' : 'phone',
      saidBy: isOwn ? tx.actor.name : saidBy,
      saidOn: businessDay(tx.clock),
      evidence: evidence || null,
    })
  })
  return getEngagement(ctx, id)
}

/** Keeps what the person said on the telephone; a refusal ends the engagement. */
export async function recordPersonWord(
  ctx: Context,
  { id, lockVersion, agrees, saidOn, evidence, refusal }: PersonWord & { id: string; lockVersion: number },
): Promise<EngagementDetail> {
  await inTransaction(ctx, async (tx) => {
    const one = await lockedEngagement(tx, id)
    requireRight(tx, 'talent.engagement.invite', one.belonging)
    requireVersion({ lockVersion: one.lockVersion }, lockVersion)
    requireRunning(one)
    if (agrees && one.personAgreedOn !== null) throw agreedAlready('person')
    if (saidOn > businessDay(tx.clock))
      throw badField('saidOn', 'talent.engagement.saidLater', 'nothing was said on a day to come')
    if (agrees) await requireConsent(tx, one)
    if (!agrees && refusal === null)
      throw badField('refusal', 'talent.engagement.whyRefused', 'a reason is chosen')
    await keepWord(tx, one, { side: 'person', agrees, givenBy: 'phone', saidBy: null, saidOn, evidence })
    if (agrees) await closeOffer(tx.db, id, 'revoked', tx.clock.now())
    else
      await rejectIn(tx, {
        id,
        stateVersion: one.stateVersion,
        refusedBy: 'person',
        refusal: refusal ?? 'other',
        note: null,
      })
  })
  return getEngagement(ctx, id)
}

const agreedAlready = (side: 'need' | 'person'): AppError =>
  new AppError('conflict', 'talent.engagement.agreedAlready', 'this side agreed already', { side })

/** Writes a word, what follows from it, and its audit entry. Who said it and the evidence stay out of the entry. */
export async function keepWord(
  tx: Context,
  one: StoredEngagement,
  word: Omit<Word, 'recordedByName'>,
): Promise<void> {
  const at = tx.clock.now()
  await insertWords(tx.db, [
    { ...word, engagementId: one.id, recordedBy: tx.actor.id, recordedByName: tx.actor.name, at },
  ])
  const agreedAt = word.agrees ? at : null
  await updateEngagement(
    tx.db,
    one.id,
    word.side === 'need' ? { needAgreedAt: agreedAt } : { personAgreedAt: agreedAt },
    at,
  )
  const { side, agrees, givenBy, saidOn } = word
  await recordChanges(tx, [
    {
      action: `talent.engagement.${side === 'need' ? 'needWord' : 'personWord'}`,
      object: engagementRef(one.id),
      before: { agreedOn: side === 'need' ? one.needAgreedOn : one.personAgreedOn },
      after: { side, agrees, givenBy, saidOn },
      links: wordLinks(tx, one),
    },
  ])
}

/** Who acts under a personal address: the person, whom no account names. */
export const invited = 'talent.invited'

export const wordLinks = (tx: Context, one: StoredEngagement): [Link, ...Link[]] => {
  const from = engagementRef(one.id)
  const person = profileRef(one.person.id)
  const by = tx.actor.id === invited ? person : { kind: 'system.actor', id: tx.actor.id }
  return [
    { from, relation: 'about', to: person },
    { from, relation: 'actedOnBy', to: by },
  ]
}

/**
 * Contacts of both sides in clear, once both agreed and while the person's consent holds. Asking and showing are audited;
 * neither entry has the values.
 */
export async function revealEngagementContacts(ctx: Context, id: string): Promise<EngagementContacts> {
  const one = await visibleEngagement(ctx, id)
  const object = engagementRef(id)
  const note = (action: string) =>
    inTransaction(ctx, async (tx) =>
      recordOccurrences(tx, [{ action, object, details: { fields: ['need', 'person'] } }]),
    )
  await note('talent.engagement.askReveal')
  requireRight(ctx, 'talent.engagement.reveal', one.belonging)
  if (!bothAgreed(one)) {
    const missing = missingSides(one)
    throw new AppError(
      'conflict',
      `talent.engagement.${missing.length === 2 ? 'nobodyAgreed' : `${missing[0]}NotAgreed`}`,
      'contacts pass when both sides agreed',
      { missing },
    )
  }
  // Whoever is on board or was refused is no longer introduced: what passed, passed.
  await requireConsent(ctx, one)
  await note('talent.engagement.reveal')
  return { need: one.needContact, person: one.personContact }
}
