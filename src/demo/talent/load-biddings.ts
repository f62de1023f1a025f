import {
  awardIn,
  enterBid,
  enterBidding,
  enterReview,
  openTechnicalNeeds,
  stepOnBiddingIn,
} from '#modules/talent/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from '../data/days.ts'
import { type DemoAccounts, playedBy } from '../training/played-by.ts'

/** How far each bidding of the demo city has come, in the order of the technical needs. */
const courses = [
  'accepted',
  'underway',
  'signed',
  'review',
  'bidding',
  'listed',
  'collected',
  'failed',
] as const
type Course = (typeof courses)[number]
const order: readonly Course[] = [
  'collected',
  'listed',
  'bidding',
  'review',
  'signed',
  'underway',
  'accepted',
]

/** Who bids, all invented. */
const bidders = [
  { bidderName: '沈知远', organisation: '示例应用技术研究院', price: '0.94', months: 12 },
  { bidderName: '陆文昭', organisation: '示例理工大学先进制造学院', price: '0.88', months: 15 },
  { bidderName: '顾明川', organisation: '示例智能装备有限公司', price: '0.97', months: 10 },
] as const

/** What two reviewers say of each bidder: technology, feasibility, team, price. */
const said = [
  {
    reviewerName: '评审专家甲',
    scores: [
      [86, 82, 88, 74],
      [80, 76, 84, 86],
      [72, 84, 70, 66],
    ],
  },
  {
    reviewerName: '评审专家乙',
    scores: [
      [90, 78, 85, 72],
      [83, 80, 79, 88],
      [70, 80, 75, 70],
    ],
  },
] as const

/** Days after which what is done: taken in, listed, open for ten days, reviewed, signed, started, accepted. */
const days = { list: 2, open: 5, until: 15, review: 17, award: 20, start: 24, accept: 200 } as const
/** How long ago a bidding was taken in, so that it stands where it should today. */
const ago: Record<Course, number> = {
  accepted: 240,
  underway: 70,
  signed: 22,
  review: 18,
  bidding: 9,
  listed: 3,
  collected: 1,
  failed: 60,
}

/** Biddings of the technical needs of the demo city, one in each state; none where there are no such needs. */
export async function loadBiddings(tx: Context, { accounts }: { accounts: DemoAccounts }): Promise<void> {
  const today = businessDay(tx.clock)
  const play = playedBy(tx, accounts)
  const needs = await openTechnicalNeeds(tx.db)
  for (const [index, course] of courses.entries()) {
    const need = needs[index]
    if (need === undefined) return
    const first = addDays(today, -ago[course])
    const day = (after: number) => addDays(first, after)
    const on = (after: number) => play(day(after), 'talent')
    const id = await enterBidding(
      on(0),
      {
        needId: need.id,
        title: need.title.slice(0, 120),
        targets: need.targets ?? need.title,
        budget: need.budget ?? '200',
        termMonths: need.termMonths ?? 12,
        propertyRule: need.propertyRule,
        bidFromOn: day(days.open),
        bidUntilOn: day(days.until),
        reviewOn: day(days.review + 1),
        weights: { technology: 35, feasibility: 30, team: 20, price: 15 },
        note: '演示数据',
      },
      true,
    )
    await runCourse(id, course, need.budget ?? '200', day, on)
  }
}

async function runCourse(
  id: string,
  course: Course,
  budget: string,
  day: (after: number) => string,
  on: (after: number) => Context,
): Promise<void> {
  const reaches = (state: Course) => course !== 'failed' && order.indexOf(course) >= order.indexOf(state)
  const isFailed = course === 'failed'
  let version = 0
  const step = (after: number, action: string, told: object = {}) =>
    stepOnBiddingIn(on(after), {
      object: { kind: 'talent.bidding', id },
      action,
      lockVersion: ++version,
      ...told,
    })
  if (!reaches('listed') && !isFailed) return
  await step(days.list, 'list')
  if (!reaches('bidding') && !isFailed) return
  await step(days.open, 'open')
  if (isFailed) return step(days.review, 'fail', { reason: '揭榜期满无人揭榜，建议企业调整指标后再发榜' })
  const ids: string[] = []
  for (const [index, { price, ...bidder }] of bidders.entries())
    ids.push(
      await enterBid(
        on(days.open + 1 + index),
        id,
        {
          ...bidder,
          contactName: bidder.bidderName,
          contactPhone: `1900000${3100 + index}`,
          plan: '分方案论证、样机试制、产线验证三个阶段推进，每阶段设可检测的指标和退出条件。',
          // A share of the budget, in 10,000 yuan with two decimals.
          price: (Math.round(Number(budget) * Number(price) * 100) / 100).toFixed(2),
          receivedOn: day(days.open + 1 + index),
        },
        true,
      ),
    )
  if (!reaches('review')) return
  await step(days.review, 'review')
  for (const { reviewerName, scores } of said)
    for (const [index, [technology, feasibility, team, price]] of scores.entries())
      await enterReview(on(days.review + 1), ids[index]!, {
        reviewerName,
        technology,
        feasibility,
        team,
        price,
        comment: null,
      })
  if (!reaches('signed')) return
  await awardIn(on(days.award), {
    id,
    stateVersion: ++version,
    bidId: ids[0]!,
    signedOn: day(days.award),
    reason: '技术路线成熟，团队有同类产线经验，评审组推荐',
  })
  if (!reaches('underway')) return
  await step(days.start, 'start')
  if (!reaches('accepted')) return
  await step(days.accept, 'accept', {
    values: { result: '各项考核指标均达到，已在产线应用' },
    evidence: [{ text: '第三方检测报告与用户使用证明（演示）', object: null }],
  })
}
