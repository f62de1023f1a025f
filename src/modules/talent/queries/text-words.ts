import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/**
 * Words of the texts of needs and people. They are kept under a digest of the text and of the vocabulary it was cut by, so
 * that what is out of date is seen by whoever reads and never has to be thrown away.
 */

/** The vocabulary texts are cut by, as one value. */
export const vocabularyDigest = sql<string>`(select md5(coalesce(string_agg(name, chr(10) order by id), '')) from talent.skill)`

export const textOfNeed = sql<string>`concat_ws(chr(10), n.title, n.duties, n.target_indicators)`
export const textOfPerson = sql<string>`concat_ws(chr(10), p.summary, p.achievements, p.honours)`

/** Digest of a text and of the vocabulary; `textDigest` of the service reckons the same. */
export const digestOfText = (vocabulary: RawBuilder<string>, text: RawBuilder<string>): RawBuilder<string> =>
  sql`md5(${vocabulary} || chr(10) || ${text})`

/** A text that was cut. */
export interface CutText {
  readonly id: string
  readonly digest: string
  readonly words: string
}

/** Whose text it is. */
export type TextSide = 'need' | 'person'

/** Some of the texts whose words are not kept, or no longer those of the text. */
export async function uncutTexts(
  db: Db,
  side: TextSide,
  most: number,
): Promise<{ id: string; text: string }[]> {
  const text = side === 'need' ? textOfNeed : textOfPerson
  const from =
    side === 'need'
      ? sql`talent.need n left join talent.need_words k on k.need_id = n.id`
      : sql`talent.profile p left join talent.profile_words k on k.profile_id = p.id`
  const matters = side === 'need' ? sql`n.state = 'open' and n.deleted_at is null` : sql`p.state = 'active'`
  const { rows } = await sql<{ id: string; text: string }>`
    select ${sql.ref(side === 'need' ? 'n.id' : 'p.id')} as id, ${text} as text from ${from}
    where ${matters} and ${text} <> '' and k.digest is distinct from ${digestOfText(vocabularyDigest, text)}
    limit ${most}`.execute(db)
  return rows
}

/** Keeps words; whose row is gone or erased meanwhile is passed over. */
export async function keepWords(db: Db, side: TextSide, texts: readonly CutText[]): Promise<void> {
  const given = sql`from unnest(${texts.map(({ id }) => id)}::uuid[], ${texts.map(({ digest }) => digest)}::text[],
    ${texts.map(({ words }) => words)}::text[]) x(id, digest, words)`
  // The row is held, so that an erasing either sees the words or has been seen.
  if (side === 'need')
    await sql`insert into talent.need_words (need_id, digest, words) select x.id, x.digest, x.words ${given}
      join talent.need n on n.id = x.id
      on conflict (need_id) do update set digest = excluded.digest, words = excluded.words`.execute(db)
  else
    await sql`insert into talent.profile_words (profile_id, digest, words) select x.id, x.digest, x.words ${given}
      join (select p.id from talent.profile p where p.state <> 'erased'
        and p.id = any(${texts.map(({ id }) => id)}::uuid[]) order by p.id for share) p on p.id = x.id
      on conflict (profile_id) do update set digest = excluded.digest, words = excluded.words`.execute(db)
}
