import type { Actor } from '../context.ts'
import type { Belonging } from '../rights/reach.ts'
import type { WorkflowDefinition } from './definition.ts'
import type { Delegation, Instance, Party, Snapshot } from './instance.ts'

/** Name of the party that answers a countersignature. It exists while one is asked for. */
export const countersigners = 'countersign'

const nobody: Party = { orgIds: [], accountIds: [] }

const isOf = (party: Party, actor: Pick<Actor, 'id' | 'orgId'>): boolean =>
  party.accountIds.includes(actor.id) || (actor.orgId !== null && party.orgIds.includes(actor.orgId))

/** The organisations that have been asked to countersign and have not answered yet. */
export const unanswered = (snapshot: Snapshot): string[] =>
  snapshot.countersign?.orgIds.filter((id) => !snapshot.countersign?.agreedOrgIds.includes(id)) ?? []

/**
 * The parties a name stands for: `level` is that of the step of the ladder reached, `levelOrAbove` those from there up;
 * none before the first escalation.
 */
export function partiesNamed(
  definition: WorkflowDefinition,
  snapshot: Pick<Snapshot, 'level'>,
  name: string,
): string[] {
  if (name !== 'level' && name !== 'levelOrAbove') return [name]
  const ladder = definition.ladder ?? []
  const reached = ladder.findIndex((rung) => rung.code === snapshot.level)
  if (reached < 0) return []
  return ladder.slice(reached, name === 'level' ? reached + 1 : undefined).map((rung) => rung.party)
}

const isInForce = (delegation: Delegation, today: string): boolean => today <= delegation.untilOn

/**
 * As what the actor is of a party: by name or organisation, or for another by a delegation in force.
 *
 * @returns null when the actor is not of it.
 */
export function membership(
  definition: WorkflowDefinition,
  snapshot: Snapshot,
  name: string,
  actor: Pick<Actor, 'id' | 'orgId'>,
  today: string,
): { onBehalfOf: string | null } | null {
  const own = partiesNamed(definition, snapshot, name)
  if (own.some((party) => isOf(snapshot.parties[party] ?? nobody, actor))) return { onBehalfOf: null }
  const lent = snapshot.delegations.find(
    (delegation) => own.includes(delegation.party) && isInForce(delegation, today) && isOf(delegation, actor),
  )
  return lent === undefined ? null : { onBehalfOf: lent.byName }
}

/** Names of the parties that are expected to act next. */
export function waitsFor(definition: WorkflowDefinition, snapshot: Snapshot): string[] {
  if (snapshot.countersign !== null) return [countersigners]
  const names = (definition.states[snapshot.state]?.waitsFor ?? []).flatMap((name) =>
    partiesNamed(definition, snapshot, name),
  )
  return [...new Set(names)]
}

/** Everybody who is expected to act next, delegates included. */
export function waitingFor(definition: WorkflowDefinition, snapshot: Snapshot, today: string): Party {
  if (snapshot.countersign !== null) return { orgIds: unanswered(snapshot), accountIds: [] }
  const names = waitsFor(definition, snapshot)
  const lent = snapshot.delegations.filter(
    (delegation) => names.includes(delegation.party) && isInForce(delegation, today),
  )
  return union([...names.map((name) => snapshot.parties[name] ?? nobody), ...lent])
}

const union = (parties: Party[]): Party => ({
  orgIds: [...new Set(parties.flatMap((party) => party.orgIds))],
  accountIds: [...new Set(parties.flatMap((party) => party.accountIds))],
})

/** What an instance belongs to for the rights: by itself, and through everybody who has a part in it. */
export function belongingOf(
  instance: Pick<Instance, 'belonging' | 'parties' | 'delegations' | 'countersign'>,
): Belonging {
  const own = union([...Object.values(instance.parties), ...instance.delegations])
  return {
    ...instance.belonging,
    orgIds: [
      ...new Set([
        ...(instance.belonging.orgIds ?? []),
        ...own.orgIds,
        ...(instance.countersign?.orgIds ?? []),
      ]),
    ],
    accountIds: [...new Set([...(instance.belonging.accountIds ?? []), ...own.accountIds])],
  }
}
