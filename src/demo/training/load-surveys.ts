import { seededRandom } from '#core/random/seeded-random.ts'
import { chainDescribers } from '#modules/chains/index.ts'
import { directoryDescribers } from '#modules/directory/index.ts'
import { enterProblem, type MattersPorts, mattersDescribers } from '#modules/matters/index.ts'
import type { Answers, SurveyFields } from '#modules/training/contract/index.ts'
import {
  changeGroupIn,
  draftFromResearch,
  enterDiscussion,
  enterSurvey,
  loadAnswers,
  moveSurveyIn,
  proposeGroupsIn,
  trainingDescribers,
} from '#modules/training/index.ts'
import { businessDay, fixedClock } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { builtInGrouper } from '#platform/text-grouping/built-in.ts'
import { addDays } from '../data/days.ts'
import { middles, openAnswers } from '../data/survey-answers.ts'
import { must } from '../loaded.ts'

interface Cast {
  organisationIds: ReadonlyMap<string, string>
}

/** Groups of answers that were confirmed, by a word of their name, and what they were named. */
const confirmed: readonly (readonly [word: string, name: string])[] = [
  ['用地', '光伏项目用地指标不足'],
  ['人才', '研发和技术人才引进难、留不住'],
  ['配套', '关键辅材本地配套不足'],
]

/**
 * Research before training of the demo city: a closed anonymous survey with its answers grouped and a problem raised, an
 * open one, and a visit. Each step is done through the services on the day it would have been done; nobody is told.
 */
export async function loadSurveys(
  tx: Context,
  { organisationIds }: Cast,
  chainParties: MattersPorts['chainParties'],
): Promise<void> {
  const today = businessDay(tx.clock)
  const askedByOrgId = must(organisationIds.get('organization-department'), 'the organisation department')
  const on = (daysAgo: number): Context => ({
    ...tx,
    clock: fixedClock(`${addDays(today, -daysAgo)}T02:00:00Z`),
    actor: { ...tx.actor, id: 'demo', name: '干部教育科', orgId: askedByOrgId },
    jobs: { enqueue: () => Promise.resolve() },
  })
  const unit = (code: string) => ({
    kind: 'organisation' as const,
    orgId: must(organisationIds.get(code), code),
    withBelow: true,
  })
  const common = {
    askedByOrgId,
    basis: '年度干部教育培训计划（演示）',
    frequency: 'once' as const,
    isAnonymous: true,
    minimumSample: 5,
    strata: 'none' as const,
    remindDaysBefore: 3,
    mostReminders: 2,
    isPublic: false,
    classId: null,
  }
  const closed: SurveyFields = {
    ...common,
    title: '光伏产业链专题班训前调研',
    purpose: '了解光伏产业链相关干部和企业最需要的培训主题，以及当前最突出的问题，据此安排课程。',
    minutes: 4,
    chainCode: 'pv',
    opensOn: addDays(today, -20),
    closesOn: addDays(today, -8),
    questions: [
      {
        kind: 'matrix',
        text: '请评价下列主题的重要程度和您的掌握程度',
        required: true,
        options: [],
        mostChoices: null,
        topicCodes: Object.keys(middles),
      },
      {
        kind: 'single',
        text: '您最希望的培训方式',
        required: true,
        options: ['集中授课', '现场教学', '案例研讨', '线上学习'],
        mostChoices: null,
        topicCodes: [],
      },
      {
        kind: 'multiple',
        text: '您方便参加培训的时间',
        required: false,
        options: ['工作日上午', '工作日下午', '工作日晚上', '周末'],
        mostChoices: 2,
        topicCodes: [],
      },
      {
        kind: 'open',
        text: '您认为光伏产业链当前最突出的问题是什么',
        required: false,
        options: [],
        mostChoices: null,
        topicCodes: [],
      },
    ],
    audience: [
      unit('organization-department'),
      unit('economy-information'),
      unit('investment-promotion'),
      unit('development-reform'),
      unit('natural-resources-planning'),
      unit('finance'),
      unit('human-resources'),
      unit('science-technology'),
      unit('commerce'),
      unit('agriculture-rural'),
      unit('market-regulation'),
    ],
  }
  const id = await enterSurvey(on(21), closed, true)
  await moveSurveyIn(on(20), id, 'open')
  const openQuestion = await loadAnswers(on(12), id, demoAnswers)
  await moveSurveyIn(on(7), id, 'closed')
  await decideOnGroups(tx, on(6), openQuestion, chainParties)
  const openId = await enterSurvey(
    on(3),
    {
      ...closed,
      title: '下半年重点产业链培训需求调研',
      purpose: '征求下半年各重点产业链培训主题和时间安排的意见。',
      minutes: 3,
      chainCode: null,
      opensOn: addDays(today, -2),
      closesOn: addDays(today, 10),
      isPublic: true,
      questions: [
        {
          kind: 'matrix',
          text: '请评价下列主题的重要程度和您的掌握程度',
          required: true,
          options: [],
          mostChoices: null,
          topicCodes: ['industrial-policy', 'investment-cases', 'fund-attraction', 'talent-attraction'],
        },
        ...closed.questions.slice(1),
      ],
      audience: [unit('investment-promotion'), unit('economy-information')],
    },
    true,
  )
  await moveSurveyIn(on(2), openId, 'open')
  await enterDiscussion(
    on(15),
    {
      kind: 'visit',
      title: '光伏玻璃企业走访座谈',
      heldOn: addDays(today, -15),
      place: '经开区',
      hostOrgId: askedByOrgId,
      chainCode: 'pv',
      enterpriseId: null,
      summary: '围绕扩产、用工和培训需求听取意见。',
      participants: [{ personId: null, name: '企业负责人（演示）' }],
      findings: [
        { id: null, text: '窑炉冷修期间一线熟练工流失，复产后招工难', nodeCode: null },
        { id: null, text: '希望培训班安排到外地玻璃企业现场教学', nodeCode: null },
      ],
    },
    true,
  )
}

