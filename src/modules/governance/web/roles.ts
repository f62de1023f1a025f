import type { CardRole, ChainCard, PostRole } from '../contract.ts'

/** People and offices of a card, in its order. */
export const peopleRoles = [
  'headChainChief',
  'chainChief',
  'deputyChainChief',
  'chainOffice',
  'leadOrg',
  'taskForce',
] as const satisfies readonly PostRole[]

/** The bodies of the model, in the order of its full phrase. */
export const modelRoles = [
  'leadershipTeam',
  'chainFund',
  'association',
  'rdPlatform',
] as const satisfies readonly PostRole[]

/** A role of a card; an empty one when the card does not carry it. */
export function roleOf(card: ChainCard, role: PostRole): CardRole {
  return (
    card.roles.find((one) => one.role === role) ?? {
      role,
      current: [],
      former: [],
      upcoming: [],
      vacant: false,
      vacantSince: null,
    }
  )
}

type Vacancy = {
  chainCode: string | null
  chainName: string | null
  role: PostRole
  since: string | null
}

/**
 * Every vacancy of all chains, longest first, those of unknown beginning before them. The head chief's is told once.
 */
export function listVacancies(cards: readonly ChainCard[]): Vacancy[] {
  const all = cards.flatMap((card) =>
    card.roles
      .filter((role) => role.vacant)
      .map((role): Vacancy => {
        const shared = role.role === 'headChainChief'
        return {
          chainCode: shared ? null : card.chainCode,
          chainName: shared ? null : card.chainName,
          role: role.role,
          since: role.vacantSince,
        }
      }),
  )
  const once = all.filter(
    (one, index) =>
      all.findIndex((other) => other.role === one.role && other.chainCode === one.chainCode) === index,
  )
  return once.sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''))
}

/** Whole days from one calendar day to another; negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
