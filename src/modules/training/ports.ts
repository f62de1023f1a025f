import type { MattersPorts } from '#modules/matters/index.ts'
import type { Guards } from '#platform/rights/rights.ts'
import type { AnswerGrouper } from '#platform/text-grouping/answer-grouper.ts'
import type { Describers } from '#platform/thread/thread.ts'

/** What training is told by the rest of the product. */
export interface TrainingPorts {
  /** What only this installation knows, from which personal addresses are made. */
  secret(): Promise<string>
  /** Names of problems that were raised from groups and findings, and who may see them. */
  describers: Describers
  guards: Guards
  /** Who handles what concerns a chain. */
  chainParties: MattersPorts['chainParties']
}

/** What the module's jobs need. */
export interface TrainingJobPorts {
  grouper: AnswerGrouper
}
