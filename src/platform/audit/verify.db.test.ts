import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { onBothDatabases } from '../db/testing/on-both-databases.ts'
import { inTransaction } from '../transaction.ts'
import { recordOccurrences } from './audit.ts'
import { type CheckpointStore, openCheckpoints, readCheckpoints, writeCheckpoint } from './checkpoints.ts'
import type { AuditReport } from './contract.ts'
import { entryHash } from './entry-hash.ts'
import { emptyLog, rechain, tamper, writeEntries } from './testing/log.ts'
import { verifyAudit } from './verify.ts'

/** Finding in short: `missing 4-6`, `moved 3<5`. */
const told = (report: AuditReport): string[] =>
  report.findings.map(({ kind, seq, toSeq, movedFrom, line }) =>
    [
      kind,
      ...(seq === null ? [] : [toSeq === seq ? `${seq}` : `${seq}-${toSeq}`]),
      ...(movedFrom === null ? [] : [`<${movedFrom}`]),
      ...(line === null ? [] : [`line ${line}`]),
    ].join(' '),
  )

const chainOnly = { checkpoints: null }

onBothDatabases('the proof that the audit log is whole', (database, ctx) => {
  beforeEach(async () => {
    await emptyLog(database())
    await writeEntries(ctx(), 20)
  })

  const after = async (work: (db: Db) => Promise<unknown>): Promise<string[]> => {
    await tamper(database(), async (db) => {
      await work(db)
    })
    return told(await verifyAudit(database().db, chainOnly))
  }

  it('a log nobody touched is sound, and so is an empty one', async () => {
    const report = await verifyAudit(database().db, chainOnly)
    expect(report).toMatchObject({ sound: true, entries: 20, headSeq: 20, findingCount: 0 })
    expect(report.checkpoints.state).toBe('noKey')
    await emptyLog(database())
    expect(await verifyAudit(database().db, chainOnly)).toMatchObject({ sound: true, entries: 0, headSeq: 0 })
  })

  it.each([
    ['what was done', sql`update platform.audit_entry set action = 'test.thing.keep' where seq = 7`],
    ['who did it', sql`update platform.audit_entry set actor_name = '别人' where seq = 7`],
    ['when', sql`update platform.audit_entry set at = at + interval '1 second' where seq = 7`],
    [
      'when, by less than a millisecond',
      sql`update platform.audit_entry set at = at + interval '1 microsecond' where seq = 7`,
    ],
    ['when, to never', sql`update platform.audit_entry set at = 'infinity' where seq = 7`],
    [
      'when, to a year of five digits',
      sql`update platform.audit_entry set at = at + interval '9000 years' where seq = 7`,
    ],
    [
      'when, to before Christ',
      sql`update platform.audit_entry set at = at - interval '3000 years' where seq = 7`,
    ],
    [
      'a stored value',
      sql`update platform.audit_entry set after = jsonb_set(after, '{nested,a}', '99') where seq = 7`,
    ],
    [
      'an absent value that becomes null text',
      sql`update platform.audit_entry set after = after || '{"neu": null}' where seq = 7`,
    ],
    ['the reason', sql`update platform.audit_entry set reason = '另一个理由' where seq = 7`],
    ['the address', sql`update platform.audit_entry set ip = '10.0.0.1' where seq = 7`],
    ['its own hash', sql`update platform.audit_entry set hash = repeat('a', 64) where seq = 7`],
    [
      'the hash of the one before',
      sql`update platform.audit_entry set prev_hash = repeat('a', 64) where seq = 7`,
    ],
  ])('an altered entry is named: %s', async (_name, statement) => {
    expect(await after((db) => statement.execute(db))).toContain('altered 7')
  })

  it('an entry replaced together with its hash is betrayed by the one after it', async () => {
    expect(
      await after(async (db) => {
        await sql`update platform.audit_entry set action = 'test.thing.keep' where seq = 7`.execute(db)
        const row = await db
          .selectFrom('platform.audit_entry')
          .selectAll()
          .where('seq', '=', 7)
          .executeTakeFirstOrThrow()
        const hash = entryHash(row.prev_hash!, {
          seq: 7,
          at: row.at,
          actorId: row.actor_id,
          actorName: row.actor_name,
          requestId: row.request_id,
          ip: row.ip,
          action: row.action,
          objectKind: row.object_kind,
          objectId: row.object_id,
          before: row.before,
          after: row.after,
          reason: row.reason,
        })
        await db.updateTable('platform.audit_entry').set({ hash }).where('seq', '=', 7).execute()
      }),
    ).toEqual(['wrongLink 8'])
  })

  it('missing entries are named as ranges, one at a time or several', async () => {
    expect(
      await after((db) => sql`delete from platform.audit_entry where seq in (3, 8, 9, 10)`.execute(db)),
    ).toEqual(['missing 3', 'missing 8-10'])
  })

  it('the first and the last entries may be the missing ones', async () => {
    expect(
      await after((db) => sql`delete from platform.audit_entry where seq < 3 or seq > 18`.execute(db)),
    ).toEqual(['missing 1-2', 'missing 19-20'])
  })

  it('two entries in each other’s place are both named, with the place they came from', async () => {
    const found = await after(async (db) => {
      await sql`update platform.audit_entry set seq = -1 where seq = 5`.execute(db)
      await sql`update platform.audit_entry set seq = 5 where seq = 12`.execute(db)
      await sql`update platform.audit_entry set seq = 12 where seq = -1`.execute(db)
    })
    expect(found).toEqual(expect.arrayContaining(['moved 5 <12', 'moved 12 <5']))
  })

  it('an entry put in between is betrayed by the one after it, and all that were pushed on are named', async () => {
    const found = await after(async (db) => {
      await sql`update platform.audit_entry set seq = seq + 1000 where seq >= 10`.execute(db)
      await sql`update platform.audit_entry set seq = seq - 999 where seq >= 1000`.execute(db)
      await sql`insert into platform.audit_entry (seq, at, actor_id, actor_name, request_id, action, object_kind,
        object_id, prev_hash, hash) select 10, at, 'x', '伪造', 'x', 'test.thing.change', 'test.thing', 'x', hash,
        repeat('b', 64) from platform.audit_entry where seq = 9`.execute(db)
      await sql`update platform.audit_head set seq = seq + 1`.execute(db)
    })
    expect(found[0]).toBe('altered 10')
    expect(found).toContain('moved 11 <10')
    expect(found).toContain('moved 21 <20')
  })

  it('a head that was altered is named, in number and in hash, and when it is gone', async () => {
    expect(
      await after((db) => sql`update platform.audit_head set hash = repeat('c', 64)`.execute(db)),
    ).toEqual(['headWrong 20'])
    await emptyLog(database())
    await writeEntries(ctx(), 20)
    expect(await after((db) => sql`update platform.audit_head set seq = 15`.execute(db))).toEqual([
      'headWrong 15',
      'beyondHead 16-20',
    ])
    await emptyLog(database())
    await writeEntries(ctx(), 20)
    const head = await database().db.selectFrom('platform.audit_head').selectAll().executeTakeFirstOrThrow()
    expect(await after((db) => sql`delete from platform.audit_head`.execute(db))).toEqual(['headWrong'])
    await database().db.insertInto('platform.audit_head').values(head).execute()
  })

  it('an entry outside the chain is named', async () => {
    expect(
      await after((db) =>
        sql`insert into platform.audit_entry (at, actor_id, actor_name, request_id, action, object_kind, object_id)
          values (now(), 'x', 'x', 'x', 'test.thing.change', 'test.thing', 'x')`.execute(db),
      ),
    ).toEqual(['unchained'])
  })

  it('several faults are all told, not only the first', async () => {
    expect(
      await after(async (db) => {
        await sql`update platform.audit_entry set reason = 'x' where seq in (2, 11)`.execute(db)
        await sql`delete from platform.audit_entry where seq = 6`.execute(db)
        await sql`update platform.audit_head set hash = repeat('c', 64)`.execute(db)
      }),
    ).toEqual(['altered 2', 'missing 6', 'altered 11', 'headWrong 20'])
  })

  it('progress is told up to the whole', async () => {
    const seen: [number, number][] = []
    await verifyAudit(database().db, chainOnly, (checked, total) => {
      seen.push([checked, total])
    })
    expect(seen.at(-1)).toEqual([20, 20])
  })

  it('whatever is tampered with at random is found, and the entry concerned is named', async () => {
    const fields = [
      'action',
      'actor_id',
      'actor_name',
      'request_id',
      'object_kind',
      'object_id',
      'reason',
    ] as const
    const tampering = fc.oneof(
      fc.record({
        kind: fc.constant('alter' as const),
        seq: fc.integer({ min: 1, max: 20 }),
        field: fc.constantFrom(...fields),
      }),
      fc.record({ kind: fc.constant('delete' as const), seq: fc.integer({ min: 1, max: 20 }) }),
      fc.record({
        kind: fc.constant('swap' as const),
        seq: fc.integer({ min: 1, max: 19 }),
        other: fc.integer({ min: 1, max: 20 }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(tampering, { minLength: 1, maxLength: 4, selector: ({ seq }) => seq }),
        async (list) => {
          await emptyLog(database())
          await writeEntries(ctx(), 20)
          const used = new Set<number>()
          const expected: ((found: AuditReport) => boolean)[] = []
          await tamper(database(), async (db) => {
            for (const item of list) {
              const seqs = item.kind === 'swap' ? [item.seq, item.other] : [item.seq]
              if (seqs.some((seq) => used.has(seq)) || (item.kind === 'swap' && item.seq === item.other))
                continue
              for (const seq of seqs) used.add(seq)
              const named = (kind: string, seq: number) => (report: AuditReport) =>
                report.findings.some((f) => f.kind === kind && f.seq! <= seq && f.toSeq! >= seq)
              if (item.kind === 'alter') {
                await sql`update platform.audit_entry set ${sql.ref(item.field)} = coalesce(${sql.ref(item.field)}, '') || '改'
                where seq = ${item.seq}`.execute(db)
                expected.push(named('altered', item.seq))
              } else if (item.kind === 'delete') {
                await sql`delete from platform.audit_entry where seq = ${item.seq}`.execute(db)
                expected.push(named('missing', item.seq))
              } else {
                await sql`update platform.audit_entry set seq = -1 where seq = ${item.seq}`.execute(db)
                await sql`update platform.audit_entry set seq = ${item.seq} where seq = ${item.other}`.execute(
                  db,
                )
                await sql`update platform.audit_entry set seq = ${item.other} where seq = -1`.execute(db)
                expected.push(named('moved', item.seq), named('moved', item.other))
              }
            }
          })
          // A swap of an entry with itself alone is no tampering.
          fc.pre(expected.length > 0)
          const report = await verifyAudit(database().db, chainOnly)
          expect(report.sound).toBe(false)
          for (const holds of expected) expect(holds(report), JSON.stringify([list, told(report)])).toBe(true)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('the database itself refuses to change, delete or truncate entries', async () => {
    const { db } = database()
    for (const statement of [
      sql`update platform.audit_entry set reason = 'x' where seq = 1`,
      sql`update platform.audit_entry set hash = null where seq = 1`,
      sql`delete from platform.audit_entry where seq = 1`,
      sql`truncate platform.audit_entry`,
    ])
      await expect(statement.execute(db)).rejects.toThrow(/never changed or removed/)
    expect((await verifyAudit(db, chainOnly)).sound).toBe(true)
  })

  it('a transaction that is rolled back leaves no gap', async () => {
    await expect(
      inTransaction(ctx(), async (tx) => {
        recordOccurrences(tx, [{ action: 'test.thing.fail', object: { kind: 'test.thing', id: 'x' } }])
        throw new Error('fails')
      }),
    ).rejects.toThrow('fails')
    await writeEntries(ctx(), 1)
    expect(await verifyAudit(database().db, chainOnly)).toMatchObject({ sound: true, entries: 21 })
  })

  it('entries of twenty writers at once form one chain', async () => {
    const writers = Array.from(
      { length: 20 },
      (_, writer): Context => ({ ...ctx(), requestId: `writer-${writer}` }),
    )
    await Promise.all(writers.map((writer) => writeEntries(writer, 10)))
    expect(await verifyAudit(database().db, chainOnly)).toMatchObject({
      sound: true,
      entries: 220,
      headSeq: 220,
    })
  })

  it('a verification while others write finds nothing wrong', async () => {
    const writing = Promise.all([1, 2, 3].map(() => writeEntries(ctx(), 50)))
    const reports = [await verifyAudit(database().db, chainOnly), await verifyAudit(database().db, chainOnly)]
    await writing
    expect(reports.flatMap(told)).toEqual([])
  })

  it('values come back from the database with the hash they went in with', async () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((value) => !value.includes('\0') && value.isWellFormed())
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(
          -0,
          1e21,
          5e-324,
          1.7976931348623157e308,
          0.1,
          9007199254740991,
          null,
          true,
          undefined,
        ),
        fc.date({ noInvalidDate: true }),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(text, tie('any'), { maxKeys: 4 }),
      ),
    })).any
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 5 }), async (values) => {
        await emptyLog(database())
        await inTransaction(ctx(), async (tx) => {
          recordOccurrences(
            tx,
            values.map((details) => ({
              action: 'test.thing.say',
              object: { kind: 'test.thing', id: 'x' },
              details,
            })),
          )
        })
        expect(told(await verifyAudit(database().db, chainOnly))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  describe('checkpoints outside the database', () => {
    let folder: string
    let store: CheckpointStore & { key: string }
    const file = () => join(folder, 'checkpoints.jsonl')
    const verify = async () => verifyAudit(database().db, { checkpoints: store })
    const keep = (at: string) => writeCheckpoint(database().db, store, new Date(at))

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'shuanglian-checkpoints-'))
      const opened = openCheckpoints(folder, null, { create: true })
      store = { folder, key: opened.key! }
      await keep('2023-06-15T02:00:00Z')
      await writeEntries(ctx(), 10)
      await keep('2023-06-15T02:05:00Z')
    })
    afterEach(() => rmSync(folder, { recursive: true, force: true }))

    it('agree with a log nobody touched', async () => {
      const report = await verify()
      expect(report.sound).toBe(true)
      expect(report.checkpoints).toEqual({
        state: 'verified',
        count: 2,
        lastSeq: 30,
        lastAt: '2023-06-15T02:05:00.000Z',
        torn: 0,
      })
    })

    it('are not written twice for the same head', async () => {
      expect(await keep('2023-06-15T02:06:00Z')).toBeNull()
      expect(readFileSync(file(), 'utf8').trim().split('\n')).toHaveLength(2)
    })

    it('find a tail that was cut off together with the head', async () => {
      await tamper(database(), async (db) => {
        await sql`delete from platform.audit_entry where seq > 25`.execute(db)
        await rechain(db)
      })
      expect((await verifyAudit(database().db, chainOnly)).sound).toBe(true)
      expect(told(await verify())).toEqual(['cutOff 26-30'])
      await expect(keep('2023-06-15T02:07:00Z')).rejects.toThrow(/a checkpoint saw entry 30/)
    })

    it('find a log that was rewritten as a whole, hashes included', async () => {
      await tamper(database(), async (db) => {
        await sql`update platform.audit_entry set actor_name = '别人' where seq = 22`.execute(db)
        await rechain(db)
      })
      expect((await verifyAudit(database().db, chainOnly)).sound).toBe(true)
      expect(told(await verify())).toEqual(['rewritten 21-30'])
    })

    it('name a line that was altered, one taken out, and one written with another key', async () => {
      const [first, second] = readFileSync(file(), 'utf8').trim().split('\n') as [string, string]
      writeFileSync(file(), `${first.replace('"seq":20', '"seq":19')}\n${second}\n`)
      expect(told(await verify())).toEqual(['checkpointForged line 1'])
      writeFileSync(file(), `${second}\n`)
      expect(told(await verify())).toEqual(['checkpointForged line 1'])
      writeFileSync(file(), `${first}\n${second}\n`)
      await writeEntries(ctx(), 1)
      await writeCheckpoint(database().db, { folder, key: 'another key of a forger' }, new Date())
      expect(told(await verify())).toEqual(['checkpointForged line 3'])
    })

    it('a last line torn by a crash harms nothing: it is told, and the next checkpoint follows it', async () => {
      truncateSync(file(), statSync(file()).size - 20)
      expect(await verify()).toMatchObject({ sound: true, checkpoints: { count: 1, torn: 1, lastSeq: 20 } })
      await keep('2023-06-15T02:08:00Z')
      expect(await verify()).toMatchObject({ sound: true, checkpoints: { count: 2, torn: 1, lastSeq: 30 } })
    })

    it('without the key only the chain is verified, and the report says so', async () => {
      rmSync(join(folder, 'audit.key'))
      const report = await verifyAudit(database().db, { checkpoints: openCheckpoints(folder, null) })
      expect(report).toMatchObject({ sound: true, checkpoints: { state: 'noKey', count: 0 } })
    })

    it('the key is made once, for its owner’s eyes only', () => {
      expect(statSync(join(folder, 'audit.key')).mode & 0o777).toBe(0o600)
      expect(openCheckpoints(folder, null, { create: true }).key).toBe(store.key)
      expect(openCheckpoints(folder, 'a key from elsewhere').key).toBe('a key from elsewhere')
    })

    it('a line of garbage is passed over', () => {
      appendFileSync(file(), '{"seq": 1}\nnonsense\n')
      expect(readCheckpoints(store)).toMatchObject({ torn: 2, forgedLines: [] })
    })
  })
})
