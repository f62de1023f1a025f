import { sql } from 'kysely'
import { seededRandom } from '#core/random/seeded-random.ts'
import { usccCheckDigit } from '#core/text/uscc.ts'
import { directoryDescribers, directoryGuards, directorySearchKinds } from '#modules/directory/index.ts'
import { systemClock } from '#platform/clock.ts'
import { type Actor, type Context, operator } from '#platform/context.ts'
import { type Database, openInMemory, openServer } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { contains } from '#platform/db/paging.ts'
import { startTestServer } from '#platform/db/testing/postgres-server.ts'
import { createLog } from '#platform/log.ts'
import type { Reach } from '#platform/rights/reach.ts'
import { findObjects } from '#platform/search/find.ts'
import { rebuildSearch } from '#platform/search/install.ts'
import { type Benchmark, median, type Work } from './benchmark.ts'

/** What a search may take, by the requirement. */
const targetMs = 50
/** Searches of each sort in one run. */
const searches = 24
const hits = 6
const ownOrg = '00000000-0000-4000-8000-0000000000aa'

const counties = [
  ['341102', '琅琊区', '琅琊'],
  ['341103', '南谯区', '南谯'],
  ['341122', '来安县', '来安'],
  ['341124', '全椒县', '全椒'],
  ['341125', '定远县', '定远'],
  ['341126', '凤阳县', '凤阳'],
  ['341181', '天长市', '天长'],
  ['341182', '明光市', '明光'],
] as const
const first = [...'华中新金天安盛恒嘉瑞东宏永鑫信泰和兴科创智远博宇明光联亿通达润康']
const second = [...'源丰达昌隆泰元成利和盛业茂荣辉升耀凯乐行远航翔腾飞旭阳晨曦川海']
const trades =
  '光伏 新材料 电子科技 智能装备 半导体 新能源 汽车零部件 医疗器械 食品 农业 化工 玻璃 仪表 电缆 家电 物流 包装 机械制造'.split(
    ' ',
  )

interface Firm {
  id: string
  name: string
  former: string[]
  uscc: string
  region: string
}

/** Invented firms; nine in ten begin with the city, all end as firms do, so that some words are in nearly every name. */
function firms(size: number): Firm[] {
  const random = seededRandom('search')
  return Array.from({ length: size }, (_, index) => {
    const [region, , county] = random.pick(counties)
    const brand = () =>
      `${random.pick(first)}${random.pick(second)}${random.chance(0.5) ? random.pick(second) : ''}`
    const nameOf = (own: string) =>
      `${random.chance(0.9) ? '滁州' : county}市${own}${random.pick(trades)}${random.chance(0.1) ? '股份' : ''}有限公司`
    const body = `91${region}MC${String(index).padStart(7, '0')}`
    return {
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      name: nameOf(`${brand()}${index % 10 === 0 ? '' : random.pick(first)}`),
      former: random.chance(0.1) ? [nameOf(brand())] : [],
      uscc: body + usccCheckDigit(body),
      region,
    }
  })
}

async function fill({ db }: Database, list: readonly Firm[]): Promise<void> {
  await sql`insert into directory.region (code, name, kind, position) values ('341100', '滁州市', 'city', 0)`.execute(
    db,
  )
  for (const [position, [code, name]] of counties.entries())
    await sql`insert into directory.region (code, name, parent_code, kind, position)
      values (${code}, ${name}, '341100', 'county', ${position + 1})`.execute(db)
  for (let start = 0; start < list.length; start += 5000)
    await sql`insert into directory.enterprise (id, uscc, name, former_names, region_code, above_scale, source, as_of_on,
        created_at, updated_at)
      select r.id, r.uscc, r.name, r.former, r.region, false, '虚构', '2026-01-01', now(), now()
      from jsonb_to_recordset(${JSON.stringify(list.slice(start, start + 5000))}::jsonb)
        as r(id uuid, name text, former text[], uscc text, region text)`.execute(db)
  await sql`insert into directory.organisation (id, code, name, kind, region_code, enterprise_id)
    values (${ownOrg}, 'own', '一家企业', 'enterprise', '341126', ${list[0]!.id})`.execute(db)
}

