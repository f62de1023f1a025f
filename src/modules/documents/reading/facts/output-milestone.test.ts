import { describe, expect, it } from 'vitest'
import { argsOf } from '../testing/reading.ts'

const milestones = (text: string, publishedOn: string | null = '2024-03-01') =>
  argsOf('outputMilestone', text, publishedOn).map(({ industry, amountYuan, status, year }) => [
    industry,
    amountYuan / 1e8,
    status,
    year,
  ])

describe('milestones of output', () => {
  it.each([
    ['先进装备制造产业产值已超千亿元。', [['先进装备制造', 1000, 'reached', null]]],
    ['2022年，光伏产业产值首次突破500亿元。', [['光伏', 500, 'reached', 2022]]],
    ['去年，全市绿色食品产业产值突破1200亿元大关。', [['绿色食品', 1200, 'reached', 2023]]],
    [
      '今年光伏、新能源电池等产业产值有望突破千亿元。',
      [
        ['光伏', 1000, 'expected', 2024],
        ['新能源电池', 1000, 'expected', 2024],
      ],
    ],
    ['预计到2025年，智能家电产业产值突破1000亿元。', [['智能家电', 1000, 'expected', 2025]]],
    [
      '目前，新型化工产业产值达到千亿元，今年汽车产业产值有望突破500亿元。',
      [
        ['新型化工', 1000, 'reached', null],
        ['汽车', 500, 'expected', 2024],
      ],
    ],
    ['全市电子信息产业产值跨越1.2万亿元。', [['电子信息', 12000, 'reached', null]]],
    ['截至目前，磁性材料产业链产值突破两百亿元。', [['磁性材料', 200, 'reached', null]]],
    ['汽车及零部件产业产值突破1500亿元。', [['汽车及零部件', 1500, 'reached', null]]],
    [
      '光伏和半导体产业产值均突破百亿元。',
      [
        ['光伏', 100, 'reached', null],
        ['半导体', 100, 'reached', null],
      ],
    ],
    ['预计全年智能装备产业产值将突破百亿元。', [['智能装备', 100, 'expected', null]]],
    ['宜宾动力电池产业产值突破千亿元。', [['动力电池', 1000, 'reached', null]]],
    ['安徽省合肥市光伏产业产值突破千亿元。', [['光伏', 1000, 'reached', null]]],
    ['新材料产业实现产值突破300亿元。', [['新材料', 300, 'reached', null]]],
    ['光伏产业产值有望在年内突破千亿元。', [['光伏', 1000, 'expected', 2024]]],
    [
      '预计今年光伏产业产值突破千亿元，汽车产业产值突破500亿元。',
      [
        ['光伏', 1000, 'expected', 2024],
        ['汽车', 500, 'expected', 2024],
      ],
    ],
    [
      '去年，食品产业产值突破300亿元，智能家电产业产值突破400亿元。',
      [
        ['食品', 300, 'reached', 2023],
        ['智能家电', 400, 'reached', 2023],
      ],
    ],
    ['力争光伏产业产值突破2000亿元，目前汽车产业产值已突破100亿元。', [['汽车', 100, 'reached', null]]],
    ['光伏产业产值有望突破千亿元，汽车产业产值突破500亿元。', [['光伏', 1000, 'expected', null]]],
    ['据预测，2025年机器人产业产值将超过500亿元。', [['机器人', 500, 'expected', 2025]]],
    ['轴承产业总产值突破百亿元。', [['轴承', 100, 'reached', null]]],
    [
      '光伏、半导体产业产值均突破五百亿元。',
      [
        ['光伏', 500, 'reached', null],
        ['半导体', 500, 'reached', null],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(milestones(text)).toEqual(expected)
  })

  it.each([
    ['it is aimed at', '力争光伏产业产值突破千亿元。'],
    ['it is a target', '会议明确，光伏产业产值的目标是突破千亿元。'],
    ['it is a plan for a year to come', '到2027年，光伏产业产值达到2000亿元。'],
    ['it failed', '受市场影响，光伏产业产值未能突破千亿元。'],
    ['it is asked for', '要推动光伏产业产值突破千亿元。'],
    ['it is a dream', '未来五年光伏产业产值突破千亿元不是梦。'],
    ['it is a question', '光伏产业产值能否突破千亿元？'],
    ['it is the value of a firm', '云川光伏有限公司产值突破百亿元。'],
    ['it is a count of firms', '全市拥有产值超百亿元的企业3家。'],
    ['it is an increase', '光伏产业产值比上年增加超100亿元。'],
    ['it is a plain value', '2022年光伏产业产值达873亿元，增长113%。'],
    ['it is the whole city', '全市工业总产值突破5000亿元。'],
    ['it is all chains together', '八大产业链产值突破5000亿元。'],
    ['it is a level to be built', '着力打造产值超千亿级光伏产业集群。'],
    ['it is investment', '光伏产业完成投资突破千亿元。'],
    ['an official quotes a target', '“我们的目标是今年光伏产业产值突破千亿元。”市长李明说。'],
    [
      'the aim reaches over',
      '力争光伏产业产值突破千亿元，汽车产业产值突破500亿元，食品产业产值突破300亿元。',
    ],
    ['it is a task', '今年主要任务是：光伏产业产值突破2000亿元。'],
    ['it is years off', '六安市提出，通过三年努力，实现铁基材料产业产值突破千亿元。'],
    ['it is the name of a campaign', '实施光伏产业产值突破千亿元三年行动。'],
    ['it is the title of a paper', '《光伏产业产值突破千亿元实施办法》印发。'],
    ['a project would bring it', '项目达产后，光伏产业产值可突破千亿元。'],
    ['it is nearly so', '光伏产业产值突破千亿元只差一步之遥。'],
    ['it is denied behind', '光伏产业产值突破千亿元的消息并不属实。'],
    ['it is a part of the year', '光伏产业产值上半年达100亿元。'],
    ['another province has it', '滁州市召开会议，浙江省光伏产业产值突破千亿元。滁州市表示祝贺。'],
    ['another place has it', '滁州市考察团成行。滁州市组织。滁州市表示，常州市光伏产业产值突破千亿元。'],
  ])('none when %s', (_why, text) => {
    expect(milestones(text)).toEqual([])
  })
})
