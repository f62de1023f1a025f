import type { Grouping } from '#core/text/answer-groups/group-answers.ts'

/** Whatever groups open answers by meaning: the method that comes with the product, or a model put in its place. */
export interface AnswerGrouper {
  /** Told beside the groups it proposed. */
  name: string
  /**
   * Proposes groups. Every place of the input is in one group or in the rest.
   *
   * @param vocabulary words of the field that are not to be cut apart: chains, nodes, enterprises.
   */
  group(answers: readonly string[], vocabulary: readonly string[]): Promise<Grouping>
}
