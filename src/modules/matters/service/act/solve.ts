import { addWorkdays } from '#core/scheduling/working-calendar.ts'
import { requireOrganisations } from '#modules/directory/index.ts'
import { calendarAround } from '#platform/calendar/load-calendar.ts'
import { businessDay } from '#platform/clock.ts'
import { type Context, systemActor } from '#platform/context.ts'
import { AppError, badField } from '#platform/errors.ts'
import type { Link } from '#platform/thread/thread.ts'
import { act, type Moved } from '#platform/workflow/engine.ts'
import type { Grade, ProofInput } from '../../contract/index.ts'
import { problemWorkflow } from '../../problem-workflow.ts'
import { updateProblemRow } from '../../queries/problem-writes.ts'
import { insertProofs, insertRating, listProofs, listRatings } from '../../queries/proof.ts'
import { problemRef } from '../../refs.ts'
import { closingRefusal, reopenedWorkdays } from '../../rules/closing.ts'
import { requireObjects } from '../checks.ts'
import type { Prepare, Prepared } from './prepared.ts'

/** Says how the problem is to be solved. */
export const preparePlan: Prepare = async (_tx, problem, input) => {
  const countermeasure = input.countermeasure ?? problem.countermeasure
  if (countermeasure === null)
    throw badField('countermeasure', 'matters.problem.measureMissing', 'planning needs a countermeasure')
  return {
    input: { values: { countermeasure } },
    change: {
      countermeasure,
      responsibility: input.responsibility ?? problem.responsibility,
      responsiblePerson: input.responsiblePerson ?? problem.responsiblePerson,
    },
  }
}

/** The same, once the assisting units agree; all of them are asked unless some are named. */
export const preparePlanTogether: Prepare = async (tx, problem, input, ports) => {
  const orgIds = [...new Set(input.assistOrgIds ?? problem.assisting.map(({ id }) => id))]
  if (orgIds.length === 0)
    throw badField('assistOrgIds', 'matters.problem.noAssisting', 'there is no unit to agree to the plan')
  await requireOrganisations(tx, 'assistOrgIds', orgIds)
  const plan = await preparePlan(tx, problem, input, ports)
  return { ...plan, input: { ...plan.input, parties: { countersign: { orgIds, accountIds: [] } } } }
}

/** Says that the problem is solved: what came of it, and at least one proof. */
export const prepareResolve: Prepare = async (tx, problem, input, ports) => {
  const effect = input.effect ?? problem.effect
  if (effect === null) throw badField('effect', 'matters.problem.effectMissing', 'resolving needs the effect')
  const proofs = input.proofs ?? []
  if (proofs.length === 0) throw badField('proofs', 'matters.problem.noProof', 'resolving needs a proof')
  const refs = proofs.flatMap((proof) => proof.ref ?? [])
  await requireObjects(tx, ports, 'proofs', refs)
  return {
    input: {
      values: { effect },
      evidence: proofs.map((proof) => ({ text: toldProof(proof), object: proof.ref })),
    },
    change: { effect },
    after: { proofs: proofs.length },
    links: refs.map((to): Link => ({ from: problemRef(problem.id), relation: 'provedBy', to })),
    follow: (tx) => insertProofs(tx.db, { problemId: problem.id }, proofs, tx.clock.now(), tx.actor.name),
  }
}

const toldProof = ({ text, url, attachment }: ProofInput): string =>
  [text, url ?? attachment].filter(Boolean).join('：')

/**
 * Takes the enterprise's word. The grade stands in a table of its own and in no event or audit entry, because those who
 * are rated read both; an unsatisfied enterprise re-opens the problem and puts it under key supervision at once.
 */
export const prepareRate: Prepare = async (_tx, problem, { grade, comment }) => {
  if (grade === undefined) throw badField('grade', 'matters.problem.gradeMissing', 'a rating is a grade')
  return {
    input: {},
    ...takeWord(problem.id, grade, comment ?? null),
  }
}

/** Records what the enterprise said when it was called back; the reason tells how it was asked. */
export const prepareCallBack: Prepare = async (_tx, problem, { grade, comment, reason }) => {
  if (problem.enterprise === null)
    throw badField('grade', 'matters.problem.noEnterprise', 'no enterprise is named to be called back')
  if (grade === undefined) throw badField('grade', 'matters.problem.gradeMissing', 'a rating is a grade')
  return { input: { reason }, ...takeWord(problem.id, grade, comment ?? null) }
}

function takeWord(problemId: string, grade: Grade, comment: string | null): Omit<Prepared, 'input'> {
  return {
    after: { rated: true },
    async follow(tx, moved) {
      const { id: accountId, name: byName } = tx.actor
      await insertRating(tx.db, { problemId, grade, comment, accountId, byName }, tx.clock.now())
      if (grade === 'unsatisfied') await handleAgain(tx, problemId, moved)
    },
  }
}

/** What an unsatisfied enterprise brings about; the program does it, not the one who rated. */
async function handleAgain(tx: Context, problemId: string, moved: Moved): Promise<void> {
  const program: Context = { ...tx, actor: systemActor('rule:matters.rating', '系统规则') }
  const object = problemRef(problemId)
  const dueOn = addWorkdays(await calendarAround(tx), businessDay(tx.clock), reopenedWorkdays)
  const reopened = await act(program, problemWorkflow, {
    object,
    action: 'redo',
    lockVersion: moved.instance.lockVersion,
    reason: '按企业评价重新办理',
    dueOn,
  })
  await act(program, problemWorkflow, {
    object,
    action: 'supervise',
    lockVersion: reopened.instance.lockVersion,
    reason: '企业评价未通过，转重点督办',
    supervision: 'key',
  })
  await updateProblemRow(tx.db, problemId, { dueOn, closedOn: null }, tx.clock.now())
}

/** Strikes the problem off the ledger: by evidence and, where it names an enterprise, by the enterprise's word. */
export const prepareClose: Prepare = async (tx, problem, { reason }) => {
  const ratings = await listRatings(tx.db, problem.id)
  const refusal = closingRefusal({
    state: problem.state,
    enterpriseNamed: problem.enterprise !== null,
    proofs: (await listProofs(tx.db, { problemId: problem.id })).length,
    lastGrade: ratings.at(-1)?.grade ?? null,
  })
  if (refusal !== null) {
    throw new AppError('conflict', refusal, `the problem cannot be closed: ${refusal}`, { id: problem.id })
  }
  return { input: { reason }, change: { closedOn: businessDay(tx.clock) } }
}
