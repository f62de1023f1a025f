import { indexTexts } from '#core/text/similar-texts.ts'
import type { Context } from '#platform/context.ts'
import type { LikeProblem } from '../contract/index.ts'
import { listOpenTexts, listProblemsById } from '../queries/problem.ts'

interface Place {
  chainCode: string | null
  nodeCode: string | null
  enterpriseId: string | null
}

const marksOf = ({ chainCode, nodeCode, enterpriseId }: Place): string[] => [
  ...(chainCode === null ? [] : [`chain:${chainCode}`]),
  ...(nodeCode === null ? [] : [`node:${nodeCode}`]),
  ...(enterpriseId === null ? [] : [`enterprise:${enterpriseId}`]),
]

/**
 * Open problems within the actor's reach that say much the same, most alike first. A person decides whether they are
 * one; nothing is merged by this.
 *
 * @param query.id the problem asked about, left out of the answer; null for one that is not entered yet.
 */
export async function findLikeProblems(
  ctx: Context,
  query: Place & { id: string | null; text: string },
): Promise<LikeProblem[]> {
  const texts = await listOpenTexts(ctx)
  const found = indexTexts(
    texts.map((item) => ({ id: item.id, text: `${item.title}。${item.problem}`, marks: marksOf(item) })),
  ).find({ id: query.id ?? '', text: query.text, marks: marksOf(query) })
  const byId = new Map(
    (
      await listProblemsById(
        ctx.db,
        found.map((match) => match.id),
      )
    ).map((problem) => [problem.id, problem]),
  )
  return found.map((match) => {
    const problem = byId.get(match.id)!
    const shares = (kind: string) => match.sharedMarks.some((mark) => mark.startsWith(`${kind}:`))
    return {
      id: problem.id,
      number: problem.number,
      title: problem.title,
      state: problem.state,
      chainName: problem.chainName,
      nodeName: problem.node?.name ?? null,
      leadName: problem.lead?.name ?? null,
      score: Math.round(match.score * 1000) / 1000,
      sharedPhrases: match.sharedPhrases,
      sameChain: shares('chain'),
      sameNode: shares('node'),
      sameEnterprise: shares('enterprise'),
    }
  })
}
