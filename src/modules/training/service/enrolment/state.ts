import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { NominationState } from '../../contract/index.ts'
import type { StoredClass } from '../../queries/class.ts'
import {
  extraSeatsOf,
  findEnrolment,
  headcounts,
  quotasOf,
  type StoredEnrolment,
  type StoredQuota,
} from '../../queries/enrolment/enrolment.ts'
import {
  awayFromUnits,
  type CarriedOver,
  carriedOverTo,
  elsewhereOf,
  peopleById,
  postsOfPeople,
  serveBelow,
} from '../../queries/enrolment/facts.ts'
import { nominationsOf, type StoredNomination } from '../../queries/enrolment/nomination.ts'
import { greatestDuty, type HeldPost } from '../../rules/duty.ts'
import { type Check, checkEligibility, isBlocking, type UnitFacts } from '../../rules/eligibility.ts'
import { chainIdOf } from '../chain-id.ts'

/** States in which a nomination takes a place of its unit's quota. */
export const standing: readonly NominationState[] = ['nominated', 'selected', 'waitlisted', 'leftOut']

/** Everything that enrolment of one class is decided from. */
export interface EnrolmentState {
  of: StoredClass
  settings: StoredEnrolment
  seats: { hall: number; online: number; all: number; taken: number }
  extra: Awaited<ReturnType<typeof extraSeatsOf>>
  quotas: StoredQuota[]
  nominations: StoredNomination[]
  units: ReadonlyMap<string, UnitFacts>
  carriedOver: CarriedOver[]
}

export async function enrolmentState(ctx: Context, of: StoredClass): Promise<EnrolmentState> {
  const settings = await findEnrolment(ctx.db, of.id)
  const extra = await extraSeatsOf(ctx.db, of.id)
  const quotas = await quotasOf(ctx.db, of.id)
  const nominations = await nominationsOf(ctx.db, of.id)
  const sum = (kind: string) =>
    extra.filter((one) => one.kind === kind).reduce((total, { seats }) => total + seats, 0)
  const hall = of.seats + sum('hall')
  const online = sum('online')
  return {
    of,
    settings,
    extra,
    quotas,
    nominations,
    seats: {
      hall,
      online,
      all: hall + online,
      taken: nominations.filter(({ state }) => state === 'selected').length,
    },
    units: await unitsOf(ctx, of, quotas, nominations),
    carriedOver: await carriedOverTo(ctx.db, of),
  }
}

async function unitsOf(
  ctx: Context,
  of: StoredClass,
  quotas: readonly StoredQuota[],
  nominations: readonly StoredNomination[],
): Promise<Map<string, UnitFacts>> {
  const names = new Map([
    ...nominations.map(({ unit }) => [unit.id, unit.name] as const),
    ...quotas.map(({ unitId, unitName }) => [unitId, unitName] as const),
  ])
  const ids = [...names.keys()]
  const people = await headcounts(ctx.db, ids)
  const away = await awayFromUnits(ctx.db, of, ids)
  const nominated = new Map<string, number>()
  for (const { unit, state } of nominations)
    if (standing.includes(state)) nominated.set(unit.id, (nominated.get(unit.id) ?? 0) + 1)
  return new Map(
    [...names].map(([id, name]) => [
      id,
      {
        name,
        nominated: nominated.get(id) ?? 0,
        quota: quotas.find(({ unitId }) => unitId === id)?.seats ?? 0,
        headcount: people.get(id) ?? 0,
        away: away.get(id) ?? 0,
      },
    ]),
  )
}

export interface Checked {
  checks: Check[]
  blocked: boolean
  posts: readonly HeldPost[]
  duty: ReturnType<typeof greatestDuty>
}

/** What can be said of people whom units nominate or might; by person. */
export async function checkPeople(
  ctx: Context,
  state: EnrolmentState,
  pairs: readonly { personId: string; unitId: string }[],
  units: ReadonlyMap<string, UnitFacts> = state.units,
): Promise<Map<string, Checked>> {
  const ids = pairs.map(({ personId }) => personId)
  const people = await peopleById(ctx.db, ids)
  const posts = await postsOfPeople(ctx.db, ids, state.of.chainCode, businessDay(ctx.clock))
  const elsewhere = await elsewhereOf(ctx.db, state.of.id, ids)
  const below = await serveBelow(ctx.db, pairs)
  const carried = new Map(state.carriedOver.map((one) => [one.personId, one.classTitle]))
  const { of } = state
  const drafted = {
    id: of.id,
    title: of.title,
    chainId: await chainIdOf(ctx, of.chainCode),
    startsOn: of.startsOn,
    endsOn: of.endsOn,
  }
  return new Map(
    pairs.map(({ personId, unitId }) => {
      const held = posts.get(personId) ?? []
      const checks = checkEligibility(
        drafted,
        {
          leftOn: people.get(personId)?.leftOn ?? null,
          ofUnit: below.has(`${personId} ${unitId}`),
          posts: held,
          elsewhere: elsewhere.get(personId) ?? [],
          carriedOverFrom: carried.get(personId) ?? null,
        },
        units.get(unitId) ?? null,
        state.settings,
      )
      return [
        personId,
        { checks, blocked: checks.some(isBlocking), posts: held, duty: greatestDuty(held) },
      ] as const
    }),
  )
}

/** The person of a nomination and the unit that sends. */
export const pairOf = ({ person, unit }: Pick<StoredNomination, 'person' | 'unit'>) => ({
  personId: person.id,
  unitId: unit.id,
})
