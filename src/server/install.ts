import { sql } from 'kysely'
import { accountNames, installRoles } from '#modules/access/index.ts'
import { installTemplates } from '#modules/chains/index.ts'
import { installDuplicateFiles } from '#modules/directory/index.ts'
import { installMajors, installSkills } from '#modules/talent/index.ts'
import { installTopics } from '#modules/training/index.ts'
import { type Context, systemActor } from '#platform/context.ts'
import { type Db, jsonb } from '#platform/db/database.ts'
import { fillNameOrders } from '#platform/name-order/fill.ts'
import type { Guard, Guards } from '#platform/rights/rights.ts'
import { installSearch } from '#platform/search/install.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { loadDemoCity } from '../demo/load-demo-city.ts'
import { chainParties } from './chain-parties.ts'
import { logins } from './logins.ts'
import { namedTables } from './name-orders.ts'
import { searchKinds } from './search.ts'

/** Key of the note that says which invented city fills this database. */
const demoKey = 'demo.city'

/** Any two processes that start on the same empty server take turns on this key. */
const advisoryKey = 20_230_428

const programNames = new Map([
  ['install', '系统安装'],
  ['operator', '本机运维'],
  ['demo', '演示经办人'],
])

/** A program's name: jobs and rules go by `job:NAME` and `rule:NAME`. */
const programName = (id: string): string | undefined =>
  id.startsWith('job:') ? '系统任务' : id.startsWith('rule:') ? '系统规则' : programNames.get(id)
const loadNames = new Map([
  ['demo', '演示数据装载'],
  ['roles', '角色装载'],
  ['templates', '产业链模板装载'],
  ['topics', '培训主题装载'],
  ['skills', '技能词表装载'],
  ['majors', '专业目录装载'],
])

/** Objects the program itself appears with in threads. */
export const systemDescribers: Describers = {
  'system.actor': async (db, ids) => {
    const accounts = await accountNames(db, ids)
    return new Map(
      ids.map((id) => [id, { title: accounts.get(id)?.name ?? programName(id) ?? id, href: null }]),
    )
  },
  'system.load': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: loadNames.get(id) ?? id, href: null }])),
}

/** Whoever is logged in may see where something was loaded from and who brought it. */
const signedIn: Guard = async (ctx, ids) => new Set(ctx.actor.id === 'anonymous' ? [] : ids)

export const systemGuards: Guards = { 'system.actor': signedIn, 'system.load': signedIn }

export async function hasDemoData(db: Db): Promise<boolean> {
  const row = await db.selectFrom('platform.note').select('key').where('key', '=', demoKey).executeTakeFirst()
  return row !== undefined
}

/**
 * Fills an empty database with the chain templates, subjects of training, skills and majors of the product and, if wanted, the demo city:
 * all of it or, when the process dies meanwhile, nothing. Roles, the order of names and the search index are brought up to
 * date at every start.
 */
export async function installDefaults(
  base: Pick<Context, 'db' | 'jobs' | 'clock' | 'log' | 'requestId'>,
  demo: boolean,
): Promise<void> {
  await fillEmpty(base, demo)
  const named = await fillNameOrders(base.db, namedTables, base.clock.now())
  if (named > 0) base.log.info({ named }, 'names put in order')
  const started = performance.now()
  const indexed = await installSearch(base.db, searchKinds, base.clock.now())
  if (indexed !== null)
    base.log.info({ indexed, ms: Math.round(performance.now() - started) }, 'search index built')
  await installDuplicateFiles({ ...base, actor: installer, ip: null, pending: null })
}

const installer = systemActor('install', '系统安装')

async function fillEmpty(
  base: Pick<Context, 'db' | 'jobs' | 'clock' | 'log' | 'requestId'>,
  demo: boolean,
): Promise<void> {
  const ctx: Context = { ...base, actor: installer, ip: null, pending: null }
  if (await isInstalled(ctx.db)) {
    await inTransaction(ctx, async (tx) => {
      await takeTurn(tx.db)
      await installRoles(tx)
      await installTopics(tx)
      await installSkills(tx)
      await installMajors(tx)
    })
    return
  }
  const started = performance.now()
  await inTransaction(ctx, async (tx) => {
    await takeTurn(tx.db)
    if (await isInstalled(tx.db)) return
    await installRoles(tx)
    await installTemplates(tx)
    await installTopics(tx)
    await installSkills(tx)
    await installMajors(tx)
    if (demo) {
      await loadDemoCity(tx, { logins, chainParties })
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
