import { sql } from 'kysely'

/** What of engagements fills a seat: the one place where it is said. */

/** Who is on board: from the day of boarding, which goes when somebody leaves or did not come. */
const onBoard = sql<boolean>`g.onboard_on is not null`

/** Engagements `g` that hold a seat in a match: on board, or both sides agreed and it has not ended. Nobody else is matched to it. */
export const spokenFor = sql<boolean>`(${onBoard}
  or (not g.ended and g.need_agreed_at is not null and g.person_agreed_at is not null))`

/** How many are on board for a need, or how many needs a person fills. @param id the column that holds which. */
export const countOnBoardOf = (end: 'need_id' | 'profile_id', id: string) =>
  sql<number>`(
  select count(*)::int from talent.engagement g where g.${sql.ref(end)} = ${sql.ref(id)} and ${onBoard})`

/** Pairs `g` that a match does not bring up again: refused, under way, or on board. */
export const spokenPair = sql<boolean>`(g.refused_by is not null or not g.ended or ${onBoard})`
