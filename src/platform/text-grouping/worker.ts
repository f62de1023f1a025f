import { parentPort, workerData } from 'node:worker_threads'
import { groupAnswers } from '#core/text/answer-groups/group-answers.ts'
import { wordsOf } from './words.ts'

/** One grouping in a thread of its own; see `built-in.ts`. */
const { answers, vocabulary } = workerData as { answers: string[]; vocabulary: string[] }
parentPort?.postMessage(groupAnswers(answers, wordsOf(vocabulary)))
