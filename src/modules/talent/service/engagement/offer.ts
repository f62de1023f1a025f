import { randomUUID } from 'node:crypto'
import { recordChanges, recordOccurrences } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import { type Context, systemActor } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { maskEmail, maskNumbers, maskPhone } from '#platform/privacy/mask.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { EngagementDetail, EngagementOffer } from '../../contract/engagement-shapes.ts'
import type { RefusalCode } from '../../contract/engagement-terms.ts'
import type { TalentPorts } from '../../ports.ts'
import { findEngagement, lockEngagement, type StoredEngagement } from '../../queries/engagement.ts'
import { hasConsent } from '../../queries/engagement-pair.ts'
import * as offers from '../../queries/engagement-word.ts'
import { engagementRef } from '../../refs.ts'
import { hashOfOfferToken, offerTokenOf, readOfferToken } from '../../rules/offer-token.ts'
import { invited, keepWord, requireConsent, requireRunning, wordLinks } from './agree.ts'
import { getEngagement, lockedEngagement, visibleEngagement } from './show.ts'
import { rejectIn } from './steps.ts'

const invite = 'talent.engagement.invite'
type Ports = Pick<TalentPorts, 'secret'>

/** Makes the personal address on which the person answers; one that is open is revoked. */
export async function inviteEngagement(
  ctx: Context,
  ports: Ports,
  { id, lockVersion, expiresOn }: { id: string; lockVersion: number; expiresOn: string },
): Promise<{ path: string }> {
  const secret = await ports.secret()
  return inTransaction(ctx, async (tx) => {
    const one = await lockedEngagement(tx, id)
    requireRight(tx, invite, one.belonging)
    requireVersion({ lockVersion: one.lockVersion }, lockVersion)
    requireRunning(one)
    if (one.personAgreedOn !== null)
      throw new AppError('conflict', 'talent.engagement.agreedAlready', 'the person agreed already', {
        side: 'person',
      })
    await requireConsent(tx, one)
    if (expiresOn < businessDay(tx.clock))
      throw badField('expiresOn', 'talent.engagement.expiryPast', 'the address would never open')
    const at = tx.clock.now()
    await offers.closeOffer(tx.db, id, 'revoked', at)
    const offerId = randomUUID()
    const token = offerTokenOf(secret, offerId)
    await offers.insertOffer(
      tx.db,
      { id: offerId, engagementId: id, tokenHash: hashOfOfferToken(token), expiresOn },
      { id: tx.actor.id, name: tx.actor.name, at },
    )
    await offers.updateEngagement(tx.db, id, {}, at)
    await recordChanges(tx, [
      {
        action: 'talent.engagement.invite',
        object: engagementRef(id),
        before: null,
        after: { expiresOn },
        links: wordLinks(tx, one),
      },
    ])
    return { path: `/o/${token}` }
  })
}

const noAddress = (id: string): AppError =>
  new AppError('conflict', 'talent.engagement.noAddress', 'no address is open', { id })

/** The open address once more. That it was asked for is audited; the entry has no token. */
export async function showEngagementAddress(
  ctx: Context,
  ports: Ports,
  id: string,
): Promise<{ path: string }> {
  const one = await visibleEngagement(ctx, id)
  requireRight(ctx, invite, one.belonging)
  const offer = await offers.lastOfferOf(ctx.db, id)
  if (offer?.state !== 'open') throw noAddress(id)
  const token = offerTokenOf(await ports.secret(), offer.id)
  await inTransaction(ctx, async (tx) => {
    await offers.setOfferHash(tx.db, offer.id, hashOfOfferToken(token))
    recordOccurrences(tx, [{ action: 'talent.engagement.address', object: engagementRef(id) }])
  })
  return { path: `/o/${token}` }
}

/** Takes the address back. */
export async function revokeEngagementAddress(
  ctx: Context,
  { id, lockVersion, reason }: { id: string; lockVersion: number; reason: string },
): Promise<EngagementDetail> {
  await inTransaction(ctx, async (tx) => {
    const one = await lockedEngagement(tx, id)
    requireRight(tx, invite, one.belonging)
    requireVersion({ lockVersion: one.lockVersion }, lockVersion)
    if ((await offers.lastOfferOf(tx.db, id))?.state !== 'open') throw noAddress(id)
    const at = tx.clock.now()
    await offers.closeOffer(tx.db, id, 'revoked', at)
    await offers.updateEngagement(tx.db, id, {}, at)
    await recordChanges(tx, [
      {
        action: 'talent.engagement.revoke',
        object: engagementRef(id),
        before: { address: 'open' },
        after: { address: 'revoked' },
        reason,
        links: wordLinks(tx, one),
      },
    ])
  })
  return getEngagement(ctx, id)
}

/** The same for an address never given out, one that can be none, a revoked one and one whose person may not be asked. */
const nothing = (): AppError =>
  new AppError('notFound', 'talent.offer.nothing', 'nothing is behind this address')

