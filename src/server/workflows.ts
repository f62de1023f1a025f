import { actOnTemplate, templateWorkflow } from '#modules/chains/index.ts'
import { actOnFact, factWorkflow } from '#modules/documents/index.ts'
import { problemWorkflow, taskWorkflow } from '#modules/matters/index.ts'
import type { RegisteredWorkflow } from '#platform/workflow/routes.ts'
import { readingDictionaries } from './dictionaries.ts'

/** Every workflow of the product. A test checks each definition; `docs/workflows.md` is drawn from this list. */
export const workflows: RegisteredWorkflow[] = [
  {
    definition: factWorkflow,
    act: async (ctx, step) => actOnFact(ctx, await readingDictionaries(ctx.db), step),
  },
  { definition: templateWorkflow, act: actOnTemplate },
  { definition: problemWorkflow },
  { definition: taskWorkflow },
]

export const workflowDefinitions = workflows.map((workflow) => workflow.definition)
