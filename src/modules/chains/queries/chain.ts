import { sql } from 'kysely'
import { type Db, jsonb } from '#platform/db/database.ts'

export interface Chain {
  id: string
  code: string
  name: string
  nameEn: string
  validFrom: string
  validTo: string | null
  aliases: string[]
  settings: unknown
  lockVersion: number
}

const chains = (db: Db) =>
  db
    .selectFrom('chains.chain as c')
    .select([
      'c.id',
      'c.code',
      'c.name',
      'c.name_en',
      'c.valid_from',
      'c.valid_to',
      'c.settings',
      'c.lock_version',
    ])
    .select(
      sql<
        string[]
      >`array(select a.alias from chains.chain_alias a where a.chain_id = c.id order by a.alias)`.as(
        'aliases',
      ),
    )

type ChainRow = Awaited<ReturnType<ReturnType<typeof chains>['executeTakeFirstOrThrow']>>

function toChain(row: ChainRow): Chain {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    aliases: row.aliases,
    settings: row.settings,
    lockVersion: row.lock_version,
  }
}

/** Chains in force on a day, in the city's own order. */
export async function listChains(db: Db, on: string): Promise<Chain[]> {
  const rows = await chains(db)
    .where('c.valid_from', '<=', on)
    .where((where) => where.or([where('c.valid_to', 'is', null), where('c.valid_to', '>=', on)]))
    .orderBy('c.position')
    .execute()
  return rows.map(toChain)
}

/** The same chains by code and name only. */
export async function listChainNames(db: Db, on: string): Promise<{ code: string; name: string }[]> {
  return (await listChains(db, on)).map(({ code, name }) => ({ code, name }))
}

export async function findChainByCode(db: Db, code: string): Promise<Chain | null> {
  const row = await chains(db).where('c.code', '=', code).executeTakeFirst()
  return row === undefined ? null : toChain(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockChain(db: Db, code: string): Promise<Chain | null> {
  await db.selectFrom('chains.chain').select('id').where('code', '=', code).forUpdate().execute()
  return findChainByCode(db, code)
}

export async function updateChainSettings(db: Db, id: string, settings: unknown): Promise<void> {
  await db
    .updateTable('chains.chain')
    .set((set) => ({ settings: jsonb(settings), lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function insertChain(
  db: Db,
  chain: {
    code: string
    name: string
    nameEn: string
    position: number
    validFrom: string
    aliases: string[]
  },
): Promise<string> {
  const row = await db
    .insertInto('chains.chain')
    .values({
      code: chain.code,
      name: chain.name,
      name_en: chain.nameEn,
      position: chain.position,
      valid_from: chain.validFrom,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (chain.aliases.length > 0) {
    await db
      .insertInto('chains.chain_alias')
      .values(chain.aliases.map((alias) => ({ chain_id: row.id, alias })))
      .execute()
  }
  return row.id
}

/** Titles for threads. */
export async function chainNames(db: Db, codes: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('chains.chain')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .execute()
  return new Map(rows.map((row) => [row.code, row.name]))
}

/** Ids of all chains by code. */
export async function chainIdsByCode(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('chains.chain').select(['id', 'code']).execute()
  return new Map(rows.map((row) => [row.code, row.id]))
}

/** Names and other names of chains and industries, for reading documents. */
export async function listChainVocabulary(db: Db): Promise<{
  chains: { code: string; name: string; aliases: string[] }[]
  industries: { code: string; name: string; aliases: string[]; chainCodes: string[] }[]
}> {
  const { rows: chains } = await sql<{ code: string; name: string; aliases: string[] }>`
    select c.code, c.name, array(select a.alias from chains.chain_alias a where a.chain_id = c.id order by a.alias) as aliases
    from chains.chain c order by c.position`.execute(db)
  const { rows: industries } = await sql<{
    code: string
    name: string
    aliases: string[]
    chainCodes: string[]
  }>`
    select i.code, i.name, i.aliases,
      array(select c.code from chains.industry_chain m join chains.chain c on c.id = m.chain_id
        where m.industry_id = i.id order by c.position) as "chainCodes"
    from chains.industry i order by i.position`.execute(db)
  return { chains, industries }
}
