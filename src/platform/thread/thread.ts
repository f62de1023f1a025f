import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { ThreadLink, ThreadTrace } from '../contract.ts'
import type { Db } from '../db/database.ts'
import type { NamedRef, ObjectRef } from '../http/contract.ts'
import { type Guards, visibleObjects } from '../rights/rights.ts'

/** Something came from, is about, or follows something else. `relation` reads from `from` to `to`. */
export interface Link {
  from: ObjectRef
  relation: string
  to: ObjectRef
}

/** How an object is shown in a thread; modules supply one describer per kind they own. */
export type Description = Pick<NamedRef, 'title' | 'href'>
export type Describer = (db: Db, ids: string[]) => Promise<Map<string, Description>>
export type Describers = Record<string, Describer>

/** A neighbour with more links than this is shown but not walked through: a chain is linked to everything. */
const hubDegree = 40
/** No story is longer than this. */
const maxLinks = 200

/** Writes links, each once however often it is said. */
export async function linkAll(ctx: Context, links: Link[]): Promise<void> {
  const at = ctx.clock.now()
  for (let start = 0; start < links.length; start += 1000) {
    const rows = links.slice(start, start + 1000).map((link) => ({
      from_kind: link.from.kind,
      from_id: link.from.id,
      relation: link.relation,
      to_kind: link.to.kind,
      to_id: link.to.id,
    }))
    await sql`insert into platform.thread_link (from_kind, from_id, relation, to_kind, to_id, at, actor_id, actor_name)
      select r.from_kind, r.from_id, r.relation, r.to_kind, r.to_id, ${at}, ${ctx.actor.id}, ${ctx.actor.name}
      from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (from_kind text, from_id text,
        relation text, to_kind text, to_id text))
        with ordinality as r(from_kind, from_id, relation, to_kind, to_id, place)
      order by r.place on conflict do nothing`.execute(ctx.db)
  }
}

/** Takes back the links of one relation that a correction made untrue; the correction itself is audited. */
export async function unlink(ctx: Context, from: ObjectRef, relation: string): Promise<void> {
  await ctx.db
    .deleteFrom('platform.thread_link')
    .where('from_kind', '=', from.kind)
    .where('from_id', '=', from.id)
    .where('relation', '=', relation)
    .execute()
}

interface LinkRow {
  id: number
  from_kind: string
  from_id: string
  relation: string
  to_kind: string
  to_id: string
  at: Date
  actor_name: string
}

const endsOf = (row: LinkRow): ObjectRef[] => [
  { kind: row.from_kind, id: row.from_id },
  { kind: row.to_kind, id: row.to_id },
]

/** Key of an object in the maps that `describe` gives. */
export const keyOf = (kind: string, id: string): string => `${kind} ${id}`

/**
 * Walks the links of an object both ways, breadth first. Links to what the actor may not see are counted and neither
 * told nor walked; an object out of reach answers as one that nobody knows.
 *
 * @param depth how many steps away an object may be.
 * @returns links oldest first, each with its distance; `limited` when hubs or the length limit cut the walk.
 */
export async function traceThread(
  ctx: Context,
  { describers, guards }: { describers: Describers; guards: Guards },
  object: ObjectRef,
  depth: number,
): Promise<ThreadTrace> {
  const { db } = ctx
  if (!(await visibleObjects(ctx, guards, [object]))(object))
    return { object: { ...object, title: null, href: null }, links: [], limited: false, hidden: 0 }
  const hidden = new Set<number>()
  const found = new Map<number, { row: LinkRow; distance: number }>()
  const seen = new Set([keyOf(object.kind, object.id)])
  let frontier = [object]
  let limited = false
  for (let distance = 1; distance <= depth && frontier.length > 0; distance += 1) {
    const rowsByObject = await linksOf(db, frontier)
    const seesEnd = await visibleObjects(ctx, guards, [...rowsByObject.values()].flat().flatMap(endsOf))
    const next: ObjectRef[] = []
    for (const [key, rows] of rowsByObject) {
      const isStart = key === keyOf(object.kind, object.id)
      if (rows.length > hubDegree && !isStart) {
        limited = true
        continue
      }
      for (const row of rows) {
        if (!endsOf(row).every(seesEnd)) {
          hidden.add(row.id)
          continue
        }
        if (found.size >= maxLinks) {
          limited = true
          break
        }
        if (!found.has(row.id)) found.set(row.id, { row, distance })
        for (const end of endsOf(row)) {
          const endKey = keyOf(end.kind, end.id)
          if (seen.has(endKey)) continue
          seen.add(endKey)
          next.push(end)
        }
      }
    }
    frontier = next
  }
  const steps = [...found.values()].sort(
    (a, b) => a.row.at.getTime() - b.row.at.getTime() || a.row.id - b.row.id,
  )
  const named = await describe(db, describers, [object, ...steps.flatMap(({ row }) => endsOf(row))])
  const name = (kind: string, id: string): NamedRef =>
    named.get(keyOf(kind, id)) ?? { kind, id, title: null, href: null }
  const links = steps.map(
    ({ row, distance }): ThreadLink => ({
      from: name(row.from_kind, row.from_id),
      relation: row.relation,
      to: name(row.to_kind, row.to_id),
      at: row.at.toISOString(),
      actorName: row.actor_name,
      distance,
    }),
  )
  return { object: name(object.kind, object.id), links, limited, hidden: hidden.size }
}

/** The links at each of these objects, newest `maxLinks` each, keyed by object. */
async function linksOf(db: Db, objects: ObjectRef[]): Promise<Map<string, LinkRow[]>> {
  const kinds = objects.map((object) => object.kind)
  const ids = objects.map((object) => object.id)
  const { rows } = await sql<LinkRow & { object_kind: string; object_id: string }>`
    select o.kind as object_kind, o.id as object_id, l.*
    from unnest(${kinds}::text[], ${ids}::text[]) as o(kind, id)
    cross join lateral (
      select t.id, t.from_kind, t.from_id, t.relation, t.to_kind, t.to_id, t.at, t.actor_name
      from platform.thread_link t
      where (t.from_kind = o.kind and t.from_id = o.id) or (t.to_kind = o.kind and t.to_id = o.id)
      order by t.id desc limit ${maxLinks + 1}
    ) l
    order by l.id`.execute(db)
  const byObject = new Map<string, LinkRow[]>()
  for (const row of rows) {
    const key = keyOf(row.object_kind, row.object_id)
    const list = byObject.get(key)
    if (list === undefined) byObject.set(key, [row])
    else list.push(row)
  }
  return byObject
}

/** Names objects of any kinds, one query a kind. Objects nobody knows are left out. */
export async function describe(
  db: Db,
  describers: Describers,
  objects: ObjectRef[],
): Promise<Map<string, NamedRef>> {
  const idsByKind = new Map<string, Set<string>>()
  for (const { kind, id } of objects) {
    const ids = idsByKind.get(kind)
    if (ids === undefined) idsByKind.set(kind, new Set([id]))
    else ids.add(id)
  }
  const named = new Map<string, NamedRef>()
  for (const [kind, ids] of idsByKind) {
    const describer = Object.hasOwn(describers, kind) ? describers[kind] : undefined
    if (describer === undefined) continue
    for (const [id, description] of await describer(db, [...ids]))
      named.set(keyOf(kind, id), { kind, id, ...description })
  }
  return named
}
