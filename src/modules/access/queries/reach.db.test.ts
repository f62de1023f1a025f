import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Db } from '#platform/db/database.ts'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import { type Permission, scopeKinds } from '#platform/rights/permission.ts'
import { type Belonging, covers, reachOf } from '#platform/rights/reach.ts'
import { mayInWorld, type TestWorld } from '../testing/slow-judge.ts'
import { accountsWith } from './accounts-with.ts'
import { loadActor, logInBar } from './actor.ts'

const today = '2023-06-15'
const permissions: Permission[] = ['test.thing.read', 'test.thing.edit', 'test.other.read']
const chainCodes = ['pv', 'food', 'auto']

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const regionCode = (number: number): string => String(340000 + number)

/** A forest: each node hangs below an earlier one or stands at the top. */
const forest = (size: number, name: (index: number) => string) =>
  fc
    .tuple(...Array.from({ length: size }, (_, index) => fc.integer({ min: -1, max: index - 1 })))
    .map(
      (parents) =>
        new Map(
          parents.map((parent, index): [string, string | null] => [
            name(index),
            parent < 0 ? null : name(parent),
          ]),
        ),
    )

const orgId = fc.option(fc.integer({ min: 0, max: 7 }).map(uuid))
const day = fc.constantFrom('2023-01-01', '2023-06-14', today, '2023-06-16', '2023-12-31')

const world: fc.Arbitrary<TestWorld> = fc.record({
  orgs: forest(8, uuid),
  regions: forest(6, regionCode),
  accounts: fc.tuple(
    ...[0, 1, 2, 3].map((index) =>
      fc.record({
        id: fc.constant(`account-${index}`),
        state: fc.constantFrom('active', 'active', 'active', 'pending', 'disabled'),
        orgId,
        leftOn: fc.option(day, { freq: 2 }),
      }),
    ),
  ),
  roles: fc.tuple(
    ...['alpha', 'beta', 'gamma'].map((code) =>
      fc.record({
        code: fc.constant(code),
        needsChains: fc.boolean(),
        gives: fc.uniqueArray(
          fc.record({ permission: fc.constantFrom(...permissions), scope: fc.constantFrom(...scopeKinds) }),
          { maxLength: 5, selector: ({ permission, scope }) => `${permission} ${scope}` },
        ),
      }),
    ),
  ),
  grants: fc.array(
    fc
      .record({
        accountId: fc.integer({ min: 0, max: 3 }).map((index) => `account-${index}`),
        roleCode: fc.constantFrom('alpha', 'beta', 'gamma'),
        orgId,
        chainCodes: fc.subarray(chainCodes),
        regionCode: fc.option(fc.integer({ min: 0, max: 5 }).map(regionCode)),
        sinceOn: day,
        untilOn: fc.option(day),
        ended: fc.constantFrom(false, false, true),
        held: fc.constantFrom(null, null, 'moved' as const, 'left' as const),
      })
      .filter(({ sinceOn, untilOn }) => untilOn === null || untilOn >= sinceOn),
    { maxLength: 10 },
  ),
})

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(fc.array(fc.option(value), { maxLength: 3 }))
const object: fc.Arbitrary<Belonging> = fc
  .record({
    orgIds: maybe(fc.integer({ min: 0, max: 7 }).map(uuid)),
    chainCodes: maybe(fc.constantFrom(...chainCodes)),
    regionCodes: maybe(fc.integer({ min: 0, max: 5 }).map(regionCode)),
    accountIds: maybe(fc.integer({ min: 0, max: 3 }).map((index) => `account-${index}`)),
  })
  .map(
    (parts) => Object.fromEntries(Object.entries(parts).filter(([, values]) => values !== null)) as Belonging,
  )

