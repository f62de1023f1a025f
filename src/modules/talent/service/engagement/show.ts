import { enterpriseRef } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { maskEmail, maskName, maskPhone } from '#platform/privacy/mask.ts'
import { may } from '#platform/rights/rights.ts'
import type { EngagementDetail, EngagementSummary } from '../../contract/engagement-shapes.ts'
import { openable } from '../../guards.ts'
import {
  findEngagement,
  lockEngagement,
  type StoredContact,
  type StoredEngagement,
} from '../../queries/engagement.ts'
import { countOnBoard } from '../../queries/engagement-pair.ts'
import { lastOfferOf, wordsOf } from '../../queries/engagement-word.ts'
import { matchRunRef, needRef, profileRef } from '../../refs.ts'
import { personTitle } from '../../rules/engagement-person.ts'

const unknown = (id: string): AppError =>
  new AppError('notFound', 'talent.engagement.unknown', `there is no engagement ${id}`, { id })

const sees = (ctx: Context, one: StoredEngagement): boolean =>
  may(ctx, 'talent.engagement.read', one.belonging)

/** An engagement the actor may see. @throws AppError `notFound` for one unknown or out of sight. */
export async function visibleEngagement(ctx: Context, id: string): Promise<StoredEngagement> {
  const one = await findEngagement(ctx.db, id)
  if (one === null || !sees(ctx, one)) throw unknown(id)
  return one
}

/** The same, held until the transaction ends. */
export async function lockedEngagement(tx: Context, id: string): Promise<StoredEngagement> {
  const one = await lockEngagement(tx.db, id)
  if (one === null || !sees(tx, one)) throw unknown(id)
  return one
}

export const bothAgreed = (one: Pick<StoredEngagement, 'needAgreedOn' | 'personAgreedOn'>): boolean =>
  one.needAgreedOn !== null && one.personAgreedOn !== null

/** Whoever suggests knows the people; everybody else once both agreed. */
const knowsName = (ctx: Context, one: StoredEngagement): boolean =>
  bothAgreed(one) || may(ctx, 'talent.engagement.suggest', one.belonging)

/** A row as the actor may see it. */
export function toEngagementRow(ctx: Context, one: StoredEngagement): EngagementSummary {
  const { id, number, name } = one.person
  return {
    id: one.id,
    number: one.number,
    need: one.need,
    enterprise: one.enterprise,
    chainCode: one.chainCode,
    chainName: one.chainName,
    person: { id, number, name: personTitle({ number, name }, knowsName(ctx, one)), isErased: name === null },
    state: one.state,
    stateVersion: one.stateVersion,
    score: one.score,
    needAgreedOn: one.needAgreedOn,
    personAgreedOn: one.personAgreedOn,
    refusedBy: one.refusedBy,
    refusal: one.refusal,
    onboardOn: one.onboardOn,
    dueOn: one.dueOn,
    createdOn: one.createdOn,
  }
}

const masked = ({ name, phone, email }: StoredContact, isNamed: boolean) => ({
  name: name === null || isNamed ? name : maskName(name),
  phone: phone === null ? null : maskPhone(phone),
  email: email === null ? null : maskEmail(email),
})

/** Whose pages can be opened from it: a link that leads to a refusal is none. */
async function openPages(ctx: Context, one: StoredEngagement): Promise<EngagementDetail['opens']> {
  const need = needRef(one.need.id)
  const enterprise = enterpriseRef(one.enterprise.id)
  const person = profileRef(one.person.id)
  const run = one.run && matchRunRef(one.run.id)
  const opens = await openable(ctx, [need, enterprise, person, ...(run === null ? [] : [run])])
  return {
    need: opens(need),
    enterprise: opens(enterprise),
    // Of somebody erased nothing is left to be read.
    person: one.person.name !== null && opens(person),
    run: run !== null && opens(run),
  }
}

/** Everything about one engagement that the actor may know; contacts masked. */
export async function getEngagement(ctx: Context, id: string): Promise<EngagementDetail> {
  const one = await visibleEngagement(ctx, id)
  const offer = await lastOfferOf(ctx.db, id)
  const isNamed = knowsName(ctx, one)
  const opens = await openPages(ctx, one)
  return {
    ...toEngagementRow(ctx, one),
    run: one.run,
    parts: one.parts,
    refusalNote: one.refusalNote,
    headcount: one.headcount,
    ...(await countOnBoard(ctx.db, one.need.id, one.person.id)),
    personMost: one.personMost,
    // What the person wrote or said is told as far as the person is.
    words: (await wordsOf(ctx.db, id)).map((word) =>
      word.side === 'person' && !isNamed ? { ...word, saidBy: null, evidence: null } : word,
    ),
    invitation:
      offer === null
        ? null
        : {
            id: offer.id,
            state: offer.state,
            expiresOn: offer.expiresOn,
            isExpired: offer.expiresOn < businessDay(ctx.clock),
            createdByName: offer.createdByName,
          },
    contacts: { need: masked(one.needContact, true), person: masked(one.personContact, isNamed) },
    opens,
    mayEdit: may(ctx, 'talent.engagement.edit', one.belonging),
    mayAgree: may(ctx, 'talent.engagement.agree', one.belonging),
    mayInvite: may(ctx, 'talent.engagement.invite', one.belonging),
    mayReveal: bothAgreed(one) && may(ctx, 'talent.engagement.reveal', one.belonging),
    createdByName: one.createdByName,
    createdAt: one.createdAt,
    lockVersion: one.lockVersion,
  }
}