/** @throws AppError `notFound` `talent.offer.nothing`, `talent.offer.expired` */
async function enter(
  ctx: Context,
  given: string,
  hold: boolean,
): Promise<{ offer: offers.StoredOffer; one: StoredEngagement }> {
  const token = readOfferToken(given)
  const hash = token === null ? null : hashOfOfferToken(token)
  const found = hash === null ? null : await offers.offerByHash(ctx.db, hash)
  if (hash === null || found === null) throw nothing()
  const one = await (hold ? lockEngagement : findEngagement)(ctx.db, found.engagementId)
  // What stands once the engagement is held: somebody may have answered or revoked meanwhile.
  const offer = hold ? await offers.offerByHash(ctx.db, hash) : found
  if (one === null || offer === null || offer.state === 'revoked') throw nothing()
  // Nobody whose consent ended is asked any more.
  const today = businessDay(ctx.clock)
  if (!one.person.isActive || !(await hasConsent(ctx.db, one.person.id, today))) throw nothing()
  // Whoever has the address was given it, and is told that it was theirs once; nothing of the need.
  if (offer.expiresOn < today)
    throw new AppError('notFound', 'talent.offer.expired', 'its last day has passed', {
      expiresOn: offer.expiresOn,
    })
  return { offer, one }
}

/** What the person may know of the need, with what was answered. */
export async function openEngagementOffer(ctx: Context, token: string): Promise<EngagementOffer> {
  const { offer, one } = await enter(ctx, token, false)
  const page = await pageOf(ctx, offer, one)
  if (page.needContact !== null)
    await inTransaction(guestOf(ctx, one), async (tx) =>
      recordOccurrences(tx, [
        { action: 'talent.engagement.reveal', object: engagementRef(one.id), details: { fields: ['need'] } },
      ]),
    )
  return page
}

/** Whoever has the address acts in the name of the person, for this one engagement, and is told by number. */
const guestOf = <C extends Context>(ctx: C, one: StoredEngagement): C => ({
  ...ctx,
  actor: systemActor(invited, `人才 ${one.person.number} 号`),
})

async function pageOf(
  ctx: Context,
  offer: offers.StoredOffer,
  one: StoredEngagement,
): Promise<EngagementOffer> {
  if (offer.state === 'revoked') throw nothing()
  const need = await offers.toldNeed(ctx.db, one.need.id)
  const { phone, email } = one.personContact
  const isOver = one.state === 'rejected' || one.state === 'withdrawn'
  const isMutual = offer.state === 'agreed' && one.needAgreedOn !== null && !isOver
  return {
    personName: one.person.name ?? '',
    enterpriseName: one.enterprise.name,
    title: one.need.title,
    kind: need.kind,
    chainName: one.chainName,
    places: need.places,
    salaryFrom: need.salary_from,
    salaryTo: need.salary_to,
    modes: need.modes,
    headcount: one.headcount,
    duties: need.duties === null ? null : maskNumbers(need.duties),
    benefits: need.benefits === null ? null : maskNumbers(need.benefits),
    contacts: [...(phone === null ? [] : [maskPhone(phone)]), ...(email === null ? [] : [maskEmail(email)])],
    expiresOn: offer.expiresOn,
    isDemo: one.isDemo,
    state: offer.state,
    needContact: isMutual ? one.needContact : null,
    isOver: offer.state === 'agreed' && isOver,
  }
}

interface OfferAnswer {
  token: string
  agrees: boolean
  refusal: RefusalCode | null
  note: string | null
}

/** The person agrees, or refuses and so ends it. @throws AppError `conflict` `talent.offer.answered` the second time. */
export async function answerEngagementOffer(
  ctx: Context,
  { token, agrees, refusal, note }: OfferAnswer,
): Promise<EngagementOffer> {
  return inTransaction(ctx, async (tx) => {
    const { offer, one } = await enter(tx, token, true)
    if (offer.state !== 'open')
      throw new AppError('conflict', 'talent.offer.answered', 'it was answered already')
    requireRunning(one)
    const guest = guestOf(tx, one)
    await keepWord(guest, one, {
      side: 'person',
      agrees,
      givenBy: 'address',
      saidBy: null,
      saidOn: businessDay(tx.clock),
      evidence: null,
    })
    await offers.closeOffer(guest.db, one.id, agrees ? 'agreed' : 'refused', tx.clock.now())
    if (!agrees)
      await rejectIn(guest, {
        id: one.id,
        stateVersion: one.stateVersion,
        refusedBy: 'person',
        refusal: refusal ?? 'other',
        note,
      })
    const page = await pageOf(tx, { ...offer, state: agrees ? 'agreed' : 'refused' }, one)
    if (page.needContact !== null)
      recordOccurrences(guest, [
        { action: 'talent.engagement.reveal', object: engagementRef(one.id), details: { fields: ['need'] } },
      ])
    return page
  })
}
