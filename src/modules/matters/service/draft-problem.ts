import { findChainByCode, gapLabels, ruleWords, verdictOfNode } from '#modules/chains/index.ts'
import { findFact } from '#modules/documents/index.ts'
import type { Context } from '#platform/context.ts'
import { AppError, badField } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { ProblemInput } from '../contract/index.ts'
import type { MattersPorts } from '../ports.ts'
import { sees } from './checks.ts'

/** How much of a fact's sentence becomes the title of a problem. */
const titleLength = 36

/** How the title of a problem says what is wrong with its node. */
const titleWords = {
  break: '存在断点',
  choke: '存在卡点',
  block: '存在堵点',
  weak: '本地配套薄弱',
  sound: '需要关注',
} as const satisfies Record<keyof typeof gapLabels.verdict, string>

/** `2026年3月5日` of `2026-03-05`, as official papers write a day. */
const chineseDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** What a problem raised from a gap would say: the verdict and the rules that gave it, linked to the node. */
export async function draftFromGap(
  ctx: Context,
  chainCode: string,
  nodeCode: string,
): Promise<Partial<ProblemInput>> {
  requireRight(ctx, 'matters.problem.open')
  const chain = await findChainByCode(ctx.db, chainCode)
  if (chain === null)
    throw badField('chainCode', 'chains.chain.unknown', `there is no chain ${chainCode}`, { chainCode })
  const gap = await verdictOfNode(ctx, chainCode, nodeCode)
  const word = gapLabels.verdict[gap.verdict]
  const reasons = gap.rulesMatched.map((rule) => ruleWords[rule] ?? rule).join('；')
  return {
    title: `${gap.nodeName}环节${titleWords[gap.verdict]}`,
    problem: `${chain.name}产业链“${gap.nodeName}”环节于${chineseDay(gap.computedOn)}诊断为${word}：${reasons}。`,
    chainCode,
    nodeCode,
    origin: 'gap',
    isBlocking: gap.verdict === 'block',
    verdict: gap.verdict,
    raisedFrom: [{ kind: 'chains.node', id: nodeCode }],
  }
}

/** What a problem raised from a fact would say: its sentence, about the first chain it speaks of. */
export async function draftFromFact(
  ctx: Context,
  ports: Pick<MattersPorts, 'guards'>,
  factId: string,
): Promise<Partial<ProblemInput>> {
  requireRight(ctx, 'matters.problem.open')
  requireRight(ctx, 'documents.fact.read')
  const ref = { kind: 'documents.fact', id: factId }
  const fact = (await sees(ctx, ports, ref)) ? await findFact(ctx.db, factId) : null
  if (fact === null)
    throw new AppError('notFound', 'documents.fact.unknown', `there is no fact ${factId}`, { id: factId })
  const sentence = fact.sentence.trim()
  const characters = [...sentence]
  return {
    title: characters.length > titleLength ? `${characters.slice(0, titleLength).join('')}…` : sentence,
    problem: sentence,
    chainCode: fact.aboutRefs.find((ref) => ref.kind === 'chains.chain')?.id,
    origin: 'fact',
    raisedFrom: [ref],
  }
}
