import { actOnTemplate, templateWorkflow } from '#modules/chains/index.ts'
import { actOnFact, factWorkflow } from '#modules/documents/index.ts'
import {
  type MattersPorts,
  problemWorkflow,
  stepOnProblem,
  stepOnTask,
  taskWorkflow,
} from '#modules/matters/index.ts'
import {
  biddingWorkflow,
  engagementWorkflow,
  stepOnBidding,
  stepOnEngagement,
} from '#modules/talent/index.ts'
import { classWorkflow, ideaWorkflow, stepOnClass, stepOnIdea } from '#modules/training/index.ts'
import type { WorkflowDefinition } from '#platform/workflow/definition.ts'
import type { RegisteredWorkflow } from '#platform/workflow/routes.ts'
import { readingDictionaries } from './dictionaries.ts'

/** Every workflow of the product. A test checks each definition; `docs/workflows.md` is drawn from this list. */
export const workflowDefinitions: readonly WorkflowDefinition[] = [
  factWorkflow,
  templateWorkflow,
  problemWorkflow,
  taskWorkflow,
  classWorkflow,
  ideaWorkflow,
  engagementWorkflow,
  biddingWorkflow,
]

/** What the actions of each do besides, by the workflow's code. */
const acts = (ports: MattersPorts): Record<string, NonNullable<RegisteredWorkflow['act']>> => ({
  [factWorkflow.code]: async (ctx, step) => actOnFact(ctx, await readingDictionaries(ctx.db), step),
  [templateWorkflow.code]: actOnTemplate,
  [problemWorkflow.code]: (ctx, step) => stepOnProblem(ctx, ports, step),
  [taskWorkflow.code]: stepOnTask,
  [classWorkflow.code]: stepOnClass,
  [ideaWorkflow.code]: stepOnIdea,
  [engagementWorkflow.code]: stepOnEngagement,
  [biddingWorkflow.code]: stepOnBidding,
})

/** The same workflows as they are served. */
export const servedWorkflows = (ports: MattersPorts): RegisteredWorkflow[] => {
  const actOf = acts(ports)
  return workflowDefinitions.map((definition) => {
    const act = actOf[definition.code]
    return act === undefined ? { definition } : { definition, act }
  })
}
