import { Worker } from 'node:worker_threads'
import type { Grouping } from '#core/text/answer-groups/group-answers.ts'
import type { AnswerGrouper } from './answer-grouper.ts'

/**
 * TF-IDF and average link over words of jieba: no model, no network, the same groups for the same answers. It runs in a
 * thread of its own, because thousands of answers take seconds in which nobody else would be answered.
 */
export const builtInGrouper: AnswerGrouper = {
  name: 'tf-idf',
  group: (answers, vocabulary) =>
    new Promise<Grouping>((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: { answers, vocabulary },
      })
      worker.once('message', (grouping: Grouping) => resolve(grouping))
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the grouping ended with ${code} and no result`)))
    }),
}
