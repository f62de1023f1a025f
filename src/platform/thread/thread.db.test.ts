import { expect, it } from 'vitest'
import { recordChanges } from '../audit/audit.ts'
import { listAudit } from '../audit/entries.ts'
import { onBothDatabases } from '../db/testing/on-both-databases.ts'
import { inTransaction } from '../transaction.ts'
import { type Describers, traceThread } from './thread.ts'

const gap = { kind: 'test.gap', id: 'g1' }
const problem = { kind: 'test.problem', id: 'p1' }
const task = { kind: 'test.task', id: 't1' }

const describers: Describers = {
  'test.problem': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: `Problem ${id}`, href: `/problems/${id}` }])),
}

onBothDatabases('thread and audit', (_database, ctx) => {
  it('a write leaves its audit entry and its links in the same transaction', async () => {
    await inTransaction(ctx(), async (tx) => {
      await recordChanges(tx, [
        {
          action: 'test.problem.create',
          object: problem,
          before: null,
          after: { text: '缺玻璃' },
          links: [{ from: problem, relation: 'cameFrom', to: gap }],
        },
        {
          action: 'test.task.create',
          object: task,
          before: null,
          after: {},
          links: [{ from: task, relation: 'solves', to: problem }],
        },
      ])
    })
    const [entry] = await listAudit(ctx(), {}, problem)
    expect(entry).toMatchObject({
      action: 'test.problem.create',
      after: { text: '缺玻璃' },
      before: null,
      requestId: 'test-request',
    })
  })

  it('a trace walks both ways and says how far each link is', async () => {
    const trace = await traceThread(ctx(), { describers, guards: {} }, problem, 3)
    expect(trace.object).toEqual({ ...problem, title: 'Problem p1', href: '/problems/p1' })
    expect(trace.links.map((link) => [link.from.id, link.relation, link.to.id, link.distance])).toEqual([
      ['p1', 'cameFrom', 'g1', 1],
      ['t1', 'solves', 'p1', 1],
    ])
    const fromGap = await traceThread(ctx(), { describers, guards: {} }, gap, 3)
    expect(fromGap.links.map((link) => link.distance)).toEqual([1, 2])
  })

  it('the same link said twice stands once', async () => {
    await inTransaction(ctx(), (tx) =>
      recordChanges(tx, [
        {
          action: 'test.problem.touch',
          object: problem,
          before: null,
          after: null,
          links: [{ from: problem, relation: 'cameFrom', to: gap }],
        },
      ]),
    )
    const trace = await traceThread(ctx(), { describers, guards: {} }, gap, 1)
    expect(trace.links).toHaveLength(1)
  })

  it('a transaction that fails leaves neither entry nor link', async () => {
    const other = { kind: 'test.problem', id: 'lost' }
    const attempt = inTransaction(ctx(), async (tx) => {
      await recordChanges(tx, [
        {
          action: 'test.problem.create',
          object: other,
          before: null,
          after: {},
          links: [{ from: other, relation: 'cameFrom', to: gap }],
        },
      ])
      throw new Error('stop')
    })
    await expect(attempt).rejects.toThrow('stop')
    expect(await listAudit(ctx(), {}, other)).toEqual([])
    expect((await traceThread(ctx(), { describers, guards: {} }, other, 2)).links).toEqual([])
  })

  it('a hub is shown but not walked through, and the trace says so', async () => {
    const hub = { kind: 'test.chain', id: 'pv' }
    await inTransaction(ctx(), (tx) =>
      recordChanges(
        tx,
        Array.from({ length: 60 }, (_, index) => {
          const object = { kind: 'test.node', id: `n${index}` }
          return {
            action: 'test.node.create',
            object,
            before: null,
            after: {},
            links: [{ from: object, relation: 'partOf', to: hub }] as [never],
          }
        }),
      ),
    )
    const trace = await traceThread(ctx(), { describers, guards: {} }, { kind: 'test.node', id: 'n0' }, 3)
    expect(trace.links).toHaveLength(1)
    expect(trace.limited).toBe(true)
  })
})
