import { accountsOfOrganisations, accountsOfPeople, organisationsOfRole } from '#modules/access/index.ts'
import { listRoleHolders, type RoleHolder } from '#modules/governance/index.ts'
import type { ChainStanding, MattersPorts } from '#modules/matters/index.ts'
import type { Db } from '#platform/db/database.ts'
import type { Party } from '#platform/workflow/instance.ts'

/**
 * Who stands on the ladder of a chain today, for problems that are escalated: the task force (with the chain's office),
 * the chain chief and the head chief. A leader is known by the account of the person; a body, and a leader without an
 * account, by the organisation. Where nobody stands whom a notice would reach, the chain's office and the head office
 * stand in, so that nothing is escalated to nobody.
 */
export const chainParties: MattersPorts['chainParties'] = async (db, chainCode, today) => {
  const holders = await listRoleHolders(db, chainCode, today)
  const people = Object.values(holders).flatMap((some) => some.flatMap(({ personId }) => personId ?? []))
  const accounts = await accountsOfPeople(db, people)
  const party = (...roles: (keyof typeof holders)[]): Party => {
    const orgIds = new Set<string>()
    const accountIds = new Set<string>()
    for (const { personId, orgId } of roles.flatMap((role): RoleHolder[] => holders[role] ?? [])) {
      const account = personId === null ? undefined : accounts.get(personId)
      if (account !== undefined) accountIds.add(account)
      else if (orgId !== null) orgIds.add(orgId)
    }
    return { orgIds: [...orgIds], accountIds: [...accountIds] }
  }
  const found: ChainStanding['parties'] = {
    taskForce: party('taskForce', 'chainOffice'),
    chainChief: party('chainChief'),
    headChainChief: party('headChainChief'),
  }
  const standIn = [...party('chainOffice').orgIds, ...(await organisationsOfRole(db, 'headOffice', today))]
  const parties = { ...found }
  const standIns: (keyof typeof found)[] = []
  for (const level of ['taskForce', 'chainChief', 'headChainChief'] as const) {
    if (await reachesSomebody(db, found[level], today)) continue
    standIns.push(level)
    parties[level] = { ...found[level], orgIds: [...new Set([...found[level].orgIds, ...standIn])] }
  }
  return { parties, standIns }
}

const reachesSomebody = async (db: Db, { orgIds, accountIds }: Party, today: string): Promise<boolean> =>
  accountIds.length > 0 ||
  (await accountsOfOrganisations(db, orgIds, 'matters.problem.settle', today)).length > 0
