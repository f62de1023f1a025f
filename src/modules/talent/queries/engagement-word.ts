import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { RefusalCode, Side } from '../contract/engagement-terms.ts'

/** What a side said. */
export interface Word {
  side: Side
  agrees: boolean
  givenBy: 'enterprise' | 'phone' | 'address'
  saidBy: string | null
  saidOn: string
  evidence: string | null
  recordedByName: string
}

export async function wordsOf(db: Db, engagementId: string): Promise<Word[]> {
  const rows = await db
    .selectFrom('talent.engagement_word')
    .selectAll()
    .where('engagement_id', '=', engagementId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    side: row.side as Side,
    agrees: row.agrees,
    givenBy: row.given_by as Word['givenBy'],
    saidBy: row.said_by,
    saidOn: row.said_on,
    evidence: row.evidence,
    recordedByName: row.recorded_by_name,
  }))
}

export interface NewWord extends Word {
  engagementId: string
  recordedBy: string
  at: Date
}

export async function insertWords(db: Db, words: readonly NewWord[]): Promise<void> {
  if (words.length === 0) return
  await db
    .insertInto('talent.engagement_word')
    .values(
      words.map((word) => ({
        engagement_id: word.engagementId,
        side: word.side,
        agrees: word.agrees,
        given_by: word.givenBy,
        said_by: word.saidBy,
        said_on: word.saidOn,
        evidence: word.evidence,
        recorded_by: word.recordedBy,
        recorded_by_name: word.recordedByName,
        recorded_at: word.at,
      })),
    )
    .execute()
}

/** What changes in the row of an engagement; what is left out stays. */
export interface EngagementValues {
  needAgreedAt?: Date | null
  personAgreedAt?: Date | null
  refusedBy?: Side | null
  refusal?: RefusalCode | null
  refusalNote?: string | null
  ended?: boolean
  onboardOn?: string | null
}

/** Writes what changed of an engagement, with a version one higher. */
export async function updateEngagement(
  db: Db,
  id: string,
  values: EngagementValues,
  at: Date,
): Promise<void> {
  await db
    .updateTable('talent.engagement')
    .set((set) => ({
      ...(values.needAgreedAt === undefined ? {} : { need_agreed_at: values.needAgreedAt }),
      ...(values.personAgreedAt === undefined ? {} : { person_agreed_at: values.personAgreedAt }),
      ...(values.refusedBy === undefined ? {} : { refused_by: values.refusedBy }),
      ...(values.refusal === undefined ? {} : { refusal: values.refusal }),
      ...(values.refusalNote === undefined ? {} : { refusal_note: values.refusalNote }),
      ...(values.ended === undefined ? {} : { ended: values.ended }),
      ...(values.onboardOn === undefined ? {} : { onboard_on: values.onboardOn }),
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** The personal address of an engagement. */
export interface StoredOffer {
  id: string
  engagementId: string
  state: 'open' | 'agreed' | 'refused' | 'revoked'
  expiresOn: string
  createdByName: string
}

const offers = (db: Db) =>
  db
    .selectFrom('talent.engagement_invitation')
    .select(['id', 'engagement_id', 'state', 'expires_on', 'created_by_name'])

type OfferRow = Awaited<ReturnType<ReturnType<typeof offers>['executeTakeFirstOrThrow']>>

const toOffer = (row: OfferRow): StoredOffer => ({
  id: row.id,
  engagementId: row.engagement_id,
  state: row.state as StoredOffer['state'],
  expiresOn: row.expires_on,
  createdByName: row.created_by_name,
})

/** The last one that was made. */
export async function lastOfferOf(db: Db, engagementId: string): Promise<StoredOffer | null> {
  const row = await offers(db)
    .where('engagement_id', '=', engagementId)
    .orderBy(sql`(state = 'open')`, 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : toOffer(row)
}

export async function offerByHash(db: Db, tokenHash: string): Promise<StoredOffer | null> {
  const row = await offers(db).where('token_hash', '=', tokenHash).executeTakeFirst()
  return row === undefined ? null : toOffer(row)
}

export async function insertOffer(
  db: Db,
  one: { id: string; engagementId: string; tokenHash: string; expiresOn: string },
  by: { id: string; name: string; at: Date },
): Promise<void> {
  await db
    .insertInto('talent.engagement_invitation')
    .values({
      id: one.id,
      engagement_id: one.engagementId,
      token_hash: one.tokenHash,
      expires_on: one.expiresOn,
      state: 'open',
      created_by: by.id,
      created_by_name: by.name,
      created_at: by.at,
    })
    .execute()
}

/** Ends the address that is open, if there is one; nothing opens behind it when it was revoked. */
export async function closeOffer(
  db: Db,
  engagementId: string,
  state: 'agreed' | 'refused' | 'revoked',
  at: Date,
): Promise<void> {
  await db
    .updateTable('talent.engagement_invitation')
    .set({ state, answered_at: state === 'revoked' ? null : at })
    .where('engagement_id', '=', engagementId)
    .where('state', '=', 'open')
    .execute()
}

/** Keeps the hash of the token that the secret gives now: the secret of the installation may have changed. */
export async function setOfferHash(db: Db, id: string, tokenHash: string): Promise<void> {
  await db
    .updateTable('talent.engagement_invitation')
    .set({ token_hash: tokenHash })
    .where('id', '=', id)
    .execute()
}

/** What of a need is told on a personal address. */
export async function toldNeed(db: Db, needId: string) {
  const row = await db
    .selectFrom('talent.need as n')
    .select(['n.kind', 'n.salary_from', 'n.salary_to', 'n.modes', 'n.duties', 'n.benefits', 'n.state'])
    .select(
      sql<string[]>`array(select r.name from talent.need_place q
        join directory.region r on r.code = q.region_code where q.need_id = n.id order by r.code)`.as(
        'places',
      ),
    )
    .where('n.id', '=', needId)
    .executeTakeFirstOrThrow()
  return { ...row, kind: row.kind as 'post' | 'technical' }
}