async function build(db: Db, drawn: TestWorld): Promise<void> {
  for (const [code, parent] of drawn.regions)
    await sql`insert into directory.region (code, name, kind, parent_code, position)
      values (${code}, ${`地区${code}`}, 'county', ${parent}, 1)`.execute(db)
  const anyRegion = [...drawn.regions.keys()][0]!
  for (const [id, parent] of drawn.orgs)
    await sql`insert into directory.organisation (id, code, name, kind, region_code, parent_id)
      values (${id}, ${id}, ${`单位${id}`}, 'bureau', ${anyRegion}, ${parent})`.execute(db)
  for (const [index, role] of drawn.roles.entries()) {
    await sql`insert into access.role (code, name, name_en, description, description_en, kind, position, needs)
      values (${role.code}, ${role.code}, ${role.code}, '', '', 'official', ${index}, ${role.needsChains ? ['chains'] : []})`.execute(
      db,
    )
    for (const { permission, scope } of role.gives)
      await sql`insert into access.role_permission values (${role.code}, ${permission}, ${scope})`.execute(db)
  }
  for (const [index, { id, state, orgId: own, leftOn }] of drawn.accounts.entries()) {
    const personId = uuid(900 + index)
    await sql`insert into directory.person (id, name, org_id, left_on, created_at, updated_at)
      values (${personId}, ${id}, ${uuid(0)}, ${leftOn}, now(), now())`.execute(db)
    await sql`insert into access.account (id, username, name, person_id, org_id, state, created_at, created_by,
      approved_at)
      values (${id}, ${id}, ${id}, ${personId}, ${own}, ${state}, now(), 'test', now())`.execute(db)
  }
  for (const grant of drawn.grants)
    await sql`insert into access.role_grant (account_id, role_code, org_id, chain_codes, region_code, since_on,
      until_on, reason, granted_at, granted_by, granted_by_name, ended_at, ended_reason, held_at,
      held_because)
      values (${grant.accountId}, ${grant.roleCode}, ${grant.orgId}, ${grant.chainCodes}, ${grant.regionCode},
      ${grant.sinceOn}, ${grant.untilOn}, '测试', now(), 'test', '测试',
      ${grant.ended ? sql`now()` : null}, ${grant.ended ? '测试' : null},
      ${grant.held === null ? null : sql`now()`}, ${grant.held})`.execute(db)
}

const rollback = new Error('rolled back on purpose')

onBothDatabases('reach of grants', (database) => {
  it('an actor covers exactly what a slow judge says, and the accounts of an object are the same turned round', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.array(object, { minLength: 1, maxLength: 6 }), async (drawn, objects) => {
        const work = database()
          .db.transaction()
          .execute(async (db) => {
            await build(db, drawn)
            const actors = new Map(
              await Promise.all(
                drawn.accounts.map(async ({ id }) => [id, await loadActor(db, id, today)] as const),
              ),
            )
            for (const { id, state, leftOn } of drawn.accounts) {
              const left = leftOn !== null && leftOn <= today
              expect(actors.get(id) === null).toBe(state !== 'active' || left)
              expect(await logInBar(db, id, today)).toBe(
                state !== 'active' ? 'notActive' : left ? 'left' : null,
              )
            }
            for (const permission of permissions) {
              for (const each of objects) {
                const judged = drawn.accounts
                  .filter(({ id }) => mayInWorld(drawn, id, permission, each, today))
                  .map(({ id }) => id)
                const covered = [...actors]
                  .filter(([, actor]) => {
                    const reach = actor === null ? null : reachOf(actor.rights, permission)
                    return reach !== null && covers(reach, each)
                  })
                  .map(([id]) => id)
                expect(covered.sort(), 'loadActor').toEqual(judged.sort())
                const addressed = (await accountsWith(db, permission, each, today)).map(({ id }) => id)
                expect(addressed, 'accountsWith').toEqual(judged)
              }
            }
            throw rollback
          })
        await work.catch((error: unknown) => {
          if (error !== rollback) throw error
        })
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  it('nobody is loaded for an id that no account has', async () => {
    expect(await loadActor(database().db, 'nobody', today)).toBeNull()
    expect(await logInBar(database().db, 'nobody', today)).toBe('notActive')
  })

  it('an account without organisation of its own acts for that of its person', async () => {
    const { db } = database()
    await sql`insert into directory.region (code, name, kind, position) values ('341100', '滁州市', 'city', 1)`.execute(
      db,
    )
    await sql`insert into directory.organisation (id, code, name, kind, region_code)
      values (${uuid(50)}, 'bureau', '某局', 'bureau', '341100')`.execute(db)
    await sql`insert into directory.person (id, name, org_id, created_at, updated_at)
      values (${uuid(60)}, '蔚知远', ${uuid(50)}, now(), now())`.execute(db)
    await sql`insert into access.role (code, name, name_en, description, description_en, kind, position)
      values ('own', 'own', 'own', '', '', 'official', 1)`.execute(db)
    await sql`insert into access.role_permission values ('own', 'test.thing.read', 'ownOrg')`.execute(db)
    await sql`insert into access.account (id, username, name, person_id, state, created_at, created_by, approved_at)
      values ('with-person', 'with-person', '蔚知远', ${uuid(60)}, 'active', now(), 'test', now())`.execute(
      db,
    )
    await sql`insert into access.role_grant (account_id, role_code, org_id, since_on, reason, granted_at, granted_by, granted_by_name)
      values ('with-person', 'own', ${uuid(50)}, ${today}, '测试', now(), 'test', '测试')`.execute(db)
    const actor = await loadActor(db, 'with-person', today)
    expect(actor).toMatchObject({ personId: uuid(60), orgId: uuid(50), name: '蔚知远' })
    expect(await accountsWith(db, 'test.thing.read', { orgIds: [uuid(50)] }, today)).toEqual([
      { id: 'with-person', name: '蔚知远', personId: uuid(60) },
    ])
  })
})
