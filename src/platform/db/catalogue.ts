import { sql } from 'kysely'
import type { Db } from './database.ts'

/** The shape of a database as its own catalogue tells it: what the schema dump and the table types are made from. */
export interface CatalogueTable {
  schema: string
  name: string
  columns: CatalogueColumn[]
  /** Definitions in full, in a fixed order: primary key, unique, foreign keys, checks. */
  constraints: { name: string; definition: string }[]
  /** Complete `create index` statements of indexes that no constraint owns. */
  indexes: string[]
  /** Complete `create trigger` statements. */
  triggers: string[]
}

/** A function of the product's own, as a complete `create or replace function` statement. */
export interface CatalogueFunction {
  schema: string
  name: string
  definition: string
}

export interface CatalogueColumn {
  name: string
  /** As PostgreSQL writes it, `numeric(5,2)`, `text[]`. */
  type: string
  notNull: boolean
  /** How texts are compared where that is not left to the database. */
  collation: string | null
  /** Default expression, null without one. */
  default: string | null
  identity: boolean
}

/** Reads every table outside PostgreSQL's and the job queue's own schemas, sorted by schema and name. */
export async function readCatalogue(db: Db): Promise<CatalogueTable[]> {
  const { rows } = await sql<CatalogueTable>`
    select n.nspname as schema, c.relname as name,
      (select json_agg(json_build_object(
          'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
          'collation', (select quote_ident(l.collname) from pg_collation l join pg_type t on t.oid = a.atttypid
            where l.oid = a.attcollation and a.attcollation <> t.typcollation),
          'default', pg_get_expr(d.adbin, d.adrelid), 'identity', a.attidentity <> '') order by a.attnum)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select coalesce(json_agg(json_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid))
          order by array_position(array['p', 'u', 'f', 'c'], k.contype::text), k.conname), '[]')
        from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c')) as constraints,
      (select coalesce(json_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid::regclass::text), '[]')
        from pg_index i where i.indrelid = c.oid
          and not exists (select from pg_constraint k where k.conindid = i.indexrelid)) as indexes,
      (select coalesce(json_agg(pg_get_triggerdef(t.oid) order by t.tgname), '[]')
        from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'pgboss')
    order by n.nspname, c.relname`.execute(db)
  return rows
}

/** Reads every function of the product's schemas, sorted by schema and name. */
export async function readFunctions(db: Db): Promise<CatalogueFunction[]> {
  const { rows } = await sql<CatalogueFunction>`
    select n.nspname as schema, p.proname as name, pg_get_functiondef(p.oid) as definition
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prokind in ('f', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'pgboss')
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`.execute(db)
  return rows
}

/** The whole schema as SQL text, for review and for seeing the whole effect of a migration. */
export function schemaDump(tables: CatalogueTable[], functions: CatalogueFunction[]): string {
  const schemas = [...new Set(tables.map((table) => table.schema))]
  const parts = [
    '-- Generated from db/migrations by `npm run generate`. Read it in review; never edit it.',
    ...schemas.map((schema) => `create schema ${schema};`),
    ...functions.map(({ definition }) => `${definition.trim()};`),
  ]
  for (const table of tables) {
    const lines = [
      ...table.columns.map((column) => `  ${columnDefinition(column)}`),
      ...table.constraints.map((constraint) => `  constraint ${constraint.name} ${constraint.definition}`),
    ]
    parts.push(`create table ${table.schema}.${table.name} (\n${lines.join(',\n')}\n);`)
    parts.push(...[...table.indexes, ...table.triggers].map((statement) => `${statement};`))
  }
  return `${parts.join('\n\n')}\n`
}

function columnDefinition(column: CatalogueColumn): string {
  const parts = [column.name, column.type]
  if (column.collation !== null) parts.push(`collate ${column.collation}`)
  if (column.notNull) parts.push('not null')
  if (column.identity) parts.push('generated always as identity')
  if (column.default !== null) parts.push(`default ${column.default}`)
  return parts.join(' ')
}

const plainTypes: Record<string, string> = {
  boolean: 'boolean',
  bigint: 'number',
  integer: 'number',
  text: 'string',
  uuid: 'string',
  date: 'string',
  bytea: 'Uint8Array',
  jsonb: 'unknown',
  'timestamp with time zone': 'Date',
}

function typeOf(column: CatalogueColumn): string {
  const base = column.type.replace(/\[\]$/, '').replace(/\(.*\)$/, '')
  const plain = base === 'numeric' ? 'Numeric' : plainTypes[base]
  if (plain === undefined) throw new Error(`no TypeScript type is known for ${column.type} of ${column.name}`)
  const element = column.type.endsWith('[]') ? `${plain}[]` : plain
  const nullable = column.notNull || element === 'unknown' ? element : `${element} | null`
  if (column.identity) return `GeneratedAlways<${nullable}>`
  return column.default === null ? nullable : `Generated<${nullable}>`
}

const pascal = (text: string): string =>
  text.replace(/(^|_)([a-z])/g, (_all, _bar, letter: string) => letter.toUpperCase())

/** Table types for Kysely, as TypeScript source. Exact decimals are read as text and may be written as either. */
export function tableTypes(tables: CatalogueTable[]): string {
  const interfaces = tables.map((table) => {
    const columns = table.columns.map((column) => `  ${column.name}: ${typeOf(column)}`)
    return `export interface ${pascal(table.schema)}${pascal(table.name)} {\n${columns.join('\n')}\n}`
  })
  const index = tables.map(
    (table) => `  '${table.schema}.${table.name}': ${pascal(table.schema)}${pascal(table.name)}`,
  )
  return [
    '// Generated from db/migrations by `npm run generate`. Never edit it.',
    "import type { ColumnType, Generated, GeneratedAlways } from 'kysely'",
    '',
    '/** An exact decimal: text when read, text or number when written. */',
    'export type Numeric = ColumnType<string, string | number, string | number>',
    '',
    interfaces.join('\n\n'),
    '',
    `export interface Tables {\n${index.join('\n')}\n}`,
    '',
  ].join('\n')
}
