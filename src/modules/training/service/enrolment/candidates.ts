import type { SelectionProblem } from '#core/scheduling/selection/problem.ts'
import type { Context } from '#platform/context.ts'
import { needsOfPeople } from '../../queries/enrolment/facts.ts'
import type { StoredNomination } from '../../queries/enrolment/nomination.ts'
import type { RunNames, StoredRun } from '../../queries/enrolment/run.ts'
import { audienceOf } from '../../rules/audience.ts'
import { isBlocking } from '../../rules/eligibility.ts'
import { selectionProblem } from '../../rules/selection-problem.ts'
import { type Checked, checkPeople, type EnrolmentState, pairOf, standing } from './state.ts'

/** Found eligible and neither declined nor withdrawn: who can be selected. */
export const isCandidate = ({ state, confirmed }: StoredNomination): boolean =>
  confirmed && standing.includes(state)

export interface Candidates {
  problem: SelectionProblem
  names: RunNames
  nominations: readonly StoredNomination[]
  checked: ReadonlyMap<string, Checked>
  /** Whether the check of the day lets somebody in: nothing speaks against it, or what did was waived. */
  isEligible(nominationId: string): boolean
}

/**
 * The problem of selecting among those found eligible, from how everything stands now.
 *
 * @param extra nominations that stand no longer and belong into it all the same: who gave a place up.
 */
export async function candidatesOf(
  ctx: Context,
  state: EnrolmentState,
  extra: readonly StoredNomination[] = [],
): Promise<Candidates> {
  const nominations = state.nominations.filter((one) => isCandidate(one) || extra.includes(one))
  const checked = await checkPeople(ctx, state, nominations.map(pairOf))
  const needs = await needsOfPeople(
    ctx.db,
    nominations.map(({ person }) => person.id),
    state.of.chainCode,
  )
  const needIds = new Map<string, string[]>()
  for (const { id, personIds } of needs)
    for (const personId of personIds) needIds.set(personId, [...(needIds.get(personId) ?? []), id])
  const has = (one: StoredNomination, rule: string) =>
    checked.get(one.person.id)?.checks.some((check) => check.rule === rule) === true
  const least = new Map(state.quotas.map((quota) => [quota.unitId, quota.least]))
  const problem = selectionProblem({
    seats: state.seats.all,
    candidates: nominations.map((one) => ({
      id: one.id,
      unitId: one.unit.id,
      audience: audienceOf({ kind: one.unitKind, deptKind: one.unitDeptKind }),
      duty: checked.get(one.person.id)?.duty.duty ?? 0,
      mustAttend: has(one, 'mustAttend'),
      carriedOver: has(one, 'carriedOver'),
      pin: one.pin,
      needIds: needIds.get(one.person.id) ?? [],
    })),
    units: [...state.units].map(([id, unit]) => ({
      id,
      quota: unit.quota,
      // Only of a unit that nominated as many can so many be asked.
      least: Math.min(least.get(id) ?? 0, nominations.filter((one) => one.unit.id === id).length),
      headcount: unit.headcount,
      away: unit.away,
    })),
    needs: needs.map(({ id, weight }) => ({ id, weight })),
    unitShare: state.settings.unitShare,
    kindLimits: state.settings.kindLimits,
  })
  const byId = new Map(nominations.map((one) => [one.id, one]))
  return {
    problem,
    names: {
      people: Object.fromEntries(nominations.map((one) => [one.id, one.person.name])),
      units: Object.fromEntries([...state.units].map(([id, { name }]) => [id, name])),
      needs: Object.fromEntries(needs.map(({ id, statement }) => [id, statement])),
    },
    nominations,
    checked,
    isEligible: (id) => {
      const one = byId.get(id)
      if (one === undefined || !isCandidate(one)) return false
      const { checks = [] } = checked.get(one.person.id) ?? {}
      return one.waiver !== null || !checks.some(isBlocking)
    },
  }
}

/** Whether nominations, pins or seats are no longer those a run was computed from. */
export function isOutdated(run: StoredRun, { nominations, seats }: EnrolmentState): boolean {
  const { problem } = run
  const then = new Set(problem.people.filter(({ blocked }) => blocked === undefined).map(({ id }) => id))
  const now = nominations.filter(isCandidate)
  const pinnedIn = new Set(problem.pins?.in)
  const pinnedOut = new Set(problem.pins?.out)
  return (
    seats.all !== problem.seats ||
    then.size !== now.length ||
    now.some(
      ({ id, pin }) =>
        !then.has(id) || pinnedIn.has(id) !== (pin === 'in') || pinnedOut.has(id) !== (pin === 'out'),
    )
  )
}
