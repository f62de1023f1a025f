import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { OutputStatus } from '../contract/index.ts'

export interface Industry {
  id: string
  code: string
  name: string
  aliases: string[]
  chains: { code: string; name: string }[]
}

/** One figure as recorded. */
export interface OutputFigure {
  industryId: string
  /** `YYYY-MM`. */
  month: string
  status: OutputStatus
  amountYuan: string
  source: string
  recordedAt: string
}

export interface StoredFigure extends OutputFigure {
  lockVersion: number
}

export async function listIndustries(db: Db): Promise<Industry[]> {
  const { rows } = await sql<Industry>`
    select i.id, i.code, i.name, i.aliases,
      coalesce((select json_agg(json_build_object('code', c.code, 'name', c.name) order by c.position)
        from chains.industry_chain m join chains.chain c on c.id = m.chain_id where m.industry_id = i.id), '[]') as chains
    from chains.industry i order by i.position`.execute(db)
  return rows
}

/**
 * The best figure of each month: a revised one before a final, that before a preliminary, a flash, an estimate.
 *
 * @returns figures by industry and month, ascending.
 */
export async function listBestFigures(db: Db, industryIds: string[]): Promise<OutputFigure[]> {
  if (industryIds.length === 0) return []
  const { rows } = await sql<Omit<OutputFigure, 'recordedAt'> & { recordedAt: Date }>`
    select distinct on (industry_id, month) industry_id as "industryId", to_char(month, 'YYYY-MM') as month, status,
      amount_yuan as "amountYuan", source, recorded_at as "recordedAt"
    from chains.output_value where industry_id = any(${industryIds}::uuid[])
    order by industry_id, month,
      array_position(array['revised', 'final', 'preliminary', 'flash', 'estimated'], status)`.execute(db)
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }))
}

export async function findFigure(
  db: Db,
  industryId: string,
  month: string,
  status: OutputStatus,
  { lock }: { lock: boolean },
): Promise<StoredFigure | null> {
  const query = db
    .selectFrom('chains.output_value')
    .selectAll()
    .where('industry_id', '=', industryId)
    .where('month', '=', `${month}-01`)
    .where('status', '=', status)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row === undefined
    ? null
    : {
        industryId,
        month,
        status,
        amountYuan: row.amount_yuan,
        source: row.source,
        recordedAt: row.recorded_at.toISOString(),
        lockVersion: row.lock_version,
      }
}

export interface FigureKey {
  industryCode: string
  /** `YYYY-MM`. */
  month: string
  status: OutputStatus
}

/** The figures of these keys; those not recorded are missing. @param hold against other writers. */
export async function figuresByKey(
  db: Db,
  keys: readonly FigureKey[],
  hold: boolean,
): Promise<(FigureKey & { amountYuan: string; source: string })[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<FigureKey & { amountYuan: string; source: string }>`
    select i.code as "industryCode", to_char(v.month, 'YYYY-MM') as month, v.status,
      v.amount_yuan as "amountYuan", v.source
    from chains.output_value v join chains.industry i on i.id = v.industry_id
    where (i.code, to_char(v.month, 'YYYY-MM'), v.status) in (select r."industryCode", r.month, r.status
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as r("industryCode" text, month text, status text))
    order by v.industry_id, v.month, v.status ${hold ? sql`for update of v` : sql``}`.execute(db)
  return rows
}

/** Deletes one figure, which an import had brought. */
export async function deleteFigure(db: Db, { industryCode, month, status }: FigureKey): Promise<void> {
  await sql`delete from chains.output_value v using chains.industry i
    where i.id = v.industry_id and i.code = ${industryCode} and v.month = ${`${month}-01`}::date
      and v.status = ${status}`.execute(db)
}

/** Writes figures; one of the same industry, month and status is replaced. */
export async function putFigures(
  db: Db,
  figures: Omit<OutputFigure, 'recordedAt'>[],
  at: Date,
): Promise<void> {
  for (let start = 0; start < figures.length; start += 1000) {
    await db
      .insertInto('chains.output_value')
      .values(
        figures.slice(start, start + 1000).map((figure) => ({
          industry_id: figure.industryId,
          month: `${figure.month}-01`,
          status: figure.status,
          amount_yuan: figure.amountYuan,
          source: figure.source,
          recorded_at: at,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['industry_id', 'month', 'status']).doUpdateSet((set) => ({
          amount_yuan: set.ref('excluded.amount_yuan'),
          source: set.ref('excluded.source'),
          recorded_at: set.ref('excluded.recorded_at'),
          lock_version: sql<number>`output_value.lock_version + 1`,
        })),
      )
      .execute()
  }
}

export async function insertIndustries(
  db: Db,
  industries: { code: string; name: string; aliases: string[]; position: number; chainCodes: string[] }[],
): Promise<Map<string, string>> {
  const rows = await db
    .insertInto('chains.industry')
    .values(industries.map(({ code, name, aliases, position }) => ({ code, name, aliases, position })))
    .returning(['id', 'code'])
    .execute()
  const ids = new Map(rows.map((row) => [row.code, row.id]))
  for (const industry of industries) {
    if (industry.chainCodes.length === 0) continue
    await sql`insert into chains.industry_chain (industry_id, chain_id)
      select ${ids.get(industry.code)}::uuid, id from chains.chain where code = any(${industry.chainCodes})`.execute(
      db,
    )
  }
  return ids
}

/** Titles for threads. */
export async function industryNames(db: Db, codes: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('chains.industry')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .execute()
  return new Map(rows.map((row) => [row.code, row.name]))
}
