import type { Context } from '#platform/context.ts'
import { covers, reachOf } from '#platform/rights/reach.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import type { EligibilityCheck, Enrolment, NominationRow } from '../../contract/index.ts'
import type { StoredNomination } from '../../queries/enrolment/nomination.ts'
import { runsById, runsOf, type StoredRun } from '../../queries/enrolment/run.ts'
import { audienceOf } from '../../rules/audience.ts'
import { type Check, isBlocking } from '../../rules/eligibility.ts'
import { checkWords } from '../../rules/eligibility-words.ts'
import { classForNominating, listStates } from './access.ts'
import { isOutdated } from './candidates.ts'
import { runReason, toRunShape } from './run-words.ts'
import { type Checked, checkPeople, type EnrolmentState, enrolmentState, pairOf, standing } from './state.ts'

export const toCheck = (check: Check): EligibilityCheck => ({
  rule: check.rule,
  blocking: isBlocking(check),
  text: checkWords(check),
})

/** How the actor stands to a nomination: runs the class, covers its unit, is the person, or none of these. */
export type Part = 'organiser' | 'unit' | 'self' | null

export function partIn(ctx: Context, { of }: EnrolmentState, one: StoredNomination): Part {
  if (may(ctx, 'training.class.run', of.belonging)) return 'organiser'
  const reach = reachOf(ctx.actor.rights, 'training.nomination.read')
  if (reach === null) return null
  if (covers(reach, { orgIds: [one.unit.id] })) return 'unit'
  return covers(reach, { accountIds: one.belonging.accountIds ?? [] }) ? 'self' : null
}

/** Enrolment of a class as far as the actor may know it: all of it, one's own units, or one's own state. */
export async function getEnrolment(ctx: Context, id: string): Promise<Enrolment> {
  const of = await classForNominating(ctx, id)
  const state = await enrolmentState(ctx, of)
  const mayRun = may(ctx, 'training.class.run', of.belonging)
  if (!mayRun) requireRight(ctx, 'training.nomination.read')
  const seesUnit = (unitId: string) => mayRun || may(ctx, 'training.nomination.read', { orgIds: [unitId] })
  const seen = state.nominations.flatMap((one) => {
    const part = partIn(ctx, state, one)
    return part === null ? [] : [{ one, part }]
  })
  const checked = await checkPeople(
    ctx,
    state,
    seen.map(({ one }) => pairOf(one)),
  )
  const adopted = await runsById(ctx.db, [
    ...new Set(seen.flatMap(({ one: { runId } }) => (runId === null ? [] : [runId]))),
  ])
  const nominated = new Set(
    state.nominations.filter((one) => standing.includes(one.state)).map(({ person }) => person.id),
  )
  const ofQuota = (unitId: string, states: readonly string[]) =>
    state.nominations.filter((one) => one.unit.id === unitId && states.includes(one.state)).length
  return {
    classId: of.id,
    title: of.title,
    state: of.state,
    startsOn: of.startsOn,
    endsOn: of.endsOn,
    mayRun,
    mayExport: may(ctx, 'training.nomination.export'),
    seats: { hall: state.seats.hall, online: state.seats.online, taken: state.seats.taken },
    lockVersion: state.settings.lockVersion,
    spacingDays: state.settings.spacingDays,
    unitShare: state.settings.unitShare,
    kindLimits: mayRun ? state.settings.kindLimits : [],
    extraSeats: mayRun ? state.extra : [],
    quotas: state.quotas
      .filter(({ unitId }) => seesUnit(unitId))
      .map(({ unitId, unitName, kind, deptKind, seats, least, fixed }) => ({
        unit: { id: unitId, name: unitName },
        audience: audienceOf({ kind, deptKind }),
        seats,
        least,
        fixed,
        nominated: ofQuota(unitId, standing),
        selected: ofQuota(unitId, ['selected']),
        mayNominate:
          of.state === 'enrolling' && (mayRun || may(ctx, 'training.nomination.edit', { orgIds: [unitId] })),
      })),
    nominations: seen.map(({ one, part }) =>
      toRow(ctx, state, one, part, checked.get(one.person.id), adopted.get(one.runId ?? '')),
    ),
    runs: mayRun
      ? (await runsOf(ctx.db, id)).map((run) =>
          toRunShape(run, run.adoption === null && isOutdated(run, state)),
        )
      : [],
    vacancies: mayRun ? state.nominations.filter(({ vacated }) => vacated).length : 0,
    carriedOver: state.carriedOver
      .filter(({ unit }) => seesUnit(unit.id))
      .map(({ personId, personName, unit, classTitle, startsOn }) => ({
        person: { id: personId, name: personName },
        unit,
        classTitle,
        startsOn,
        nominated: nominated.has(personId),
      })),
  }
}

function toRow(
  ctx: Context,
  { of }: EnrolmentState,
  one: StoredNomination,
  part: Exclude<Part, null>,
  checked: Checked | undefined,
  run: StoredRun | undefined,
): NominationRow {
  // The person is told the own state and nothing of why; pins are the organiser's.
  const knows = part !== 'self'
  const runs = part === 'organiser'
  return {
    id: one.id,
    person: one.person,
    title: one.title,
    unit: one.unit,
    audience: audienceOf({ kind: one.unitKind, deptKind: one.unitDeptKind }),
    state: one.state,
    seat: one.seat,
    rank: one.rank,
    nominatedOn: one.nominatedOn,
    lockVersion: one.lockVersion,
    confirmed: knows && one.confirmed,
    waiver: knows ? one.waiver : null,
    reason: knows ? one.reason : null,
    duty: knows ? (checked?.duty.duty ?? 0) : null,
    dutyRole: knows ? (checked?.duty.role ?? null) : null,
    checks: knows && standing.includes(one.state) ? (checked?.checks ?? []).map(toCheck) : [],
    proposalReason: knows && run !== undefined ? runReason(run, one.id) : null,
    pin: runs ? one.pin : null,
    pinReason: runs ? one.pinReason : null,
    mayWithdraw:
      standing.includes(one.state) &&
      listStates.includes(of.state) &&
      (runs || may(ctx, 'training.nomination.edit', one.belonging)),
  }
}
