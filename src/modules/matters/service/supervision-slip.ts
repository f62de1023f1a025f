import { organisationNames } from '#modules/directory/index.ts'
import { recordOccurrences } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { fileOf, makeFromTemplate } from '#platform/officialdoc/index.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import { ledgerWords } from '../contract/ledger-words.ts'
import type { MattersPorts } from '../ports.ts'
import { problemsWithin } from '../queries/problem.ts'
import { problemRef } from '../refs.ts'
import { getProblem } from './show-problem.ts'

/** Who issues a slip when its maker acts for no organisation. */
const office = '产业链链长制办公室'

/**
 * The supervision slip (督办单) of a problem under supervision, by the city's template. Noted in the audit.
 *
 * @throws AppError `forbidden` without the right to supervise it, `conflict` `matters.problem.notSupervised` while it is
 *   not under supervision or nobody leads it.
 */
export async function makeSupervisionSlip(
  ctx: Context,
  ports: MattersPorts,
  { id, format }: { id: string; format: 'docx' | 'pdf' },
): Promise<File> {
  const problem = await getProblem(ctx, ports, id)
  if (!(await problemsWithin(ctx, 'matters.problem.supervise', [id])).has(id))
    requireRight(ctx, 'matters.problem.supervise', {})
  const { lead, dueOn } = problem
  if (problem.supervision === null || lead === null || dueOn === null) {
    throw new AppError(
      'conflict',
      'matters.problem.notSupervised',
      'a slip is for a problem under supervision with a lead unit and a time limit',
      { id },
    )
  }
  const { orgId } = ctx.actor
  const issuer = orgId === null ? office : ((await organisationNames(ctx.db, [orgId])).get(orgId) ?? office)
  const document = await makeFromTemplate(ctx.db, 'supervisionSlip', {
    title: `关于“${problem.title}”的督办单`,
    mark: `${problem.chainName}产业链督办单`,
    number: null,
    recipients: [lead.name],
    matter: problem.problem,
    origin: ledgerWords.origin[problem.origin],
    lead: lead.name,
    assist: problem.assisting.map((org) => org.name).join('、') || null,
    dueOn,
    requirement: problem.countermeasure,
    issuer,
    date: businessDay(ctx.clock),
    seal: true,
    copiesTo: [],
    printOrgan: null,
    note: null,
  })
  const file = await fileOf(document, format)
  await inTransaction(ctx, async (tx) => {
    recordOccurrences(tx, [
      { action: 'matters.problem.makeSlip', object: problemRef(id), details: { format, issuer } },
    ])
  })
  return file
}
