import { sql } from 'kysely'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import type { EngagementState, RefusalCode, Side } from '../../contract/engagement-terms.ts'
import { lockNeeds } from '../../queries/engagement-pair.ts'
import { insertWords } from '../../queries/engagement-word.ts'
import { needRef } from '../../refs.ts'

/** What of an engagement that a load began later than at the start must stand in its row. */
export interface EngagementEnd {
  id: string
  state: EngagementState
  refusedBy: Side | null
  refusal: RefusalCode | null
  onboardOn: string | null
  /** The day on which both sides agreed, where the state needs it. */
  saidOn: string
}

/** States that nobody reaches before both sides agreed. */
const agreed: readonly EngagementState[] = ['interview', 'offer', 'onboard']

/** Writes words and ends of many engagements that a load made, with two statements. */
export async function putEngagementEnds(tx: Context, ends: readonly EngagementEnd[]): Promise<void> {
  if (ends.length === 0) return
  const rows = ends.map((end) => ({
    id: end.id,
    refused_by: end.refusedBy,
    refusal: end.refusal,
    onboard_on: end.onboardOn,
    ended: end.state === 'rejected' || end.state === 'withdrawn',
    agreed_at: agreed.includes(end.state) ? `${end.saidOn}T02:00:00Z` : null,
  }))
  await sql`
    update talent.engagement g set refused_by = v.refused_by, refusal = v.refusal, onboard_on = v.onboard_on,
      ended = v.ended, need_agreed_at = v.agreed_at, person_agreed_at = v.agreed_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v(id uuid, refused_by text, refusal text, onboard_on date, ended boolean, agreed_at timestamptz)
    where g.id = v.id`.execute(tx.db)
  const by = { recordedBy: tx.actor.id, recordedByName: tx.actor.name, at: tx.clock.now() }
  await insertWords(
    tx.db,
    ends
      .filter(({ state }) => agreed.includes(state))
      .flatMap(({ id, saidOn }) =>
        (['need', 'person'] as const).map((side) => ({
          engagementId: id,
          side,
          agrees: true,
          givenBy: 'phone' as const,
          saidBy: null,
          saidOn,
          evidence: '演示：电话确认',
          ...by,
        })),
      ),
  )
}

/** Fills those of the needs whose seats are all taken. */
export async function fillNeeds(tx: Context, needIds: readonly string[]): Promise<void> {
  const full = [...(await lockNeeds(tx.db, needIds)).values()].filter(
    ({ state, seatsTaken, headcount }) => state === 'open' && seatsTaken >= headcount,
  )
  if (full.length === 0) return
  await sql`update talent.need set state = 'filled', updated_at = ${tx.clock.now()}, lock_version = lock_version + 1
    where id = any(${full.map(({ id }) => id)}::uuid[])`.execute(tx.db)
  await recordChanges(
    tx,
    full.map(({ id }) => ({
      action: 'talent.need.fill',
      object: needRef(id),
      before: { state: 'open' },
      after: { state: 'filled' },
      links: [{ from: needRef(id), relation: 'actedOnBy', to: { kind: 'system.actor', id: tx.actor.id } }],
    })),
  )
}
