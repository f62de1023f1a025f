import { chainEntries, nodeEntries } from '#modules/chains/index.ts'
import { findEnterpriseId, regionEntries } from '#modules/directory/index.ts'
import type { Context } from '#platform/context.ts'
import { badField } from '#platform/errors.ts'
import { type RowByRow, rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered, ImportTarget } from '#platform/tabular/import/target.ts'
import type { ProblemColumns, ProblemInput } from '../contract/index.ts'
import { problemTable } from '../contract/problem-table.ts'
import type { MattersPorts } from '../ports.ts'
import { holdRows, problemsTitled, usccById } from '../queries/imported.ts'
import { listProblemsById, type StoredProblem } from '../queries/problem.ts'
import { problemRef } from '../refs.ts'
import { fixedOnEntry, matterFaults, raisedFromOf, titleKey } from './import-rows.ts'
import { checkProblem, enterProblem } from './open-problem.ts'
import { takeAwayProblem } from './remove-matter.ts'
import { changeColumns } from './update-problem.ts'

/** How problems come in as a table: each as one registered by hand, with its clock running from the day it is taken. */
export const problemImport = (ports: MattersPorts): ImportTarget => rowByRow(source(ports))

const source = (ports: MattersPorts): RowByRow => ({
  table: problemTable,
  permission: 'matters.problem.import',
  pages: { list: '/problems', one: (id) => `/problems/${id}` },
  faultWords: {
    ...matterFaults,
    'directory.enterprise.unknown': {
      zh: '企业名录中没有该统一社会信用代码的企业',
      en: 'the register has no enterprise with this code',
    },
    'matters.problem.ambiguous': {
      zh: '该产业链有多个同名问题，请在问题页分别修改',
      en: 'the chain has several problems of this title: change them on their pages',
    },
    'matters.problem.columnClosed': {
      zh: '问题已在办理，表中有改动的列当前不能修改',
      en: 'the problem is being handled: what the row changes is closed by now',
    },
    'matters.problem.unknown': { zh: '没有该问题', en: 'there is no such problem' },
  },
  object: problemRef,
  dictionaries: async (ctx) => ({
    'chains.chain': await chainEntries(ctx),
    'chains.node': await nodeEntries(ctx),
    'directory.region': await regionEntries(ctx),
  }),
  async find(ctx, rows) {
    const found = await problemsTitled(ctx, rows.map(titleKey))
    const enterprises = await enterprisesOf(ctx, rows)
    return rows.map((row) => twins(found, row, enterprises)[0]?.id ?? null)
  },
  async current(ctx, ids) {
    if (ctx.pending !== null) await holdRows(ctx.db, 'matters.problem', ids)
    const problems = await listProblemsById(ctx.db, [...ids])
    const codes = await usccById(
      ctx.db,
      problems.flatMap(({ enterprise }) => enterprise?.id ?? []),
    )
    return new Map(problems.map((problem) => [problem.id, toEntered(problem, codes)]))
  },
  rehearse: async (tx, entered) => {
    await checkProblem(tx, ports, await inputOf(tx, entered))
  },
  async create(tx, id, entered, more) {
    await enterProblem(tx, ports, await inputOf(tx, entered), false, { id, links: more })
  },
  async change(tx, id, entered, more, isRevert) {
    const [problem] = await listProblemsById(tx.db, [id])
    if (problem !== undefined) await requireFixed(tx, problem, entered)
    const action = isRevert ? 'matters.problem.importReverted' : 'matters.problem.update'
    await changeColumns(tx, id, null, columnsOf(entered), action, more)
  },
  remove: (tx, id, reason) => takeAwayProblem(tx, ports, id, null, reason),
})

/** Ids of the enterprises that rows name by their code. */
async function enterprisesOf(ctx: Context, rows: readonly Entered[]): Promise<Map<string, string | null>> {
  const codes = new Set(rows.flatMap(({ uscc }) => (typeof uscc === 'string' ? [uscc] : [])))
  const found = new Map<string, string | null>()
  for (const uscc of codes) found.set(uscc, await findEnterpriseId(ctx.db, uscc))
  return found
}

/** The problems that a row may mean. */
function twins(
  found: Awaited<ReturnType<typeof problemsTitled>>,
  row: Entered,
  enterprises: ReadonlyMap<string, string | null>,
) {
  const enterpriseId = typeof row.uscc === 'string' ? enterprises.get(row.uscc) : null
  return found.filter(
    (one) =>
      one.chainCode === row.chainCode &&
      one.title === row.title &&
      one.enterpriseId === (enterpriseId ?? null),
  )
}

const toEntered = (problem: StoredProblem, codes: ReadonlyMap<string, string>): Entered => ({
  title: problem.title,
  problem: problem.problem,
  chainCode: problem.chainCode,
  nodeCode: problem.node?.code ?? null,
  regionCode: problem.region?.code ?? null,
  uscc: problem.enterprise === null ? null : (codes.get(problem.enterprise.id) ?? null),
  origin: problem.origin,
  severity: problem.severity,
  isBlocking: problem.isBlocking,
  countermeasure: problem.countermeasure,
})

async function inputOf(tx: Context, entered: Entered): Promise<ProblemInput> {
  const { uscc, ...rest } = entered
  const enterpriseId = typeof uscc === 'string' ? await findEnterpriseId(tx.db, uscc) : null
  if (typeof uscc === 'string' && enterpriseId === null)
    throw badField('uscc', 'directory.enterprise.unknown', `there is no enterprise ${uscc}`, { uscc })
  return {
    ...(rest as Omit<ProblemInput, 'enterpriseId'>),
    severity: (entered.severity as ProblemInput['severity'] | null) ?? 'general',
    enterpriseId,
    raisedFrom: raisedFromOf(entered),
  }
}

const columnsOf = (entered: Entered): Partial<ProblemColumns> => {
  const { problem, countermeasure, nodeCode, isBlocking, severity } = entered as unknown as ProblemColumns
  return { problem, countermeasure, nodeCode, isBlocking, severity }
}

/** @throws AppError for what is settled when a problem is registered, and where the row may mean several. */
async function requireFixed(tx: Context, problem: StoredProblem, entered: Entered): Promise<void> {
  fixedOnEntry(entered, { origin: problem.origin, regionCode: problem.region?.code ?? null })
  const found = await problemsTitled(tx, [titleKey(entered)])
  if (twins(found, entered, await enterprisesOf(tx, [entered])).length > 1)
    throw badField('title', 'matters.problem.ambiguous', `several problems are called ${problem.title}`)
}
