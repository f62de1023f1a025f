import { implement } from '@orpc/server'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ObjectRef } from '../http/contract.ts'
import { type ServerContext, withData } from '../http/routes.ts'
import type { Describers } from '../thread/thread.ts'
import { inTransaction } from '../transaction.ts'
import { findAction } from './actions.ts'
import { workflowContract } from './contract.ts'
import type { WorkflowDefinition } from './definition.ts'
import { act, type Step, unknownWorkflow } from './engine.ts'
import { listQueue, type SectionsOf } from './queue.ts'
import { findInstance, getInstance } from './read.ts'
import { viewEvents, viewStates, viewWorkflow } from './view.ts'

/** A workflow of the product. */
export interface RegisteredWorkflow {
  definition: WorkflowDefinition
  /** What else an action does to the module's object; runs in its own transaction. The engine alone when left out. */
  act?: (ctx: Context, step: Step) => Promise<void>
}

/** Serves every registered workflow through one contract. */
export function workflowRoutes(
  workflows: readonly RegisteredWorkflow[],
  { describers, sectionsOf }: { describers: Describers; sectionsOf: SectionsOf },
) {
  const byCode = new Map(workflows.map((one) => [one.definition.code, one]))
  const os = implement(workflowContract).$context<ServerContext>().use(withData)

  async function workflowOf(ctx: Context, object: ObjectRef): Promise<RegisteredWorkflow> {
    const workflow = byCode.get((await findInstance(ctx, object))?.definition ?? '')
    if (workflow === undefined) throw unknownWorkflow(object)
    return workflow
  }

  async function show(ctx: Context, object: ObjectRef) {
    const { definition } = await workflowOf(ctx, object)
    return viewWorkflow(ctx, describers, definition, await getInstance(ctx, definition, object))
  }

  return os.router({
    getWorkflow: os.getWorkflow.handler(({ context, input }) => show(context, input)),
    listWorkflowEvents: os.listWorkflowEvents.handler(async ({ context, input }) => {
      const { definition } = await workflowOf(context, input)
      return viewEvents(context, describers, definition, await getInstance(context, definition, input))
    }),
    act: os.act.handler(async ({ context, input }) => {
      const workflow = await workflowOf(context, input.object)
      await getInstance(context, workflow.definition, input.object)
      if (findAction(workflow.definition, input.action)?.ownForm === true) {
        throw new AppError(
          'badInput',
          'platform.workflow.ownForm',
          `${input.action} has an endpoint of its own`,
          {
            action: input.action,
          },
        )
      }
      if (workflow.act !== undefined) await workflow.act(context, input)
      else {
        await inTransaction(context, async (tx) => {
          await act(tx, workflow.definition, input)
        })
      }
      return show(context, input.object)
    }),
    listQueue: os.listQueue.handler(async ({ context, input: { definition, ...filter } }) => {
      const chosen = workflows
        .map((one) => one.definition)
        .filter(({ code }) => definition === undefined || definition.includes(code))
      const queue = await listQueue(context, chosen, filter, sectionsOf)
      const items = queue.items.flatMap((instance) => {
        const found = byCode.get(instance.definition)?.definition
        return found === undefined ? [] : [{ definition: found, instance }]
      })
      return { ...queue, items: await viewStates(context, describers, items) }
    }),
  })
}
