import { indexTexts } from '#core/text/similar-texts.ts'
import type { Context } from '#platform/context.ts'
import type { LikeIdea, LikeIdeaQuery } from '../../contract/index.ts'
import { comparedIdeas } from '../../queries/idea.ts'

const marksOf = ({
  chainCode,
  nodeCode,
}: {
  chainCode: string | null
  nodeCode: string | null
}): string[] => [
  ...(chainCode === null ? [] : [`chain:${chainCode}`]),
  ...(nodeCode === null ? [] : [`node:${nodeCode}`]),
]

/**
 * Ideas that say much the same as a text, most alike first. Of what is not the actor's to read the title is told, so
 * that nobody hands in what waits already, and nothing of its text.
 */
export async function findLikeIdeas(ctx: Context, query: LikeIdeaQuery): Promise<LikeIdea[]> {
  const known = await comparedIdeas(ctx)
  const byId = new Map(known.map((one) => [one.id, one]))
  return indexTexts(
    known.map((one) => ({ id: one.id, text: `${one.title}。${one.text}`, marks: marksOf(one) })),
  )
    .find({ id: query.id ?? '', text: query.text, marks: marksOf(query) })
    .map((match) => {
      const { id, number, title, state, mayOpen } = byId.get(match.id)!
      return {
        id,
        number,
        title,
        state,
        score: Math.round(match.score * 1000) / 1000,
        mayOpen,
        sharedPhrases: mayOpen ? match.sharedPhrases : [],
      }
    })
}
