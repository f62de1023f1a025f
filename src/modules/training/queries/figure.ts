import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import type { Describer } from '#platform/thread/thread.ts'
import type { ServiceFigure } from '../contract/effect-terms.ts'

/** What is entered of a figure. */
export interface FigureValues {
  orgId: string
  quarter: string
  question: string
  asked: string
  /** As it was given, with at most two decimals. */
  mean: string
  answers: number
  source: string
}

export interface StoredFigure extends FigureValues {
  id: string
}

const columns = ['id', 'org_id', 'quarter', 'question', 'asked', 'mean', 'answers', 'source'] as const

const toFigure = (row: {
  id: string
  org_id: string
  quarter: string
  question: string
  asked: string
  mean: string
  answers: number
  source: string
}): StoredFigure => ({
  id: row.id,
  orgId: row.org_id,
  quarter: row.quarter,
  question: row.question,
  asked: row.asked,
  mean: String(Number(row.mean)),
  answers: row.answers,
  source: row.source,
})

export async function figuresById(db: Db, ids: readonly string[]): Promise<StoredFigure[]> {
  const rows = await db
    .selectFrom('training.service_figure')
    .select(columns)
    .where(sql<SqlBool>`id = any(${uuidsOf(ids)}::uuid[])`)
    .orderBy('id')
    .execute()
  return rows.map(toFigure)
}

/** Figures by what they are of, in the order asked for; null where there is none. */
export async function figuresOf(
  db: Db,
  keys: readonly Pick<FigureValues, 'orgId' | 'quarter' | 'question' | 'asked'>[],
): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('training.service_figure')
    .select(columns)
    .where(sql<SqlBool>`org_id = any(${uuidsOf(keys.map(({ orgId }) => orgId))}::uuid[])`)
    .execute()
  const name = (of: Pick<FigureValues, 'orgId' | 'quarter' | 'question' | 'asked'>) =>
    `${of.orgId} ${of.quarter} ${of.question} ${of.asked}`
  const ids = new Map(rows.map(toFigure).map((figure) => [name(figure), figure.id]))
  return keys.map((key) => ids.get(name(key)) ?? null)
}

export async function insertFigures(
  db: Db,
  figures: readonly StoredFigure[],
  isDemo: boolean,
  at: Date,
): Promise<void> {
  for (let from = 0; from < figures.length; from += 1000)
    await db
      .insertInto('training.service_figure')
      .values(
        figures.slice(from, from + 1000).map((one) => ({
          id: one.id,
          org_id: one.orgId,
          quarter: one.quarter,
          question: one.question,
          asked: one.asked,
          mean: one.mean,
          answers: one.answers,
          source: one.source,
          is_demo: isDemo,
          created_at: at,
          updated_at: at,
        })),
      )
      .execute()
}

export async function updateFigure(db: Db, { id, ...one }: StoredFigure, at: Date): Promise<void> {
  await db
    .updateTable('training.service_figure')
    .set((set) => ({
      mean: one.mean,
      answers: one.answers,
      source: one.source,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function deleteFigure(db: Db, id: string): Promise<void> {
  await db.deleteFrom('training.service_figure').where('id', '=', id).execute()
}

/** Figures of quarters, of every unit; those of too few answers are not there. */
export async function figuresIn(
  db: Db,
  quarters: readonly string[],
  least: number,
): Promise<ServiceFigure[]> {
  const rows = await db
    .selectFrom('training.service_figure')
    .select(columns)
    .where('quarter', 'in', quarters)
    .where('answers', '>=', least)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    orgId: row.org_id,
    quarter: row.quarter,
    question: row.question as ServiceFigure['question'],
    asked: row.asked as ServiceFigure['asked'],
    mean: Number(row.mean),
    answers: row.answers,
  }))
}

/** How figures are named in threads. */
export const figureTitles: Describer = async (db, ids) => {
  const rows = await db
    .selectFrom('training.service_figure as f')
    .innerJoin('directory.organisation as o', 'o.id', 'f.org_id')
    .select(['f.id', 'f.quarter', 'o.name'])
    .where(sql<SqlBool>`f.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, { title: `${row.name} ${row.quarter}`, href: null }]))
}
