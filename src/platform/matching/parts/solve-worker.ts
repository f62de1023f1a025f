import { parentPort, workerData } from 'node:worker_threads'
import { checkCertificate, type Objective } from '#core/matching/optimal/certificate.ts'
import { solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import { decodeProblems, decodeSolutions } from './decode-part.ts'
import { encodeSolutions } from './encode-part.ts'

/** One stored part in a thread of its own. What is checked is what will be stored: it is read back from its bytes. */
const { bytes, objective } = workerData as { bytes: Uint8Array; objective: Objective }
const problems = decodeProblems(bytes)
const result = encodeSolutions(
  problems.map((problem) => {
    const { matching, prices } = solveOptimal(problem, { objective })
    return { matching, prices }
  }),
)
decodeSolutions(result, problems).forEach(({ matching, prices }, at) => {
  const { gap, faults } = checkCertificate(problems[at]!, matching, prices, objective)
  if (gap !== 0 || faults.length > 0)
    throw new Error(`the proof of problem ${at} does not hold: gap ${gap}, ${JSON.stringify(faults)}`)
})
parentPort?.postMessage(result)