const random = () => seededRandom('demo surveys')

/** Answers of one who was asked, by the order of answering. */
function demoAnswers(
  questions: readonly { id: string; kind: string; topics: readonly { code: string }[] }[],
  at: number,
): Answers | null {
  // Every ninth does not answer.
  if (at % 9 === 8) return null
  const text = openAnswers[at - Math.floor(at / 9)]
  if (text === undefined) return null
  const own = random().fork(String(at))
  const grade = (middle: number) => Math.max(1, Math.min(5, Math.round(middle + own.decimal(-1.3, 1.3, 2))))
  return Object.fromEntries(
    questions.flatMap(({ id, kind, topics }): [string, Answers[string]][] => {
      if (kind === 'matrix')
        return [
          [
            id,
            {
              kind: 'matrix',
              rows: Object.fromEntries(
                topics.map(({ code }) => {
                  const [importance, mastery] = middles[code] ?? [3, 3]
                  return [code, { importance: grade(importance), mastery: grade(mastery) }]
                }),
              ),
            },
          ],
        ]
      if (kind === 'single') return [[id, { kind: 'single', choice: own.pick([0, 1, 1, 1, 2, 2, 3]) }]]
      if (kind === 'multiple') return [[id, { kind: 'multiple', choices: own.sample([0, 1, 2, 3], 2) }]]
      return text === '' ? [] : [[id, { kind: 'open', text }]]
    }),
  )
}

/** Confirms some of the groups and raises a problem from the first. */
async function decideOnGroups(
  tx: Context,
  on: Context,
  questionId: string,
  chainParties: MattersPorts['chainParties'],
): Promise<void> {
  const groups = await proposeGroupsIn(on, builtInGrouper, questionId)
  const today = businessDay(tx.clock)
  const ports: MattersPorts = {
    // The program sees everything.
    guards: {},
    describers: { ...chainDescribers, ...directoryDescribers, ...mattersDescribers, ...trainingDescribers },
    // Accounts exist from today only: whoever stands today has stood all along.
    chainParties: (db, chainCode) => chainParties(db, chainCode, today),
  }
  for (const [at, [word, name]] of confirmed.entries()) {
    const group = groups.find((one) => one.name.includes(word))
    if (group === undefined) continue
    await changeGroupIn(on, { id: group.id, lockVersion: 1, name, state: 'confirmed' })
    if (at > 0) continue
    const draft = await draftFromResearch(on, group.id)
    await enterProblem(
      on,
      ports,
      {
        title: name,
        problem: draft.problem ?? name,
        chainCode: 'pv',
        origin: 'research',
        raisedFrom: draft.raisedFrom ?? [],
      },
      true,
    )
  }
}
