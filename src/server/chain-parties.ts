import { accountsOfPeople } from '#modules/access/index.ts'
import { listRoleHolders, type RoleHolder } from '#modules/governance/index.ts'
import type { MattersPorts } from '#modules/matters/index.ts'

/**
 * Who stands on the ladder of a chain today, for problems that are escalated: the task force (with the chain's office),
 * the chain chief and the head chief. A leader is known by the account of the person; a body, and a leader without an
 * account, by the organisation, so that nothing is escalated to nobody.
 */
export const chainParties: MattersPorts['chainParties'] = async (db, chainCode, today) => {
  const holders = await listRoleHolders(db, chainCode, today)
  const people = Object.values(holders).flatMap((some) => some.flatMap(({ personId }) => personId ?? []))
  const accounts = await accountsOfPeople(db, people)
  const party = (...roles: (keyof typeof holders)[]) => {
    const orgIds = new Set<string>()
    const accountIds = new Set<string>()
    for (const { personId, orgId } of roles.flatMap((role): RoleHolder[] => holders[role] ?? [])) {
      const account = personId === null ? undefined : accounts.get(personId)
      if (account !== undefined) accountIds.add(account)
      else if (orgId !== null) orgIds.add(orgId)
    }
    return { orgIds: [...orgIds], accountIds: [...accountIds] }
  }
  return {
    taskForce: party('taskForce', 'chainOffice'),
    chainChief: party('chainChief'),
    headChainChief: party('headChainChief'),
  }
}
