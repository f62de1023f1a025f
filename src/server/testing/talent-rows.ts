import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'

/** Rows of needs and people as their pages would write them, for tests of what is computed from them. */
export function talentRows(ctx: Pick<Context, 'db' | 'clock'>) {
  const { db } = ctx
  const at = ctx.clock.now()
  const by = { created_by: 'test', created_by_name: '测试', created_at: at, updated_at: at, source: '测试' }
  return {
    async need(one: {
      chain: string
      node?: string | null
      enterprise?: number
      title?: string
      headcount?: number
      state?: string
      asOfOn?: string
      education?: string
      salary?: [number, number]
    }): Promise<string> {
      const row = await db
        .insertInto('talent.need')
        .values({
          kind: 'post',
          title: one.title ?? '工艺工程师',
          enterprise_id: await enterpriseAt(db, one.enterprise ?? 0),
          chain_id: await idOf(db, 'chains.chain', one.chain),
          node_id: one.node ? await idOf(db, 'chains.node', one.node) : null,
          headcount: one.headcount ?? 1,
          urgency: 3,
          tier: 3,
          post_kind: 'technical',
          talent_group: 'young',
          education: one.education ?? '20',
          experience_years: 3,
          salary_from: one.salary?.[0] ?? null,
          salary_to: one.salary?.[1] ?? null,
          state: one.state ?? 'open',
          as_of_on: one.asOfOn ?? '2026-03-01',
          ...by,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return row.id
    },
    async person(one: {
      nodes?: string[]
      chains?: string[]
      until?: string
      withdrawn?: boolean
      state?: 'active' | 'paused'
      education?: string
    }): Promise<string> {
      const { id } = await db
        .insertInto('talent.profile')
        .values({
          name: '测试人才',
          state: one.state ?? 'active',
          education: one.education ?? '20',
          as_of_on: '2026-03-01',
          ...by,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      for (const node of one.nodes ?? [])
        await db
          .insertInto('talent.profile_node')
          .values({ profile_id: id, node_id: await idOf(db, 'chains.node', node) })
          .execute()
      for (const chain of one.chains ?? [])
        await db
          .insertInto('talent.profile_chain')
          .values({ profile_id: id, chain_id: await idOf(db, 'chains.chain', chain) })
          .execute()
      await db
        .insertInto('talent.consent')
        .values({
          profile_id: id,
          purpose: 'matching',
          wording: '1',
          given_on: '2020-01-01',
          until_on: one.until ?? '2099-12-31',
          given_by: 'paper',
          withdrawn_at: one.withdrawn ? at : null,
          recorded_by: 'test',
          recorded_by_name: '测试',
          recorded_at: at,
        })
        .execute()
      return id
    },
    async onBoard(needId: string, profileId: string): Promise<void> {
      await db
        .insertInto('talent.engagement')
        .values({
          need_id: needId,
          profile_id: profileId,
          onboard_on: '2026-03-02',
          ended: true,
          created_by: 'test',
          created_by_name: '测试',
          created_at: at,
          updated_at: at,
        })
        .execute()
    },
    /** Takes away all needs and people there are, so that figures are those of the test. */
    async clear(): Promise<void> {
      await sql`truncate talent.need, talent.profile cascade`.execute(db)
    },
  }
}

async function idOf(db: Db, table: 'chains.chain' | 'chains.node', code: string): Promise<string> {
  const { id } = await db.selectFrom(table).select('id').where('code', '=', code).executeTakeFirstOrThrow()
  return id
}

async function enterpriseAt(db: Db, at: number): Promise<string> {
  const { id } = await db
    .selectFrom('directory.enterprise')
    .select('id')
    .orderBy('uscc')
    .offset(at)
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}
