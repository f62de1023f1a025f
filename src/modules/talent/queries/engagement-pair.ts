import type { Db } from '#platform/db/database.ts'
import type { EngagementPart } from '../contract/engagement-shapes.ts'
import { isMatchableOn, mayBeMatchedOn } from './consent.ts'
import { oneOf } from './engagement.ts'
import { countOnBoardOf } from './on-board.ts'

/** Needs and people of other parts of talent, as far as engagements must know them. */

/** What of a need decides whether somebody can be suggested for it. */
export interface PairedNeed {
  id: string
  number: number
  title: string
  state: string
  isDeleted: boolean
  headcount: number
  seatsTaken: number
  chainCode: string
  enterpriseId: string
  enterpriseOrgId: string | null
}

export interface PairedPerson {
  id: string
  number: number
  state: string
  hasConsent: boolean
  most: number
  engaged: number
  enterpriseId: string | null
}

/**
 * Needs by id, held so that what was read of them stays true until the transaction ends. Always needs before people and
 * in the order of their ids, so that two never wait for each other.
 */
export async function lockNeeds(db: Db, ids: readonly string[]): Promise<Map<string, PairedNeed>> {
  if (ids.length === 0) return new Map()
  await db.selectFrom('talent.need').select('id').where(oneOf('id', ids)).orderBy('id').forUpdate().execute()
  const rows = await db
    .selectFrom('talent.need as n')
    .innerJoin('chains.chain as c', 'c.id', 'n.chain_id')
    .leftJoin('directory.organisation as o', 'o.enterprise_id', 'n.enterprise_id')
    .select(['n.id', 'n.number', 'n.title', 'n.state', 'n.deleted_at', 'n.headcount', 'n.enterprise_id'])
    .select(['c.code as chain_code', 'o.id as org_id', countOnBoardOf('need_id', 'n.id').as('taken')])
    .where(oneOf('n.id', ids))
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        number: row.number,
        title: row.title,
        state: row.state,
        isDeleted: row.deleted_at !== null,
        headcount: row.headcount,
        seatsTaken: row.taken,
        chainCode: row.chain_code,
        enterpriseId: row.enterprise_id,
        enterpriseOrgId: row.org_id,
      },
    ]),
  )
}

/** People by id, held likewise. */
export async function lockPeople(
  db: Db,
  ids: readonly string[],
  today: string,
): Promise<Map<string, PairedPerson>> {
  if (ids.length === 0) return new Map()
  await db
    .selectFrom('talent.profile')
    .select('id')
    .where(oneOf('id', ids))
    .orderBy('id')
    .forUpdate()
    .execute()
  const rows = await db
    .selectFrom('talent.profile as p')
    .select(['p.id', 'p.number', 'p.state', 'p.most_engagements', 'p.enterprise_id'])
    .select([countOnBoardOf('profile_id', 'p.id').as('engaged'), mayBeMatchedOn(today).as('has_consent')])
    .where(oneOf('p.id', ids))
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        number: row.number,
        state: row.state,
        hasConsent: row.has_consent,
        most: row.most_engagements,
        engaged: row.engaged,
        enterpriseId: row.enterprise_id,
      },
    ]),
  )
}

/** How many seats of a need are taken, and how many needs a person fills. */
export async function countOnBoard(
  db: Db,
  needId: string,
  profileId: string,
): Promise<{ seatsTaken: number; personEngaged: number }> {
  const row = await db
    .selectFrom('talent.need as n')
    .innerJoin('talent.profile as p', (join) => join.on('p.id', '=', profileId))
    .select([
      countOnBoardOf('need_id', 'n.id').as('taken'),
      countOnBoardOf('profile_id', 'p.id').as('engaged'),
    ])
    .where('n.id', '=', needId)
    .executeTakeFirstOrThrow()
  return { seatsTaken: row.taken, personEngaged: row.engaged }
}

