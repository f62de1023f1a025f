import { requireOrganisations } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import { badField } from '#platform/errors.ts'
import { levels } from '../../contract/index.ts'
import { problemWorkflow } from '../../problem-workflow.ts'
import type { StoredProblem } from '../../queries/problem.ts'
import { putAssisting } from '../../queries/problem-writes.ts'
import { limitDay } from '../checks.ts'
import type { Prepare } from './prepared.ts'

/** Hands the problem to a lead unit and assisting units, with a time limit by working days or by day. */
export const prepareAssign: Prepare = async (tx, problem, input) => {
  const { leadOrgId, assistOrgIds = [] } = input
  if (leadOrgId === undefined)
    throw badField('leadOrgId', 'matters.problem.leadMissing', 'a problem is assigned to a lead unit')
  await requireOrganisations(tx, 'leadOrgId', [leadOrgId])
  await requireOrganisations(tx, 'assistOrgIds', assistOrgIds)
  const assisting = [...new Set(assistOrgIds)].filter((id) => id !== leadOrgId)
  const dueOn = await limitDay(tx, input)
  if (dueOn === null)
    throw badField('dueOn', 'matters.problem.limitMissing', 'a problem is assigned with a time limit')
  return {
    input: {
      dueOn,
      reason: input.reason,
      parties: {
        lead: { orgIds: [leadOrgId], accountIds: [] },
        ...(assisting.length === 0 ? {} : { assist: { orgIds: assisting, accountIds: [] } }),
      },
    },
    change: {
      leadOrgId,
      dueOn,
      responsibility: input.responsibility ?? problem.responsibility,
      responsiblePerson: input.responsiblePerson ?? problem.responsiblePerson,
    },
    after: { assistOrgIds: assisting },
    follow: (tx) => putAssisting(tx.db, problem.id, assisting),
  }
}

/** Hands the problem on to another lead unit; the time limit stays. Who is responsible there may be named at once. */
export const prepareTransfer: Prepare = async (
  tx,
  problem,
  { leadOrgId, responsiblePerson = null, reason },
) => {
  if (leadOrgId === undefined || leadOrgId === problem.lead?.id)
    throw badField('leadOrgId', 'matters.problem.leadMissing', 'a transfer names another lead unit')
  await requireOrganisations(tx, 'leadOrgId', [leadOrgId])
  return {
    input: { reason, parties: { lead: { orgIds: [leadOrgId], accountIds: [] } } },
    change: { leadOrgId, responsiblePerson },
    follow: (tx) => putAssisting(tx.db, problem.id, assistingAfterTransfer(problem, leadOrgId)),
  }
}

/** Who assists after a problem was handed on: whoever did, without the new lead unit. */
export const assistingAfterTransfer = (
  problem: Pick<StoredProblem, 'assisting'>,
  leadOrgId: string,
): string[] => problem.assisting.map((org) => org.id).filter((id) => id !== leadOrgId)

/** Moves the time limit. */
export const prepareExtend: Prepare = async (tx, _problem, input) => {
  const dueOn = await limitDay(tx, input)
  if (dueOn === null)
    throw badField('dueOn', 'matters.problem.limitMissing', 'an extension names the new day')
  return { input: { dueOn, reason: input.reason }, change: { dueOn } }
}

/** Sends what was said to be solved back into handling, or re-opens what was closed, with a new time limit. */
export const prepareReopen: Prepare = async (tx, _problem, input) => {
  const dueOn = await limitDay(tx, input)
  if (dueOn === null)
    throw badField('dueOn', 'matters.problem.limitMissing', 'handling again needs a time limit')
  return { input: { dueOn, reason: input.reason }, change: { dueOn, closedOn: null } }
}

/**
 * Climbs one step of the ladder; who stands there now is told to the engine, so that it waits for them. Where nobody
 * stands who could act, the event says who stands in.
 */
export const prepareEscalate: Prepare = async (tx, problem, { reason }, ports) => {
  const { parties, standIns } = await ports.chainParties(tx.db, problem.chainCode, businessDay(tx.clock))
  const level = levels[problem.level === null ? 0 : levels.indexOf(problem.level) + 1]
  const word = problemWorkflow.ladder?.find((rung) => rung.code === level)?.title.zh
  const isStoodIn = level !== undefined && standIns.includes(level)
  return {
    input: {
      reason,
      parties: { ...parties },
      ...(isStoodIn ? { values: { standIn: `${word}暂无可办理的人员，由链长办公室、市委办代为承接` } } : {}),
    },
  }
}
