import type { Db } from '../db/database.ts'
import { type DocumentKind, documentKind } from './model.ts'

/** What a city has of a template; a kind without a row was never changed. */
export interface StoredTemplate {
  kind: DocumentKind
  name: string
  /** Null when it was put back to what comes with the product. */
  content: string | null
  lockVersion: number
  updatedAt: Date
  updatedBy: string
}

interface Row {
  kind: string
  name: string
  content: string | null
  lock_version: number
  updated_at: Date
  updated_by: string
}

const toStored = (row: Row): StoredTemplate => ({
  kind: documentKind.parse(row.kind),
  name: row.name,
  content: row.content,
  lockVersion: row.lock_version,
  updatedAt: row.updated_at,
  updatedBy: row.updated_by,
})

export async function listStored(db: Db): Promise<StoredTemplate[]> {
  const rows = await db.selectFrom('officialdoc.template').selectAll().execute()
  return rows.map(toStored)
}

export async function findStored(db: Db, kind: DocumentKind): Promise<StoredTemplate | null> {
  const row = await db
    .selectFrom('officialdoc.template')
    .selectAll()
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row === undefined ? null : toStored(row)
}

/**
 * Writes a template if it still has the version the editor saw.
 *
 * @returns false when somebody was faster.
 */
export async function writeStored(
  db: Db,
  template: Omit<StoredTemplate, 'lockVersion'>,
  lockVersion: number,
): Promise<boolean> {
  const values = {
    name: template.name,
    content: template.content,
    lock_version: lockVersion + 1,
    updated_at: template.updatedAt,
    updated_by: template.updatedBy,
  }
  const written = await db
    .insertInto('officialdoc.template')
    .values({ kind: template.kind, ...values })
    .onConflict((conflict) =>
      conflict
        .column('kind')
        .doUpdateSet(values)
        .where('officialdoc.template.lock_version', '=', lockVersion),
    )
    .returning('kind')
    .execute()
  return written.length > 0
}
