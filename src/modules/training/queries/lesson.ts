import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { type Db, jsonb } from '#platform/db/database.ts'
import type { Guard } from '#platform/rights/rights.ts'
import type { Describer } from '#platform/thread/thread.ts'
import type { Lesson } from '../contract/lesson.ts'
import {
  type LessonEffect,
  type LessonRule,
  type LessonScope,
  type LessonState,
  lessonEffect,
  lessonRule,
  lessonScope,
  lessonSeen,
  lessonState,
} from '../contract/lesson-terms.ts'
import type { DrawnLesson } from '../rules/lessons.ts'
import { visibleClasses } from './class.ts'

export interface StoredLesson extends Lesson {
  classId: string
  classTitle: string
  subject: string
}

const lessons = (db: Db) =>
  db
    .selectFrom('training.lesson as l')
    .innerJoin('training.class as k', 'k.id', 'l.class_id')
    .leftJoin('training.programme as p', 'p.id', 'k.programme_id')
    .leftJoin('chains.chain as c', 'c.id', 'k.chain_id')
    .selectAll('l')
    .select([
      'k.title as class_title',
      sql<string | null>`coalesce(
        (select t.name from training.topic t where t.code = l.subject),
        (select x.name from training.course x where x.id::text = l.subject),
        (select coalesce(d.name, t.name) from training.teacher t
          left join directory.person d on d.id = t.person_id where t.id::text = l.subject))`.as('about'),
    ])

type LessonRow = Awaited<ReturnType<ReturnType<typeof lessons>['executeTakeFirstOrThrow']>>

const toLesson = (row: LessonRow): StoredLesson => ({
  id: row.id,
  classId: row.class_id,
  classTitle: row.class_title,
  subject: row.subject,
  scope: lessonScope.parse(row.scope),
  rule: lessonRule.parse(row.rule),
  about: row.about,
  seen: lessonSeen.parse(row.seen),
  effect: lessonEffect.parse(row.effect),
  note: row.note,
  state: lessonState.parse(row.state),
  decidedBy: row.decided_by_name,
  decidedAt: row.decided_at?.toISOString() ?? null,
  lockVersion: row.lock_version,
})

async function lessonsWhere(db: Db, condition: RawBuilder<SqlBool>): Promise<StoredLesson[]> {
  const rows = await lessons(db)
    .where(condition)
    .orderBy('l.scope', 'desc')
    .orderBy('l.rule')
    .orderBy('l.subject')
    .orderBy('l.id')
    .execute()
  return rows.map(toLesson)
}

/** Lessons of a class, those for the whole series first. */
export const lessonsOf = (db: Db, classId: string): Promise<StoredLesson[]> =>
  lessonsWhere(db, sql<SqlBool>`l.class_id = ${classId}`)

export async function findLesson(db: Db, id: string): Promise<StoredLesson | null> {
  const [lesson] = await lessonsWhere(db, sql<SqlBool>`l.id = ${id}`)
  return lesson ?? null
}

/** The same, held against other writers until the transaction ends. */
export async function lockLesson(db: Db, id: string): Promise<StoredLesson | null> {
  await db.selectFrom('training.lesson').select('id').where('id', '=', id).forUpdate().execute()
  return findLesson(db, id)
}

/**
 * Lessons that were confirmed for a class to come, the last decided first: those for the series from classes of its
 * programme and of the programme of the year before, those for a chain from every class of that chain.
 */
export async function confirmedLessons(
  db: Db,
  { chainCode, programmeId }: { chainCode: string | null; programmeId: string | null },
): Promise<StoredLesson[]> {
  const rows = await lessons(db)
    .where('l.state', '=', 'confirmed')
    .where(
      sql<SqlBool>`(
        l.scope = 'series' and (${programmeId}::uuid is null or p.year between
          (select x.year - 1 from training.programme x where x.id = ${programmeId}::uuid) and
          (select x.year from training.programme x where x.id = ${programmeId}::uuid))
        or l.scope = 'chain' and c.code = ${chainCode})`,
    )
    .orderBy('l.decided_at', 'desc')
    .orderBy('l.id')
    .execute()
  return rows.map(toLesson)
}

/** Enters drawn lessons; of those that still are proposals what was seen is brought up to date. */
export async function putDrawnLessons(
  db: Db,
  classId: string,
  drawn: readonly DrawnLesson[],
  at: Date,
): Promise<{ id: string; isNew: boolean }[]> {
  const put: { id: string; isNew: boolean }[] = []
  for (const one of drawn) {
    const row = await db
      .insertInto('training.lesson')
      .values({
        class_id: classId,
        scope: one.scope,
        rule: one.rule,
        subject: one.subject,
        seen: jsonb(one.seen),
        effect: jsonb(one.effect),
        state: 'proposed',
        created_at: at,
        updated_at: at,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['class_id', 'rule', 'subject'])
          .doUpdateSet((set) => ({
            seen: jsonb(one.seen),
            effect: jsonb(one.effect),
            updated_at: at,
            lock_version: sql<number>`${set.ref('training.lesson.lock_version')} + 1`,
          }))
          .where('training.lesson.state', '=', 'proposed')
          .where(sql<SqlBool>`training.lesson.seen is distinct from ${jsonb(one.seen)}`),
      )
      .returning(['id', sql<boolean>`lock_version = 1`.as('is_new')])
      .executeTakeFirst()
    if (row !== undefined) put.push({ id: row.id, isNew: row.is_new })
  }
  return put
}

/** Takes back proposals that are no longer drawn. */
export async function dropProposals(
  db: Db,
  classId: string,
  keep: readonly { rule: LessonRule; subject: string }[],
): Promise<string[]> {
  const rows = await db
    .deleteFrom('training.lesson')
    .where('class_id', '=', classId)
    .where('state', '=', 'proposed')
    .where(
      sql<SqlBool>`not (rule || ' ' || subject) = any(${keep.map(({ rule, subject }) => `${rule} ${subject}`)})`,
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function updateLesson(
  db: Db,
  id: string,
  values: {
    state: LessonState
    scope: LessonScope
    effect: LessonEffect
    note: string | null
    /** Null for one that is open again. */
    by: { id: string; name: string } | null
  },
  at: Date,
): Promise<void> {
  await db
    .updateTable('training.lesson')
    .set((set) => ({
      state: values.state,
      scope: values.scope,
      effect: jsonb(values.effect),
      note: values.note,
      decided_by: values.by?.id ?? null,
      decided_by_name: values.by?.name ?? null,
      decided_at: values.by === null ? null : at,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** How lessons are named in threads. */
export const lessonTitles: Describer = async (db, ids) => {
  const rows = await lessons(db).where(sql<SqlBool>`l.id::text = any(${ids})`).execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        title: row.about === null ? row.class_title : `${row.class_title} · ${row.about}`,
        href: `/training/classes/${row.class_id}/feedback`,
      },
    ]),
  )
}

/** A lesson is seen by whoever sees the feedback of its class. */
export const visibleLessons: Guard = async (ctx: Context, ids) => {
  const rows = await ctx.db
    .selectFrom('training.lesson')
    .select(['id', 'class_id'])
    .where(sql<SqlBool>`id::text = any(${ids})`)
    .execute()
  const seen = await visibleClasses(
    ctx,
    [...new Set(rows.map((row) => row.class_id))],
    'training.feedback.read',
  )
  return new Set(rows.filter((row) => seen.has(row.class_id)).map((row) => row.id))
}
