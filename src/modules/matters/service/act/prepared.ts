import type { Context } from '#platform/context.ts'
import type { Link } from '#platform/thread/thread.ts'
import type { Moved } from '#platform/workflow/engine.ts'
import type { StepInput } from '#platform/workflow/instance.ts'
import type { ProblemStep } from '../../contract/index.ts'
import type { MattersPorts } from '../../ports.ts'
import type { StoredProblem } from '../../queries/problem.ts'
import type { ProblemChange } from '../../queries/problem-writes.ts'

/** An action made ready: what the engine is told, what changes on the problem, and what follows in the transaction. */
export interface Prepared {
  input: StepInput
  change?: ProblemChange
  /** Beside the change, for the audit entry. */
  after?: Record<string, unknown>
  links?: Link[]
  follow?(tx: Context, moved: Moved): Promise<void>
}

/** Makes one action ready. @throws AppError where the module itself refuses it */
export type Prepare = (
  tx: Context,
  problem: StoredProblem,
  input: ProblemStep,
  ports: MattersPorts,
) => Promise<Prepared>
