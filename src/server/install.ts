import { sql } from 'kysely'
import { installTemplates } from '#modules/chains/index.ts'
import { type Context, inTransaction } from '#platform/context.ts'
import { type Db, jsonb } from '#platform/db/database.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { loadDemoCity } from '../demo/load-demo-city.ts'

/** Key of the note that says which invented city fills this database. */
const demoKey = 'demo.city'

/** Any two processes that start on the same empty server take turns on this key. */
const advisoryKey = 20_230_428

/** Objects the program itself appears with in threads. */
export const systemDescribers: Describers = {
  'system.actor': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: id === 'install' ? '系统安装' : '演示用户', href: null }])),
  'system.load': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: id === 'demo' ? '演示数据装载' : '产业链模板装载', href: null }])),
}

export async function hasDemoData(db: Db): Promise<boolean> {
  const row = await db.selectFrom('platform.note').select('key').where('key', '=', demoKey).executeTakeFirst()
  return row !== undefined
}

/**
 * Fills an empty database with the chain templates that come with the product and, if wanted, the demo city:
 * all of it or, when the process dies meanwhile, nothing.
 */
export async function installDefaults(
  base: Pick<Context, 'db' | 'clock' | 'log' | 'requestId'>,
  demo: boolean,
): Promise<void> {
  const ctx: Context = { ...base, actor: { id: 'install', name: '系统安装' } }
  if (await isInstalled(ctx.db)) return
  const started = performance.now()
  await inTransaction(ctx, async (tx) => {
    await takeTurn(tx.db)
    if (await isInstalled(tx.db)) return
    await installTemplates(tx)
    if (demo) {
      await loadDemoCity(tx)
      await note(tx, demoKey, { city: '滁州市', invented: true })
    }
    await note(tx, 'install', { demo })
  })
  ctx.log.info({ demo, ms: Math.round(performance.now() - started) }, 'empty database filled')
}

async function isInstalled(db: Db): Promise<boolean> {
  return (
    (await db.selectFrom('platform.note').select('key').where('key', '=', 'install').executeTakeFirst()) !==
    undefined
  )
}

async function takeTurn(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${advisoryKey})`.execute(db)
}

async function note(tx: Context, key: string, value: unknown): Promise<void> {
  await tx.db
    .insertInto('platform.note')
    .values({ key, value: jsonb(value), at: tx.clock.now() })
    .execute()
}
