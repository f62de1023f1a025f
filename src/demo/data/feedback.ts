import { seededRandom } from '#core/random/seeded-random.ts'
import type { FollowUpAnswers, RatingAnswers, RatingLevel } from '#modules/training/contract/index.ts'

const comments = [
  '案例贴近本地企业，回去就能用。',
  '希望多讲光伏辅材配套的实例。',
  '信息量大，课件希望能发给学员。',
  '讲得清楚，时间略紧，讨论不够。',
  '政策讲得透，最好配上申报流程。',
  '建议增加企业现场教学。',
  '语速偏快，后排听不太清。',
  '有问题想请教，电话 13800001234。',
]

/** How the sessions of a held class went, one after the other: how likely each level is, the best first. */
const moods: readonly (readonly [number, number, number])[] = [
  [0.75, 0.2, 0.05],
  [0.4, 0.45, 0.12],
  [0.1, 0.35, 0.35],
]

const random = () => seededRandom('demo feedback')

/**
 * What somebody says of a session.
 *
 * @param few whether too few rate it to be told.
 */
export function demoRating(
  round: string,
  session: number,
  person: number,
  few: boolean,
): RatingAnswers | null {
  const own = random().fork(`${round} ${session} ${person}`)
  if (few ? person > 2 : person % 5 === 4) return null
  const [best, good, fair] = moods[session % moods.length]!
  const level = (): RatingLevel => {
    const drawn = own.decimal(0, 1, 3)
    if (drawn < best) return 'verySatisfied'
    if (drawn < best + good) return 'satisfied'
    return drawn < best + good + fair ? 'pass' : 'dissatisfied'
  }
  return {
    items: {
      relevance: level(),
      theory: level(),
      information: level(),
      expression: level(),
      manner: level(),
    },
    qualities: { specialised: level(), refined: level(), practical: level() },
    comment: person % 4 === session % 4 ? (comments[(person + session) % comments.length] ?? null) : null,
  }
}

const uses: readonly Pick<FollowUpAnswers, 'where' | 'hindrance' | 'example'>[] = [
  { where: '走访链上企业时', hindrance: null, example: '按课上讲的方法帮企业梳理了辅材供应清单。' },
  { where: '编制招商目标清单', hindrance: '缺少企业数据', example: null },
  { where: null, hindrance: '本职工作忙，没有机会用', example: null },
  { where: '政策宣讲', hindrance: '口径还需要上级明确', example: '用课上的案例给乡镇做了一次宣讲。' },
]

/** What somebody uses of a class three months on. */
export function demoFollowUp(person: number): FollowUpAnswers | null {
  if (person % 3 === 2) return null
  const own = random().fork(`follow-up ${person}`)
  return {
    used: own.pick(['yes', 'yes', 'partly', 'partly', 'no']),
    ...uses[person % uses.length]!,
    lacking: own.sample(['talent-attraction', 'land-use', 'investment-cases', 'fund-attraction'], person % 3),
  }
}

const questions = ['service', 'efficiency', 'atmosphere'] as const

/** What enterprises said of a unit in a quarter. @param better whether a little more is made of it. */
export function demoFigures(unit: number, quarter: string, better: boolean) {
  const own = random().fork(`figure ${unit} ${quarter}`)
  return questions.flatMap((question, at) =>
    (['all', 'newcomers'] as const).map((asked) => ({
      question,
      asked,
      mean: (3.7 + at * 0.12 + (unit % 5) * 0.06 + own.decimal(-0.15, 0.15, 2) + (better ? 0.18 : 0)).toFixed(
        2,
      ),
      answers: asked === 'all' ? own.integer(24, 60) : own.integer(6, 14),
    })),
  )
}
