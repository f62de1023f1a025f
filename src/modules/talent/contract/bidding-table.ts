import { calendarDay, decimal, integer, text } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'
import { type Criterion, usualWeights } from './bidding-terms.ts'
import { enterpriseColumn } from './shared-columns.ts'

const fromNeed = { zh: '留空取技术需求所写。', en: 'Empty takes what the need says.' }

const weight = (criterion: Criterion, zh: string, en: string) =>
  integer({
    title: { zh: `权重：${zh}`, en: `Weight of ${en}` },
    aliases: [`${zh}权重`],
    note: {
      zh: `四项合计 100；四项都留空按常用权重（${Object.values(usualWeights).join('、')}）。`,
      en: 'The four come to 100; all empty takes the usual ones.',
    },
    required: false,
    min: 0,
    max: 100,
    width: 12,
    list: 'more',
    example: String(usualWeights[criterion]),
  })

/**
 * What biddings are brought as in a file: each is the one of its title at its enterprise, and a new one waits as collected
 * until somebody lists it. Where it stands, bids and reviews are no part of it: people move and enter them.
 */
export const biddingTable = describeTable({
  object: 'talent.bidding',
  title: { zh: '揭榜挂帅榜单', en: 'Open-list biddings' },
  key: ['enterpriseId', 'title'],
  columns: {
    title: text({
      title: { zh: '榜题', en: 'Title' },
      aliases: ['榜单名称', '项目名称', '技术难题', '名称'],
      required: true,
      min: 4,
      max: 120,
      width: 36,
      example: '高效电池组件降本技术攻关',
    }),
    enterpriseId: enterpriseColumn({
      title: { zh: '发榜企业', en: 'Enterprise' },
      aliases: ['企业', '企业名称', '发榜单位', '需求单位', '统一社会信用代码'],
      width: 28,
    }),
    needTitle: text({
      title: { zh: '技术需求', en: 'Technical need' },
      aliases: ['需求名称', '对应需求'],
      note: {
        zh: '该企业开放中的技术需求的名称；留空取与榜题同名的需求。',
        en: 'Title of an open technical need of the enterprise; empty means the one of this title.',
      },
      required: false,
      max: 100,
      width: 28,
      list: 'more',
    }),
    targets: text({
      title: { zh: '考核指标', en: 'What must be reached' },
      aliases: ['目标指标', '技术指标', '攻关目标'],
      note: fromNeed,
      required: false,
      max: 2000,
      width: 48,
      list: 'more',
      example: '量产平均转换效率不低于 26%，良率不低于 98%',
    }),
    budget: decimal({
      title: { zh: '预算', en: 'Budget' },
      aliases: ['榜额', '悬赏金额', '经费预算', '预算金额'],
      note: fromNeed,
      required: false,
      scale: 2,
      min: 0,
      max: 999_999_999,
      unit: '万元',
      width: 12,
      example: '300',
    }),
    termMonths: integer({
      title: { zh: '期限（月）', en: 'Months' },
      aliases: ['完成期限', '攻关期限', '期限'],
      note: fromNeed,
      required: false,
      min: 1,
      max: 120,
      width: 10,
      list: 'more',
      example: '18',
    }),
    propertyRule: text({
      title: { zh: '成果归属', en: 'Whose the results are' },
      aliases: ['知识产权归属', '产权约定'],
      note: fromNeed,
      required: false,
      max: 500,
      width: 24,
      list: 'more',
    }),
    bidFromOn: calendarDay({
      title: { zh: '揭榜开始', en: 'Bids from' },
      aliases: ['揭榜开始日期', '开始日期'],
      required: true,
      width: 12,
      list: 'more',
      example: '2027-03-01',
    }),
    bidUntilOn: calendarDay({
      title: { zh: '揭榜截止', en: 'Bids until' },
      aliases: ['揭榜截止日期', '截止日期'],
      required: true,
      width: 12,
      example: '2027-03-31',
    }),
    reviewOn: calendarDay({
      title: { zh: '评审日期', en: 'Review on' },
      aliases: ['评审时间'],
      note: { zh: '在揭榜截止之后。', en: 'After bids were taken.' },
      required: true,
      width: 12,
      list: 'more',
      example: '2027-04-10',
    }),
    weightTechnology: weight('technology', '技术先进性', 'technology'),
    weightFeasibility: weight('feasibility', '方案可行性', 'feasibility'),
    weightTeam: weight('team', '团队能力', 'team'),
    weightPrice: weight('price', '报价合理性', 'price'),
    note: text({
      title: { zh: '说明', en: 'Note' },
      aliases: ['备注'],
      required: false,
      max: 1000,
      width: 24,
      list: 'more',
    }),
  },
})
