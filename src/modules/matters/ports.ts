import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import type { Guards } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import type { Party } from '#platform/workflow/instance.ts'
import type { Level, ProblemInput, TaskInput } from './contract/index.ts'

/** Who stands on each step of the ladder of a chain, as the module that keeps the posts knows it. */
export interface ChainStanding {
  parties: Readonly<Record<Level, Party>>
  /** Steps that nobody who could act stands on, so that the chain's office and the head office stand in there. */
  standIns: readonly Level[]
}

/** What problems and tasks raised from objects of later modules would say. */
export interface LaterDrafts {
  problemFromResearch(ctx: Context, id: string): Promise<Partial<ProblemInput>>
  taskFromIdea(ctx: Context, id: string): Promise<Partial<TaskInput>>
}

/** What problems and tasks are told by the rest of the product. */
export interface MattersPorts {
  /** Names of the objects that problems and tasks come from and are proved by. */
  describers: Describers
  /** Who may see those objects: what one may not see can neither be named nor is its name told. */
  guards: Guards
  chainParties(db: Db, chainCode: string, today: string): Promise<ChainStanding>
}
