import type { Context } from '#platform/context.ts'
import { skillGraph } from '../../queries/match-input.ts'
import { type CutText, keepWords, type TextSide, uncutTexts } from '../../queries/text-words.ts'
import { cutInWorker } from './run-tasks.ts'

/** Written at a time, so that the embedded database serves others in between. */
const perStatement = 500
/** Cut at a time: the dictionary is read once for them. */
const perCut = 20_000
/** Keeps what a run had to cut. */
export async function keepCut(
  ctx: Context,
  cut: { readonly needs: readonly CutText[]; readonly people: readonly CutText[] },
): Promise<void> {
  await keep(ctx, 'need', cut.needs)
  await keep(ctx, 'person', cut.people)
}

async function keep(ctx: Context, side: TextSide, texts: readonly CutText[]): Promise<void> {
  for (let from = 0; from < texts.length; from += perStatement)
    await keepWords(ctx.db, side, texts.slice(from, from + perStatement))
}

/** Cuts the texts of needs and people that were written since, in a thread; where there are none it is one look. */
export async function cutNewTexts(ctx: Context): Promise<void> {
  for (const side of ['need', 'person'] as const) {
    const texts = await uncutTexts(ctx.db, side, perCut)
    if (texts.length === 0) continue
    const skills = await skillGraph(ctx.db)
    await keep(ctx, side, await cutInWorker({ texts, vocabulary: skills.map(({ name }) => name) }))
  }
}
