import { accountsOfPeople, accountsWith } from '#modules/access/index.ts'
import { personRef } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import { badField } from '#platform/errors.ts'
import { problemWorkflow } from '../../problem-workflow.ts'
import { findNamedPerson } from '../../queries/lookup.ts'
import { sees } from '../checks.ts'
import type { Prepare } from './prepared.ts'

/** The action by which each party lends what it is. */
const actionOf = {
  lead: 'delegate',
  chainChief: 'delegateChief',
  headChainChief: 'delegateHeadChief',
} as const

/**
 * Lets a person act for a party until a day. Whoever is named has an account and the right to do it, so that nothing is
 * lent to somebody who then meets closed doors.
 */
export const prepareDelegate =
  (party: keyof typeof actionOf): Prepare =>
  async (tx, problem, { delegatePersonId, untilOn, reason }, ports) => {
    const isKnown =
      delegatePersonId !== undefined &&
      (await sees(tx, ports, personRef(delegatePersonId))) &&
      (await findNamedPerson(tx.db, delegatePersonId)) !== null
    if (!isKnown)
      throw badField('delegatePersonId', 'matters.problem.delegateMissing', 'a delegation names a person')
    const account = (await accountsOfPeople(tx.db, [delegatePersonId])).get(delegatePersonId)
    const { permission } = problemWorkflow.actions[actionOf[party]]
    const accountIds = account === undefined ? [] : [account]
    const today = businessDay(tx.clock)
    const able = await accountsWith(
      tx.db,
      permission,
      { ...problem.belonging, accountIds: [...(problem.belonging.accountIds ?? []), ...accountIds] },
      today,
    )
    if (account === undefined || !able.some(({ id }) => id === account))
      throw badField('delegatePersonId', 'matters.problem.delegateUnable', 'the person may not do it', {
        permission,
      })
    return { input: { untilOn, reason, parties: { [party]: { orgIds: [], accountIds } } } }
  }
