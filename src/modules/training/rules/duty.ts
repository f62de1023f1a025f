import type { PostRole } from '#modules/governance/contract.ts'

/** Chain duty of whoever holds a post of a chain, 0 to 10. */
const dutyOf: Readonly<Record<PostRole, number>> = {
  headChainChief: 10,
  chainChief: 10,
  deputyChainChief: 8,
  chainOffice: 7,
  leadOrg: 6,
  taskForce: 6,
  leadershipTeam: 5,
  chainPartyCommittee: 4,
  chainFund: 3,
  association: 3,
  rdPlatform: 3,
}

/** Posts of the chain of a class whose holders must attend it. */
export const mustAttendRoles: readonly PostRole[] = ['chainChief', 'deputyChainChief', 'chainOffice']

/** A post that a person holds, or that the person's organisation holds as a body. */
export interface HeldPost {
  role: PostRole
  own: boolean
}

/** The greatest duty among posts; that of a body counts half for its people. */
export function greatestDuty(posts: readonly HeldPost[]): { duty: number; role: PostRole | null } {
  return posts.reduce<{ duty: number; role: PostRole | null }>(
    (best, { role, own }) => {
      const duty = own ? dutyOf[role] : dutyOf[role] / 2
      return duty > best.duty ? { duty, role } : best
    },
    { duty: 0, role: null },
  )
}
