import type { Grade, ProblemState } from '../contract/index.ts'

/** Why a problem may not be closed yet, as an error reason; null when it may. */
export function closingRefusal(problem: {
  state: ProblemState
  enterpriseNamed: boolean
  proofs: number
  /** The enterprise's last word since the problem was last said to be solved; null when it has not spoken. */
  lastGrade: Grade | null
}): 'matters.problem.noProof' | 'matters.problem.wordMissing' | 'matters.problem.unsatisfied' | null {
  if (problem.proofs === 0) return 'matters.problem.noProof'
  if (!problem.enterpriseNamed) return null
  if (problem.state !== 'rated' || problem.lastGrade === null) return 'matters.problem.wordMissing'
  return problem.lastGrade === 'unsatisfied' ? 'matters.problem.unsatisfied' : null
}

/** States in which a problem is settled and no longer holds its node up. */
const settledStates: readonly ProblemState[] = ['closed', 'merged']

/** Whether the problem is evidence of a block on its node: it is open, blocking, and names a node. */
export function blocksNode(problem: {
  state: ProblemState
  isBlocking: boolean
  nodeCode: string | null
}): boolean {
  return problem.isBlocking && problem.nodeCode !== null && !settledStates.includes(problem.state)
}

/** Working days a problem gets that an unsatisfied enterprise has re-opened. */
export const reopenedWorkdays = 10
