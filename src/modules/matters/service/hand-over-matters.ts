import { accountsOfPeople } from '#modules/access/index.ts'
import { findVisiblePerson, type HandoverProvider, personRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Instance, Parties } from '#platform/workflow/instance.ts'
import { succeedParties } from '#platform/workflow/succeed.ts'
import { levels } from '../contract/index.ts'
import { problemWorkflow } from '../problem-workflow.ts'
import { type HeldMatter, type Holder, listHeld } from '../queries/held.ts'
import { updateProblemRow } from '../queries/problem-writes.ts'
import { putLeader } from '../queries/task-writes.ts'
import { taskWorkflow } from '../task-workflow.ts'

/** The open problems and tasks a person holds, as part of what must be handed over; as far as the reader may see them. */
export const handoverOfMatters: HandoverProvider = async (ctx, personId) => {
  const held = await listHeld(ctx, await holderOf(ctx, personId), {
    problem: 'matters.problem.read',
    task: 'matters.task.read',
  })
  return held.map(({ kind, id, title, chainName, sinceOn, dueOn, isNamed }) => ({
    kind,
    id,
    title,
    detail: `${chainName} · ${isNamed ? (kind === 'matters.task' ? '牵头领导' : '责任人') : '承办账号'}`,
    href: `${kind === 'matters.task' ? '/tasks' : '/problems'}/${id}`,
    sinceOn,
    dueOn,
  }))
}

async function holderOf(ctx: Context, personId: string): Promise<Holder> {
  const { name } = await findVisiblePerson(ctx, personId)
  const accountId = (await accountsOfPeople(ctx.db, [personId])).get(personId) ?? null
  return { personId, name, accountId }
}

/**
 * Puts a successor in a person's place on the open problems and tasks within the actor's reach: as the person responsible,
 * as the lead leader, and by account where the matter is handled by it. Steps of the ladder are held by post and follow
 * the posts.
 *
 * @returns how many matters changed.
 * @throws AppError for a person or successor unknown or out of reach, and for one who succeeds oneself.
 */
export async function handOverMatters(
  ctx: Context,
  { personId, successorId }: { personId: string; successorId: string },
): Promise<{ changed: number }> {
  if (personId === successorId)
    throw new AppError('badInput', 'matters.handOver.samePerson', 'one does not succeed oneself', {
      field: 'successorId',
    })
  return inTransaction(ctx, async (tx) => {
    const former = await holderOf(tx, personId)
    const successor = await holderOf(tx, successorId)
    const held = await listHeld(tx, former, { problem: 'matters.problem.handle', task: 'matters.task.draft' })
    let changed = 0
    for (const matter of held) if (await handOver(tx, matter, former, successor)) changed += 1
    return { changed }
  })
}

async function handOver(
  tx: Context,
  matter: HeldMatter,
  former: Holder,
  successor: Holder,
): Promise<boolean> {
  const { kind, id } = matter
  const object = { kind, id }
  const reason = `${former.name}离岗，交由${successor.name}接办`
  if (matter.isNamed) {
    const field = kind === 'matters.problem' ? 'responsiblePerson' : 'leadLeaderName'
    if (kind === 'matters.problem')
      await updateProblemRow(tx.db, id, { responsiblePerson: successor.name }, tx.clock.now())
    else {
      await putLeader(tx.db, id, successor.personId, tx.clock.now())
      await unlink(tx, object, 'ledBy')
    }
    const to = personRef(successor.personId)
    await recordChanges(tx, [
      {
        action: `${kind}.handOver`,
        object,
        before: { [field]: former.name },
        after: { [field]: successor.name },
        reason,
        links: [
          { from: object, relation: 'handedTo', to },
          ...(kind === 'matters.task' ? [{ from: object, relation: 'ledBy', to }] : []),
        ],
      },
    ])
  }
  const definition = kind === 'matters.problem' ? problemWorkflow : taskWorkflow
  const moved =
    matter.isParty &&
    (await succeedParties(
      tx,
      definition,
      object,
      (instance) => replaced(instance, former, successor),
      reason,
    ))
  return matter.isNamed || moved
}

/** The parties that name the former holder's account, with the successor's instead. */
function replaced(instance: Instance, former: Holder, successor: Holder): Parties {
  const { accountId } = successor
  if (accountId === null) return {}
  return Object.fromEntries(
    Object.entries(instance.parties).flatMap(([name, party]) =>
      levels.some((level) => level === name) || !party.accountIds.some((id) => id === former.accountId)
        ? []
        : [
            [
              name,
              {
                ...party,
                accountIds: [
                  ...new Set(party.accountIds.map((id) => (id === former.accountId ? accountId : id))),
                ],
              },
            ],
          ],
    ),
  )
}
