import { type RawBuilder, sql } from 'kysely'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { enterpriseRef } from '../refs.ts'
import type { MovedRow } from './moved-row.ts'

/**
 * Moves the references of one kind of object from one enterprise to another and back; modules supply one per kind they
 * own, as they supply describers.
 */
export interface Repointer {
  /** `chains.placement`. */
  kind: string
  /** What a move would do. */
  preview(db: Db, from: string, to: string): Promise<MovedRow[]>
  move(tx: Context, from: string, to: string): Promise<MovedRow[]>
  /** Puts back what is as the move left it, and gives what was edited since and stays. */
  putBack(tx: Context, moved: readonly MovedRow[], from: string, to: string): Promise<MovedRow[]>
}

export interface RowRepointerOptions {
  kind: string
  table: string
  /** The column that holds the enterprise. */
  column: string
  /** Rows of both enterprises that agree in these columns are the same: the one merged is dropped. */
  sameBy?: readonly string[]
  /** How a row `t` is called, as SQL text. */
  title: RawBuilder<string>
}

/** A repointer for rows with `id` and `lock_version` that hold the enterprise in a column. */
export function rowRepointer({ kind, table, column, sameBy = [], title }: RowRepointerOptions): Repointer {
  const at = sql.table(table)
  const holder = sql.ref(`t.${column}`)
  const clash = (to: string): RawBuilder<boolean> =>
    sameBy.length === 0
      ? sql<boolean>`false`
      : sql<boolean>`exists (select 1 from ${at} o where ${sql.ref(`o.${column}`)} = ${to} and ${sql.join(
          sameBy.map((same) => sql`${sql.ref(`o.${same}`)} = ${sql.ref(`t.${same}`)}`),
          sql` and `,
        )})`
  const read = async (db: Db, from: string, to: string, hold: boolean): Promise<MovedRow[]> => {
    const { rows } = await sql<{
      id: string
      title: string
      clash: boolean
      lock_version: number
      row: Record<string, unknown>
    }>`
      select t.id::text as id, ${title} as title, ${clash(to)} as clash, t.lock_version, to_jsonb(t) as row
      from ${at} t where ${holder} = ${from} order by 2, 1 ${hold ? sql`for update of t` : sql``}`.execute(db)
    return rows.map((row) => ({
      id: row.id,
      title: row.title,
      fate: row.clash ? 'dropped' : 'moved',
      lockVersion: row.lock_version,
      row: row.row,
    }))
  }
  const record = (
    tx: Context,
    action: string,
    moved: readonly MovedRow[],
    before: string | null,
    after: string | null,
  ) =>
    moved.length === 0
      ? Promise.resolve()
      : recordChanges(
          tx,
          moved.map(({ id, title: name }) => ({
            action: `${kind}.${action}`,
            object: { kind, id },
            before: before === null ? null : { enterpriseId: before, title: name },
            after: after === null ? null : { enterpriseId: after, title: name },
            links: [{ from: { kind, id }, relation: 'about', to: enterpriseRef((after ?? before)!) }],
          })),
        )

  return {
    kind,
    preview: (db, from, to) => read(db, from, to, false),
    async move(tx, from, to) {
      const found = await read(tx.db, from, to, true)
      const result: MovedRow[] = []
      for (const one of found) {
        if (one.fate === 'dropped') {
          await sql`delete from ${at} t where t.id::text = ${one.id}`.execute(tx.db)
          result.push(one)
        } else {
          await sql`update ${at} t set ${sql.ref(column)} = ${to}, lock_version = lock_version + 1
            where t.id::text = ${one.id}`.execute(tx.db)
          result.push({ ...one, lockVersion: one.lockVersion + 1 })
        }
      }
      await record(
        tx,
        'repoint',
        result.filter(({ fate }) => fate === 'moved'),
        from,
        to,
      )
      await record(
        tx,
        'dropTwin',
        result.filter(({ fate }) => fate === 'dropped'),
        from,
        null,
      )
      return result
    },
    async putBack(tx, moved, from, to) {
      const back: MovedRow[] = []
      const leftAlone: MovedRow[] = []
      for (const one of moved) {
        const { numAffectedRows = 0n } =
          one.fate === 'moved'
            ? await sql`update ${at} t set ${sql.ref(column)} = ${from}, lock_version = lock_version + 1
                where t.id::text = ${one.id} and ${holder} = ${to} and t.lock_version = ${one.lockVersion}`.execute(
                tx.db,
              )
            : await sql`insert into ${at} select * from jsonb_populate_record(null::${at}, ${JSON.stringify(one.row)}::jsonb)
                on conflict do nothing`.execute(tx.db)
        if (numAffectedRows > 0n) back.push(one)
        else leftAlone.push(one)
      }
      await record(
        tx,
        'putBack',
        back.filter(({ fate }) => fate === 'moved'),
        to,
        from,
      )
      await record(
        tx,
        'restoreTwin',
        back.filter(({ fate }) => fate === 'dropped'),
        null,
        from,
      )
      return leftAlone
    },
  }
}