const nobody: Reach = {
  everywhere: false,
  orgIds: new Set(),
  chainCodes: new Set(),
  regionCodes: new Set(),
  accountIds: new Set(),
}
const reader = (part: Partial<Reach>): Actor => ({
  ...operator,
  rights: new Map([['directory.enterprise.read', { ...nobody, ...part }]]),
})
const city = reader({ everywhere: true })
const county = reader({ regionCodes: new Set(['341126']) })
const firm = reader({ orgIds: new Set([ownOrg]) })

/** Sorts of searches: what is typed, drawn for each, and by whom. */
const sorts: Readonly<Record<string, { actor: Actor; words: readonly string[] }>> = (() => {
  const random = seededRandom('queries')
  const draw = (make: () => string) => Array.from({ length: searches }, make)
  const two = () => `${random.pick(first)}${random.pick(second)}`
  const rare = draw(two)
  const common = draw(() => random.pick(['有限', '公司', '滁州', '限公', '州市', '科技', '光伏']))
  return {
    'two characters': { actor: city, words: rare },
    'four characters': { actor: city, words: draw(() => `${two()}${random.pick(trades).slice(0, 2)}`) },
    'words nearly all have': { actor: city, words: common },
    'two words': { actor: city, words: draw(() => `${random.pick(counties)[2]} ${random.pick(trades)}`) },
    'full pinyin': {
      actor: city,
      words: draw(() =>
        random.pick([
          'guangfu',
          'chuzhou',
          'youxiangongsi',
          'tianchang',
          'dianzikeji',
          'banduoti',
          'huayuan',
          'leye',
        ]),
      ),
    },
    initials: {
      actor: city,
      words: draw(() =>
        random.pick(['gs', 'yxgs', 'czs', 'gfyx', 'bdt', 'qclbj', 'tcs', 'hyxcl', 'xx', 'zzzz']),
      ),
    },
    mixed: {
      actor: city,
      words: draw(() => random.pick(['滁州hy', '天chang', 'guangfu有限', '华y光伏', 'czs光伏'])),
    },
    code: {
      actor: city,
      words: draw(() => random.pick(['91', '9134', '91341126MC', '91341181MC00123', 'MC', '341126'])),
    },
    'nothing there': {
      actor: city,
      words: draw(() => random.pick(['龘龘', '滁州龘', 'chuzhoulongdalong', 'qxzvw', 'gsyx'])),
    },
    'in a county': { actor: county, words: [...rare.slice(searches / 2), ...common.slice(searches / 2)] },
    'by one firm': { actor: firm, words: [...rare.slice(searches / 2), ...common.slice(searches / 2)] },
  }
})()

const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
const rounded = (ms: number): number => Math.round(ms * 10) / 10

type Search = (ctx: Context, words: string) => Promise<number>

/** Runs every search and gives the times of each sort. */
async function runAll(db: Database['db'], search: Search, only: readonly string[] | null) {
  const log = createLog('silent')
  const timed: { sort: string; times: number[]; found: number }[] = []
  for (const [sort, { actor, words }] of Object.entries(sorts)) {
    if (only !== null && !only.includes(sort)) continue
    const ctx: Context = {
      actor,
      clock: systemClock,
      log,
      requestId: 'bench',
      ip: null,
      db,
      jobs: { enqueue: () => Promise.reject(new Error('no jobs')) },
      pending: null,
    }
    const times: number[] = []
    let found = 0
    for (const word of words) {
      const started = performance.now()
      found += await search(ctx, word)
      times.push(performance.now() - started)
    }
    timed.push({ sort, times, found })
  }
  return timed
}

