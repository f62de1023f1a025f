import { describe, expect, it } from 'vitest'
import { argsOf } from '../testing/reading.ts'

const streaks = (text: string, publishedOn: string | null = null) =>
  argsOf('rankStreak', text, publishedOn).map(({ track, quarters, place, among, asOf }) => [
    track,
    quarters,
    place,
    among,
    asOf,
  ])

describe('streaks in the rankings', () => {
  it.each([
    ['经济运行连续三个季度位居全省第一。', [['economy', 3, 1, 'province', null]]],
    ['营商环境连续6个季度全省第二。', [['businessEnvironment', 6, 2, 'province', null]]],
    [
      '2023年一季度，云川市经济运行连续5个季度、营商环境连续4个季度均居全省第一。',
      [
        ['economy', 5, 1, 'province', '2023Q1'],
        ['businessEnvironment', 4, 1, 'province', '2023Q1'],
      ],
    ],
    ['截至2022年全年，全市经济发展连续4个季度稳居全省第3位。', [['economy', 4, 3, 'province', '2022Q4']]],
    [
      '在全省营商环境评价中，我市连续两个季度位列全省第一。',
      [['businessEnvironment', 2, 1, 'province', null]],
    ],
    [
      '经济运行和营商环境连续七个季度蝉联全省第一名。',
      [
        ['economy', 7, 1, 'province', null],
        ['businessEnvironment', 7, 1, 'province', null],
      ],
    ],
    ['该县经济运行连续三个季度居全市首位。', [['economy', 3, 1, 'city', null]]],
  ])('%s', (text, expected) => {
    expect(streaks(text)).toEqual(expected)
  })

  it.each([
    [
      'places said apart belong to the streaks in order',
      '经济运行连续5个季度、营商环境连续4个季度分别居全省第一、第三位。',
      [
        ['economy', 5, 1, 'province', null],
        ['businessEnvironment', 4, 3, 'province', null],
      ],
    ],
    ['the track may follow', '连续5个季度经济运行位居全省第一。', [['economy', 5, 1, 'province', null]]],
    [
      'the quarter a streak began in is not its last',
      '营商环境自2022年三季度以来连续6个季度全省第二。',
      [['businessEnvironment', 6, 2, 'province', null]],
    ],
    [
      'a track set ahead by 方面',
      '营商环境方面，滁州市连续第九个季度居全省第一。',
      [['businessEnvironment', 9, 1, 'province', null]],
    ],
  ])('%s', (_rule, text, expected) => {
    expect(streaks(text)).toEqual(expected)
  })

  it('the quarter of this year takes the year of publication', () => {
    expect(streaks('今年上半年，经济运行连续6个季度居全省第一。', '2023-07-21')).toEqual([
      ['economy', 6, 1, 'province', '2023Q2'],
    ])
  })

  it.each([
    ['it is aimed at', '力争经济运行连续六个季度位居全省第一。'],
    ['it failed', '经济运行未能连续五个季度保持全省第一。'],
    ['it ended', '经济运行连续五个季度全省第一的纪录中断，跌出前三。'],
    ['it is a growth rate', '规上工业增加值增速连续三个季度居全省第一。'],
    ['it is output', '光伏产业产值连续三个季度居全省第一。'],
    ['it is a group, not a place', '营商环境连续三个季度位居全省第一方阵。'],
    ['it is a question', '经济运行能否连续六个季度居全省第一？'],
    ['it is hypothetical', '如果经济运行连续六个季度居全省第一，将给予奖励。'],
    ['it is another economy', '数字经济发展连续5个季度位居全省第一。'],
    ['it is the economy of counties', '县域经济发展连续三个季度全省第一。'],
    ['it is one thing about the track', '营商环境投诉量连续两个季度为全省第一。'],
    ['a growth rate stands between', '经济运行连续三个季度增速居全省第一。'],
    ['something else is the first', '经济运行调度会议连续三个季度由市长主持，属全省第一个。'],
    ['it is among a class of cities', '营商环境连续2个季度位列全省同类县区第一。'],
    ['it was broken later', '经济运行曾连续三个季度居全省第一，但去年滑落至第七。'],
    ['places and streaks do not match', '经济运行连续5个季度、营商环境连续4个季度分别居第一、第二、第三。'],
    ['a neighbour has it', '听说隔壁市经济运行连续八个季度全省第一。'],
    ['it is about football', '该队连续三个季度位居联赛第一。'],
    ['no track is said', '我市连续三个季度位居全省第一。'],
    [
      'another city has it',
      '滁州市召开会议。滁州市要求对标学习。滁州市提出，合肥市经济运行连续九个季度居全省第一。',
    ],
  ])('none when %s', (_why, text) => {
    expect(streaks(text)).toEqual([])
  })
})
