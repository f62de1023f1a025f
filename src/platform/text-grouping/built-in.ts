import type { Grouping } from '#core/text/answer-groups/group-answers.ts'
import { inWorker } from '../threads/in-worker.ts'
import type { AnswerGrouper } from './answer-grouper.ts'

/**
 * TF-IDF and average link over words of jieba: no model, no network, the same groups for the same answers. It runs in a
 * thread of its own, because thousands of answers take seconds in which nobody else would be answered.
 */
export const builtInGrouper: AnswerGrouper = {
  name: 'tf-idf',
  group: (answers, vocabulary) =>
    inWorker<Grouping>(new URL('./worker.ts', import.meta.url), { answers, vocabulary }),
}