const kinds = { 'directory.enterprise': directorySearchKinds['directory.enterprise']! }

const byIndex: Search = async (ctx, query) => {
  const answer = await findObjects(
    ctx,
    { kinds, guards: directoryGuards, describers: directoryDescribers },
    { query, limit: hits },
  )
  return answer.groups.reduce((sum, group) => sum + group.hits.length, 0)
}

/** What a register without an index does: looks through all names, in the same order. */
const byIlike: Search = async ({ db }, words) => {
  const { rows } = await sql`select e.id, e.name from directory.enterprise e
    where ${contains(sql.ref('e.name'), words)} or ${contains(sql`array_to_string(e.former_names, ' ')`, words)}
    order by e.name not like ${`${words}%`}, length(e.name), e.name limit ${hits}`.execute(db)
  return rows.length
}
/** The sorts that such a register can answer at all. */
const ilikeSorts = ['two characters', 'four characters', 'words nearly all have']

async function opened(where: 'server' | 'embedded'): Promise<{ database: Database; close(): Promise<void> }> {
  if (where === 'embedded') {
    const database = await openInMemory()
    return { database, close: () => database.close() }
  }
  const server = await startTestServer()
  const database = await openServer(server.url)
  return {
    database,
    async close() {
      await database.close()
      await server.stop()
    },
  }
}

/** Medians of the other way, milliseconds by sort, beside ours on the same data. */
async function medianOf(db: Database['db'], search: Search): Promise<Map<string, number>> {
  const timed = await runAll(db, search, ilikeSorts)
  return new Map(timed.map(({ sort, times }) => [sort, median(times)]))
}

function searching(where: 'server' | 'embedded') {
  return async (size: number): Promise<Work> => {
    const { database, close } = await opened(where)
    await migrate(database)
    await fill(database, firms(size))
    const started = performance.now()
    await rebuildSearch(database.db, kinds)
    const indexSeconds = Math.round((performance.now() - started) / 100) / 10
    await sql`analyze`.execute(database.db)
    const { rows } = await sql<{ mb: number }>`
      select (pg_total_relation_size('platform.search_name') / 1048576)::float8 as mb`.execute(database.db)
    const ilike = await medianOf(database.db, byIlike)
    const work = async () => {
      const timed = await runAll(database.db, byIndex, null)
      const figures = timed.map(({ sort, times, found }): [string, string] => {
        const peer = ilike.get(sort)
        const compared =
          peer === undefined
            ? ''
            : `; ILIKE median ${rounded(peer)} ms, ${rounded(peer / median(times))} times ours`
        return [
          sort,
          `median ${rounded(median(times))} ms, p95 ${rounded(percentile(times, 0.95))} ms, max ${rounded(Math.max(...times))} ms, ${found} hits${compared}`,
        ]
      })
      const all = timed.flatMap(({ times }) => times)
      return {
        figures: {
          ...Object.fromEntries(figures),
          [`searches over ${targetMs} ms`]: `${all.filter((ms) => ms > targetMs).length} of ${all.length}`,
          indexSeconds,
          indexMb: Math.round(rows[0]?.mb ?? 0),
        },
      }
    }
    return Object.assign(work, { close })
  }
}

export const benchmark: Benchmark = {
  name: 'search',
  title: `Search among up to 100,000 enterprises, ${searches} searches of each sort (target: ${targetMs} ms each)`,
  runs: 2,
  warmups: 1,
  ours: {
    name: 'search on PostgreSQL',
    note: 'ILIKE looks through names and former names on the same data, in the same order: Chinese words only, the whole city, nothing by pinyin',
    sizes: [10_000, 100_000],
    prepare: searching('server'),
  },
  peers: [
    {
      name: 'search on the embedded database',
      note: 'the same search where the database runs in the same thread',
      sizes: [10_000],
      prepare: searching('embedded'),
    },
  ],
}
