import { z } from 'zod'
import { nodeEntries } from '#modules/chains/index.ts'
import { organisationEntries } from '#modules/directory/index.ts'
import { type BulkTarget, bulkTarget } from '#platform/bulk/bulk-target.ts'
import { type FieldSource, plainField } from '#platform/bulk/source.ts'
import { businessDay } from '#platform/clock.ts'
import type { ProblemColumns, ProblemFilter, ProblemStep } from '../../contract/index.ts'
import { problemFilter } from '../../contract/index.ts'
import { problemBulkFields } from '../../contract/problem-bulk.ts'
import type { MattersPorts } from '../../ports.ts'
import { listProblems, listProblemsById, type StoredProblem, visibleProblems } from '../../queries/problem.ts'
import { putAssisting } from '../../queries/problem-writes.ts'
import { problemRef } from '../../refs.ts'
import { doOnProblem } from '../act/act-on-problem.ts'
import { assistingAfterTransfer } from '../act/hand-over.ts'
import { lockedProblem } from '../show-problem.ts'
import { changeColumns } from '../update-problem.ts'

type Field = keyof typeof problemBulkFields.fields

/** Problems edited together. */
export const problemBulk = (ports: MattersPorts): BulkTarget =>
  bulkTarget<StoredProblem, Field>({
    bulk: problemBulkFields,
    fields: {
      leadOrgId: leadUnit(ports),
      dueOn: acted(ports, (row) => row.dueOn, 'extend', 'dueOn'),
      supervision: acted(ports, (row) => row.supervision ?? 'none', 'supervise', 'supervision'),
      severity: column('severity', (row) => row.severity),
      isBlocking: column('isBlocking', (row) => row.isBlocking),
      nodeCode: column(
        'nodeCode',
        (row) => row.node?.code ?? null,
        (row) => row.node?.name ?? null,
      ),
      responsibility: column('responsibility', (row) => row.responsibility),
      responsiblePerson: column('responsiblePerson', (row) => row.responsiblePerson),
    },
    dictionaries: { 'directory.organisation': organisationEntries, 'chains.node': nodeEntries },
    filter: problemFilter,
    list: (ctx, filter, most) =>
      listProblems(ctx, { ...(filter as ProblemFilter), page: 1, pageSize: most }, businessDay(ctx.clock)),
    async find(ctx, ids) {
      return listProblemsById(ctx.db, [...(await visibleProblems(ctx, ids))])
    },
    lock: lockedProblem,
    ref: problemRef,
    name: (row) => row.title,
    // Both only grow: columns change the one, steps of the workflow the other.
    version: (row) => row.lockVersion + row.stateVersion,
  })

/** A column that any edit sets. */
const column = (
  key: Field & keyof ProblemColumns,
  value: (row: StoredProblem) => unknown,
  told?: (row: StoredProblem) => string | null,
): FieldSource<StoredProblem> =>
  plainField(
    value,
    (tx, row, wanted, { isUndo, links }) =>
      changeColumns(
        tx,
        row.id,
        null,
        { [key]: wanted },
        isUndo ? 'matters.problem.undo' : 'matters.problem.update',
        links,
      ),
    told,
  )

/** What a step of the workflow sets that leaves the problem in its state. */
const acted = (
  ports: MattersPorts,
  value: (row: StoredProblem) => string | null,
  action: ProblemStep['action'],
  key: 'dueOn' | 'supervision',
): FieldSource<StoredProblem> =>
  plainField(value, (tx, row, wanted, { reason, links }) =>
    doOnProblem(
      tx,
      ports,
      { id: row.id, action, stateVersion: row.stateVersion, reason, [key]: wanted },
      {},
      links,
    ),
  )

/** What a transfer changes. Once anybody acted on the problem in its new place, it is not fetched back. */
const handedOn = z.object({
  leadOrgId: z.uuid().nullable(),
  responsiblePerson: z.string().nullable(),
  assistOrgIds: z.array(z.uuid()),
  stateVersion: z.number(),
})

const leadUnit = (ports: MattersPorts): FieldSource<StoredProblem> => ({
  value: (row) => row.lead?.id ?? null,
  told: (row) => row.lead?.name ?? null,
  kept: (row): z.infer<typeof handedOn> => ({
    leadOrgId: row.lead?.id ?? null,
    responsiblePerson: row.responsiblePerson,
    assistOrgIds: row.assisting.map(({ id }) => id),
    stateVersion: row.stateVersion,
  }),
  async put(tx, row, wanted, { reason, links }): Promise<z.infer<typeof handedOn>> {
    const { id, stateVersion } = row
    const leadOrgId = String(wanted)
    const step = { id, action: 'transfer', stateVersion, reason, leadOrgId } as const
    const { instance } = await doOnProblem(tx, ports, step, {}, links)
    return {
      leadOrgId,
      responsiblePerson: null,
      assistOrgIds: assistingAfterTransfer(row, leadOrgId),
      stateVersion: instance.lockVersion,
    }
  },
  async restore(tx, { id, stateVersion }, kept, { reason, links }) {
    const { leadOrgId, responsiblePerson, assistOrgIds } = handedOn.parse(kept)
    const step = {
      id,
      action: 'transfer',
      stateVersion,
      reason,
      leadOrgId: leadOrgId ?? undefined,
      responsiblePerson: responsiblePerson ?? undefined,
    } as const
    await doOnProblem(tx, ports, step, {}, links)
    // Who was made the lead unit assisted before, and does so again.
    await putAssisting(tx.db, id, assistOrgIds)
  },
})
