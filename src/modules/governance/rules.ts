import { type CardRole, type ChainCard, type Post, type PostRole, postRoles } from './contract.ts'

/** Roles that stand empty legitimately: a chain need not have a deputy chief. */
const optionalRoles: ReadonlySet<PostRole> = new Set(['deputyChainChief'])

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** True when the post is held on that day: both its first and its last day count. */
export function isHeldOn(post: Pick<Post, 'sinceOn' | 'untilOn'>, day: string): boolean {
  return post.sinceOn <= day && (post.untilOn === null || post.untilOn >= day)
}

/** The last day of a post that is handed over to one beginning on `sinceOn`. */
export function lastDayBefore(sinceOn: string): string {
  return dayBefore(sinceOn)
}

/** One role as the card shows it today: holders, former ones newest first, and since when it is vacant. */
export function cardRole(role: PostRole, posts: Post[], today: string): CardRole {
  const own = posts.filter((post) => post.role === role)
  const current = own.filter((post) => isHeldOn(post, today)).sort((a, b) => (a.sinceOn < b.sinceOn ? -1 : 1))
  const former = own
    .filter((post) => post.untilOn !== null && post.untilOn < today)
    .sort((a, b) => (a.untilOn! < b.untilOn! ? 1 : -1))
  const upcoming = own.filter((post) => post.sinceOn > today).sort((a, b) => (a.sinceOn < b.sinceOn ? -1 : 1))
  const vacant = current.length === 0 && !optionalRoles.has(role)
  const lastEnd = former[0]?.untilOn ?? null
  return {
    role,
    current,
    former,
    upcoming,
    vacant,
    vacantSince: vacant && lastEnd !== null ? dayAfter(lastEnd) : null,
  }
}

/** The card of one chain: posts of the chain and those that answer for all chains. */
export function chainCard(chain: { code: string; name: string }, posts: Post[], today: string): ChainCard {
  const own = posts.filter((post) => post.chainCode === null || post.chainCode === chain.code)
  const roles = postRoles.map((role) => cardRole(role, own, today))
  return {
    chainCode: chain.code,
    chainName: chain.name,
    roles,
    vacancies: roles.filter((role) => role.vacant).length,
  }
}
