import { inflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { matchRunJob, wordsJob } from '#modules/talent/jobs-declared.ts'
import { frozenOf, runPeople } from '#modules/talent/queries/match-run.ts'
import { linesOfBlock } from '#modules/talent/service/run/frozen-people.ts'
import type { Database } from '#platform/db/database.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

/** Years of experience alone count: as many as asked for are worth 800 of 1000, fewer in proportion. */
const onlyExperience = {
  node: 0,
  major: 0,
  skills: 0,
  experience: 1,
  education: 0,
  level: 0,
  salary: 0,
  placeMode: 0,
  text: 0,
}

onBothDemoCities('SYS7 match runs', (database) => {
  let section: TestApi
  let reader: TestApi
  let enterprise: TestApi
  const needs: Record<string, string> = {}
  const people: Record<string, string> = {}
  const nameOf = (ids: Record<string, string>, id: string) =>
    Object.entries(ids).find(([, one]) => one === id)![0]

  const asked = () => ({
    title: '试算',
    weights: onlyExperience,
    scope: { needIds: Object.values(needs) },
  })
  const run = async (more: object = {}) => {
    const started = await section.client.talent.startMatchRun({ ...asked(), ...more })
    if (started.status !== 'started') throw new Error(JSON.stringify(started))
    await (await section.jobs()).drain()
    return section.client.talent.getMatchRun({ id: started.id })
  }
  const pairs = async (id: string) => {
    const { items } = await section.client.talent.listRunPairs({ id })
    return items.map((one) => `${nameOf(needs, one.needId)}-${nameOf(people, one.profileId)}`).sort()
  }
  const storedBytes = async (id: string) => Buffer.from((await frozenOf(database().db, id))!)
  const frozen = async (id: string) => (await storedBytes(id)).toString('hex')

  beforeAll(async () => {
    const api = testApi(async () => database())
    section = api.as(await demoActor(database(), 'talent'))
    reader = api.as(await demoActor(database(), 'chain-office'))
    enterprise = api.as(await demoActor(database(), 'enterprise-user'))
    // Only the people of this test may be matched.
    await sql`update talent.profile set state = 'paused' where state = 'active'`.execute(database().db)
    // A asks for 10 years, B for 4, C for 20 and excludes whoever has fewer.
    for (const [name, years, must] of [
      ['A', 10, []],
      ['B', 4, []],
      ['C', 20, ['experience']],
    ] as const)
      needs[name] = await insertNeed(database(), name, years, [...must])
    for (const [name, years] of [
      ['P', 8],
      ['Q', 4],
      ['R', 1],
    ] as const)
      people[name] = await insertPerson(database(), name, years, true)
    people.noConsent = await insertPerson(database(), '无授权', 30, false)
  })

  it('the best match is found and proved; stable is another, by hand: A 640 + B 800 against B 888 + A 320', async () => {
    // P on A: 800 × 8/10 = 640, on B: 800 + 200 × 4/(4 + 5) = 888.8, in whole points 888. Q on A: 800 × 4/10 = 320, on B: 800.
    const best = await run()
    expect(await pairs(best.id)).toEqual(['A-P', 'B-Q'])
    expect(best).toMatchObject({
      state: 'done',
      summary: {
        needs: 3,
        people: 3,
        seats: 3,
        filled: 2,
        totalScore: 1_440_000,
        eligiblePairs: 6,
        certificate: { status: 'proven', bound: 0, greaterFill: 0 },
        // P and B would rather have each other.
        blockingPairs: 1,
        byTier: [{ tier: 1, seats: 3, filled: 2 }],
      },
    })
    const stable = await run({ method: 'stable' })
    expect(await pairs(stable.id)).toEqual(['A-Q', 'B-P'])
    expect(stable.summary).toMatchObject({
      totalScore: 1_208_000,
      blockingPairs: 0,
      best: { filled: 2, totalScore: 1_440_000 },
    })
    const near = await run({ method: 'nearStable', mostBlocking: 1 })
    expect(await pairs(near.id)).toEqual(['A-P', 'B-Q'])
  })

  it('checked anew from what is frozen it is the same to the byte, and so is a run whose worker died', async () => {
    const done = await run()
    expect(await section.client.talent.checkMatchRun({ id: done.id })).toEqual({
      inputSame: true,
      erased: 0,
      replay: 'solved',
      resultSame: true,
      certificate: { primal: 1_440_000, dual: 1_440_000, gap: 0, faults: 0 },
    })
    const before = await frozen(done.id)
    // Nothing is seen of a run before all of it is written.
    for (const table of ['run_pair', 'run_need', 'run_people'])
      await sql`delete from ${sql.table(`talent.${table}`)} where run_id = ${done.id}`.execute(database().db)
    await sql`update talent.match_run set state = 'running', summary = null, frozen = null where id = ${done.id}`.execute(
      database().db,
    )
    const jobs = await section.jobs()
    await jobs.enqueue({ db: database().db }, matchRunJob, { runId: done.id })
    await jobs.drain()
    expect(await frozen(done.id)).toBe(before)
    expect(await pairs(done.id)).toEqual(['A-P', 'B-Q'])
    // The job of a run that is done does nothing.
    await jobs.enqueue({ db: database().db }, matchRunJob, { runId: done.id })
    await jobs.drain()
    expect(await pairs(done.id)).toEqual(['A-P', 'B-Q'])
    const again = await run()
    expect(again.inputHash).toBe(done.inputHash)
    expect(again.summary?.resultHash).toBe(done.summary?.resultHash)
  })

  it('a pin holds, a pair ruled out does not come up, and the rest is the best beside them', async () => {
    const pair = (need: string, person: string) => ({ needId: needs[need]!, profileId: people[person]! })
    const pinned = await run({ pins: { forced: [pair('B', 'P')] } })
    expect(await pairs(pinned.id)).toEqual(['A-Q', 'B-P'])
    expect(pinned.summary).toMatchObject({ pinned: 1, totalScore: 1_208_000 })
    const without = await run({ pins: { ruledOut: [pair('A', 'P'), pair('B', 'P')] } })
    expect(await pairs(without.id)).toEqual(['A-R', 'B-Q'])
    const why = await section.client.talent.whyPair({ id: without.id, ...pair('A', 'P') })
    expect(why).toMatchObject({ isMatched: false, eligible: false, fails: ['blocked'], score: 640_000 })
  })

  it('pins that cannot be kept are named before anything runs', async () => {
    const pair = (need: string, person: string) => ({ needId: needs[need]!, profileId: people[person]! })
    const answer = await section.client.talent.startMatchRun({
      ...asked(),
      pins: {
        forced: [pair('A', 'P'), pair('A', 'Q'), pair('C', 'R'), pair('B', 'noConsent')],
        ruledOut: [pair('A', 'P')],
      },
    })
    if (answer.status !== 'infeasible') throw new Error(answer.status)
    expect(answer.conflicts.map(({ rule }) => rule).sort()).toEqual([
      'needCapacity',
      'notEligible',
      'personNotInRun',
      'pinnedAndRuledOut',
    ])
    expect(answer.conflicts.find(({ rule }) => rule === 'needCapacity')).toMatchObject({
      capacity: 1,
      pinned: 2,
    })
    expect(answer.conflicts.find(({ rule }) => rule === 'notEligible')?.fails).toEqual(['experience'])
  })

  it('a run that follows keeps what equally good results allow', async () => {
    // T is Q's equal: who was there before stays.
    people.T = await insertPerson(database(), 'T', 4, true)
    const first = await run({ pins: { ruledOut: [{ needId: needs.B!, profileId: people.Q! }] } })
    expect(await pairs(first.id)).toEqual(['A-P', 'B-T'])
    const next = await run({ previousId: first.id })
    expect(await pairs(next.id)).toEqual(['A-P', 'B-T'])
    expect(next.summary?.kept).toEqual({ kept: 2, of: 2 })
    expect(next.previous?.id).toBe(first.id)
    await sql`update talent.profile set state = 'paused' where id = ${people.T}`.execute(database().db)
  })

  it('says why: parts that add up, who comes next, which rule binds and what would change it', async () => {
    const { id } = await run()
    const why = await section.client.talent.whyPair({ id, needId: needs.A!, profileId: people.P! })
    expect(why.parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(why.score)
    expect(why.parts.find(({ part }) => part === 'experience')).toMatchObject({
      worth: 640,
      share: 1000,
      evidence: [{ asked: '10', held: '8' }],
    })
    expect(why.nextForPerson).toMatchObject({ needId: needs.B, score: 888_000 })
    // The talent section may know who it is.
    expect(why.personName).toBe('P')
    const unfilled = await section.client.talent.listUnfilledNeeds({ id })
    expect(unfilled.items).toMatchObject([
      {
        needId: needs.C,
        reason: 'noCandidate',
        exclusions: [{ rule: 'experience', failed: 3, failedAlone: 3 }],
      },
    ])
    const unmatched = await section.client.talent.listUnmatchedPeople({ id })
    // R on A lets P go to B: 80 + 888 = 968 against 640 + 800 = 1440, so 472 more would do.
    expect(unmatched.items).toMatchObject([
      { profileId: people.R, reason: 'outbid', closest: { score: 80_000, raise: 472_000 } },
    ])
  })

  it('lists the candidates of a need before any run, and whom each rule keeps out', async () => {
    const found = await section.client.talent.listCandidates({ id: needs.A! })
    expect(found.candidates.map(({ profileId }) => nameOf(people, profileId))).toContain('P')
    expect(found).toMatchObject({ people: 3, eligible: 3 })
    const none = await section.client.talent.listCandidates({ id: needs.C! })
    expect(none).toMatchObject({
      eligible: 0,
      exclusions: [{ rule: 'experience', failed: 3, failedAlone: 3 }],
    })
  })

  it('quotas hold and their price is told; those that collide are named', async () => {
    const within = await run({ method: 'spread', quotas: { county: { least: null, most: 1 } } })
    expect(within.summary?.certificate).toMatchObject({ status: 'withinQuotas', bound: 0 })
    // One pair alone is P on B, 888. With a place more, really given, A-P and B-Q reach 640 + 800: a seat and 552 more.
    const wider = await run({ method: 'spread', quotas: { county: { least: null, most: 2 } } })
    const [before, after] = [within.summary!, wider.summary!]
    expect([before.totalScore, after.totalScore]).toEqual([888_000, 1_440_000])
    expect(before.quotaPrices).toMatchObject([
      {
        kind: 'county',
        bound: 'most',
        quota: 1,
        isExact: true,
        tiers: [{ tier: 1, seats: after.filled - before.filled }],
        score: after.totalScore - before.totalScore,
      },
    ])
    expect(before.quotaPrices[0]?.name).toMatch(/[县区市]$/)
    expect(after.quotaPrices).toEqual([])
    const impossible = await run({ method: 'spread', quotas: { county: { least: 9, most: null } } })
    expect(impossible).toMatchObject({ state: 'failed', failure: 'infeasible' })
    expect(impossible.summary?.collision.map(({ rule }) => rule)).toContain('need.least')
  })

  it('a nearly stable match that the clock ended is checked as it stands; one that is not sound is found out', async () => {
    const near = await run({ method: 'nearStable', mostBlocking: 1 })
    expect(await section.client.talent.checkMatchRun({ id: near.id })).toMatchObject({
      replay: 'solved',
      resultSame: true,
    })
    const { db } = database()
    await sql`update talent.match_run set summary = jsonb_set(summary, '{certificate,status}', '"limit"')
      where id = ${near.id}`.execute(db)
    const check = () => section.client.talent.checkMatchRun({ id: near.id })
    expect(await check()).toMatchObject({ replay: 'asData', inputSame: true, resultSame: true })
    await sql`update talent.match_run set summary = jsonb_set(summary, '{totalScore}', '1')
      where id = ${near.id}`.execute(db)
    expect(await check()).toMatchObject({ replay: 'asData', resultSame: false })
  })

  it('words of texts are kept, cut anew when a text changes, and no run needs them twice', async () => {
    const { db } = database()
    const kept = async () =>
      (
        await sql<{
          words: string
        }>`select words from talent.profile_words where profile_id = ${people.P}`.execute(db)
      ).rows.map(({ words }) => words)
    await sql`update talent.profile set summary = '光伏组件焊接工艺' where id = ${people.P}`.execute(db)
    const first = await run()
    const [words = ''] = await kept()
    expect(words.split(' ')).toContain('焊接')
    // The run that finds them kept is the same run.
    expect((await run()).inputHash).toBe(first.inputHash)
    await sql`update talent.profile set summary = '激光检测' where id = ${people.P}`.execute(db)
    const jobs = await section.jobs()
    await jobs.enqueue({ db }, wordsJob, {})
    await jobs.drain()
    expect((await kept())[0]).toContain('检测')
    await sql`update talent.profile set summary = null where id = ${people.P}`.execute(db)
  })

  it('a run that is cancelled ends so, with no result', async () => {
    const started = await section.client.talent.startMatchRun(asked())
    if (started.status !== 'started') throw new Error(started.status)
    const waiting = await section.client.talent.getMatchRun({ id: started.id })
    expect(waiting.state).toBe('queued')
    const cancelled = await section.client.talent.cancelMatchRun({ id: started.id })
    expect(cancelled.state).toBe('cancelled')
    await (await section.jobs()).drain()
    expect((await section.client.talent.getMatchRun({ id: started.id })).state).toBe('cancelled')
    expect(await refusal(section.client.talent.listRunPairs({ id: started.id }))).toMatchObject({
      reason: 'talent.match.notDone',
    })
  })

  it('chosen pairs are suggested once; while that goes on they do not come up again', async () => {
    const { id } = await run()
    const chosen = [{ needId: needs.A!, profileId: people.P! }]
    expect(await section.client.talent.shortlistPairs({ id, pairs: chosen })).toEqual({
      suggested: 1,
      already: 0,
    })
    expect(await section.client.talent.shortlistPairs({ id, pairs: chosen })).toEqual({
      suggested: 0,
      already: 1,
    })
    const next = await run()
    expect(await pairs(next.id)).not.toContain('A-P')
    await sql`update talent.engagement set ended = true, refused_by = 'person', refusal = 'other'`.execute(
      database().db,
    )
    const after = await run()
    expect(await pairs(after.id)).not.toContain('A-P')
    await sql`delete from talent.engagement`.execute(database().db)
  })

  it('a school is named as long as somebody of the run who went there is not erased', async () => {
    const { db } = database()
    people.S = await insertPerson(database(), 'S', 3, true)
    people.T = await insertPerson(database(), 'T', 3, true)
    const school = (name: string, ids: string[]) =>
      sql`update talent.profile set school = ${name}, summary = '长于配方' where id = any(${ids}::uuid[])`.execute(
        db,
      )
    await school('皖东电力学院', [people.P!, people.Q!, people.R!])
    await school('琅琊工业学校', [people.S!, people.T!])
    // Nobody may come from any school: what each of them would bring stands as its price.
    const { id } = await run({ method: 'spread', quotas: { school: { least: null, most: 0 } } })
    const schools = async () =>
      (await section.client.talent.getMatchRun({ id })).summary!.quotaPrices.map(({ name }) => name)
    expect(new Set(await schools())).toEqual(new Set(['琅琊工业学校', '皖东电力学院']))
    const erase = (profileId: string) =>
      section.client.talent.withdrawConsent({ id: profileId, lockVersion: 1, reason: '本人撤回' })
    await erase(people.S!)
    expect(await schools()).toContain('琅琊工业学校')
    await erase(people.T!)
    expect(new Set(await schools())).toEqual(new Set(['皖东电力学院', null]))
    const blocks = await runPeople(db, id)
    const stored = blocks.flatMap(linesOfBlock).join() + inflateSync(await storedBytes(id)).toString()
    expect(stored).not.toContain('琅琊工业学校')
    expect(stored).toContain('皖东电力学院')
    const { rows } = await sql`select from talent.profile_words where profile_id = ${people.S}`.execute(db)
    expect(rows).toEqual([])
    expect(await section.client.talent.checkMatchRun({ id })).toMatchObject({
      inputSame: true,
      erased: 2,
      resultSame: true,
    })
  })

  it('a chain office reads runs of its chains and starts none; an enterprise sees nothing', async () => {
    const { id } = await run()
    expect(await refusal(reader.client.talent.startMatchRun(asked()))).toMatchObject({ status: 403 })
    expect((await reader.client.talent.listMatchRuns({})).items.map((one) => one.id)).toContain(id)
    expect(await refusal(reader.client.talent.exportRunPairs({ id }))).toMatchObject({ status: 403 })
    expect(await refusal(enterprise.client.talent.listMatchRuns({}))).toMatchObject({ status: 403 })
    expect(await refusal(enterprise.client.talent.getMatchRun({ id }))).toMatchObject({ status: 403 })
    await sql`update talent.match_run set settings = jsonb_set(settings, '{chainCodes}', '["no-such"]') where id = ${id}`.execute(
      database().db,
    )
    expect(await refusal(reader.client.talent.getMatchRun({ id }))).toMatchObject({
      reason: 'talent.match.unknown',
    })
    expect((await reader.client.talent.listMatchRuns({})).items.map((one) => one.id)).not.toContain(id)
  })
})

async function insertNeed(database: Database, title: string, years: number, must: string[]): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into talent.need (kind, title, enterprise_id, chain_id, headcount, urgency, tier, post_kind, talent_group,
      education, experience_years, must, state, source, as_of_on, created_by, created_by_name, created_at, updated_at)
    select 'post', ${title}, (select id from directory.enterprise order by uscc limit 1), c.id, 1, 3, 1, 'technical',
      'young', '90', ${years}, ${must}::text[], 'open', 'test', '2026-01-01', 'test', 'test', now(), now()
    from chains.chain c where c.code = 'pv' returning id`.execute(database.db)
  return rows[0]!.id
}

async function insertPerson(
  database: Database,
  name: string,
  years: number,
  consents: boolean,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into talent.profile (name, experience_years, state, source, as_of_on, created_by, created_by_name, created_at,
      updated_at) values (${name}, ${years}, 'active', 'test', '2026-01-01', 'test', 'test', now(), now())
    returning id`.execute(database.db)
  const { id } = rows[0]!
  if (consents)
    await sql`insert into talent.consent (profile_id, purpose, wording, given_on, until_on, given_by, recorded_by,
      recorded_by_name, recorded_at) values (${id}, 'matching', 'v1', '2020-01-01', '2099-01-01', 'paper', 'test', 'test',
      now())`.execute(database.db)
  return id
}