/** Whether a consent of the person holds on a day. */
export async function hasConsent(db: Db, profileId: string, today: string): Promise<boolean> {
  const row = await db
    .selectFrom('talent.profile as p')
    .select(mayBeMatchedOn(today).as('holds'))
    .where('p.id', '=', profileId)
    .executeTakeFirst()
  return row?.holds ?? false
}

/** Sets where a need stands, with a version one higher, so that nobody's open form writes over it. */
export async function putNeedState(db: Db, id: string, state: 'open' | 'filled', at: Date): Promise<void> {
  await db
    .updateTable('talent.need')
    .set((set) => ({ state, updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Pairs among these that are together already and have not ended, as `need person`. */
export async function openPairs(
  db: Db,
  pairs: readonly { needId: string; profileId: string }[],
): Promise<Set<string>> {
  if (pairs.length === 0) return new Set()
  const rows = await db
    .selectFrom('talent.engagement')
    .select(['need_id', 'profile_id'])
    .where('ended', '=', false)
    .where(
      oneOf(
        'need_id',
        pairs.map(({ needId }) => needId),
      ),
    )
    .where(
      oneOf(
        'profile_id',
        pairs.map(({ profileId }) => profileId),
      ),
    )
    .execute()
  return new Set(rows.map((row) => `${row.need_id} ${row.profile_id}`))
}

/** A pair to be entered. */
export interface NewEngagement {
  needId: string
  profileId: string
  runId: string | null
  score: number | null
  parts: readonly EngagementPart[] | null
}

/** Inserts engagements and gives their ids and numbers in the order given. */
export async function insertEngagements(
  db: Db,
  pairs: readonly NewEngagement[],
  by: { id: string; name: string; orgId: string | null; at: Date; isDemo: boolean },
): Promise<{ id: string; number: number }[]> {
  const made: { id: string; number: number }[] = []
  for (let at = 0; at < pairs.length; at += 1000) {
    const rows = await db
      .insertInto('talent.engagement')
      .values(
        pairs.slice(at, at + 1000).map((pair) => ({
          need_id: pair.needId,
          profile_id: pair.profileId,
          run_id: pair.runId,
          score: pair.score,
          parts: pair.parts === null ? null : JSON.stringify(pair.parts),
          created_by: by.id,
          created_by_name: by.name,
          created_org_id: by.orgId,
          is_demo: by.isDemo,
          created_at: by.at,
          updated_at: by.at,
        })),
      )
      .returning(['id', 'number', 'need_id', 'profile_id'])
      .execute()
    const byPair = new Map(rows.map((row) => [`${row.need_id} ${row.profile_id}`, row]))
    for (const { needId, profileId } of pairs.slice(at, at + 1000)) {
      const { id, number } = byPair.get(`${needId} ${profileId}`)!
      made.push({ id, number })
    }
  }
  return made
}

/** Open needs and people with a consent that holds, for choice. */
export async function choicesForPairs(db: Db, today: string) {
  const needs = await db
    .selectFrom('talent.need as n')
    .innerJoin('directory.enterprise as e', 'e.id', 'n.enterprise_id')
    .select(['n.id', 'n.number', 'n.title', 'e.name'])
    .where('n.state', '=', 'open')
    .where('n.deleted_at', 'is', null)
    .orderBy('n.number')
    .limit(5000)
    .execute()
  const people = await db
    .selectFrom('talent.profile as p')
    .select(['p.id', 'p.number', 'p.name'])
    .where(isMatchableOn(today))
    .orderBy('p.number')
    .limit(5000)
    .execute()
  return { needs, people }
}

/** The organisation that users of the need's enterprise belong to; null where it has none. */
export async function enterpriseOrgOf(db: Db, needId: string): Promise<string | null> {
  const row = await db
    .selectFrom('talent.need as n')
    .innerJoin('directory.organisation as o', 'o.enterprise_id', 'n.enterprise_id')
    .select('o.id')
    .where('n.id', '=', needId)
    .executeTakeFirst()
  return row?.id ?? null
}
