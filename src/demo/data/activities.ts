import type { SeededRandom } from '#core/random/seeded-random.ts'
import type { PostRole } from '#modules/governance/contract.ts'
import { addDays } from './days.ts'
import type { Day, DemoActivity, DemoPost } from './types.ts'

/** What each kind of body does, as it would stand in its own record. */
const titles: Readonly<Partial<Record<PostRole, readonly string[]>>> = {
  leadershipTeam: ['召开产业链调度会，研究断点环节补链', '审议年度工作要点', '听取重点项目进展汇报'],
  chainFund: ['投资决策会通过 1 个项目', '完成季度投后走访', '与链上企业开展融资对接'],
  association: ['组织上下游供需对接会', '召开会员大会', '发布行业用工需求'],
  rdPlatform: ['发布共性技术需求', '开放实验室日', '完成 1 项中试验证'],
  chainPartyCommittee: ['走访链上企业党组织', '召开产业链党委会议', '组织党建指导员培训'],
}

/** The last two or three activities of every body that exists today. */
export function inventActivities(
  random: SeededRandom,
  posts: readonly DemoPost[],
  today: Day,
): DemoActivity[] {
  return posts.flatMap((post, postIndex) => {
    const known = titles[post.role]
    if (known === undefined || post.untilOn !== null) return []
    let heldOn = addDays(today, -random.integer(6, 70))
    return random.sample(known, random.integer(2, 3)).map((title): DemoActivity => {
      const activity = { postIndex, heldOn, title: `${title}（演示）` }
      heldOn = addDays(heldOn, -random.integer(30, 100))
      return activity
    })
  })
}
