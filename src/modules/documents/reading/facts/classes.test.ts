import { describe, expect, it } from 'vitest'
import { argsOf } from '../testing/reading.ts'

const opened = (text: string, publishedOn: string | null = '2024-06-20') =>
  argsOf('classOpened', text, publishedOn).map(({ term, chain, on, onBasis }) => [term, chain, on, onBasis])

describe('classes that were opened', () => {
  it.each([
    ['4月28日，第二期“半导体班”开班。', [[2, '半导体', '2024-04-28', 'published']]],
    ['2023年3月24日，首期光伏产业链专题培训班在市委党校开班。', [[1, '光伏', '2023-03-24', 'stated']]],
    [
      '3月1日、4月2日，第3期“食品班”和第4期“智能家电班”相继开班。',
      [
        [3, '食品', '2024-03-01', 'published'],
        [4, '智能家电', '2024-04-02', 'published'],
      ],
    ],
    ['昨日，第五期“汽车班”开班。', [[5, '汽车', '2024-06-19', 'published']]],
    ['11月8日，第三期新能源电池专题研修班开班。', [[3, '新能源电池', '2023-11-08', 'published']]],
    ['5月6日，市委组织部举办第六期“新型化工班”，80人参加。', [[6, '新型化工', '2024-05-06', 'published']]],
    ['第一期“光伏班”已经开班。', [[1, '光伏', null, null]]],
    ['去年9月3日，第二期“医疗器械”班开课。', [[2, '医疗器械', '2023-09-03', 'published']]],
    [
      '我市建立低空经济、茶饮两大产业链。5月6日，第一期“低空经济班”开班。',
      [[1, '低空经济', '2024-05-06', 'published']],
    ],
  ])('%s', (text, expected) => {
    expect(opened(text)).toEqual(expected)
  })

  it.each([
    [
      'the number may stand behind',
      '5月6日，蚌埠市硅基新材料产业链专题研修班（第3期）开班。',
      [[3, '硅基新材料', '2024-05-06', 'published']],
    ],
    [
      'the host is no part of the name',
      '5月6日，市委组织部举办新能源汽车产业链专题研修班。',
      [[null, '新能源汽车', '2024-05-06', 'published']],
    ],
    [
      'nor are those who attend',
      '5月6日，全市领导干部光伏产业链专题培训班开班。',
      [[null, '光伏', '2024-05-06', 'published']],
    ],
    [
      'held and ended',
      '首期光伏产业链专题研修班已于3月7日至11日在上海举办并顺利结业。',
      [[1, '光伏', '2024-03-07', 'published']],
    ],
  ])('%s', (_rule, text, expected) => {
    expect(opened(text)).toEqual(expected)
  })

  it('without publication date and epoch phrase the day is unknown', () => {
    expect(opened('4月28日，第二期“半导体班”开班。', null)).toEqual([[2, '半导体', null, null]])
  })

  it('the epoch phrase gives the year, marked as inferred', () => {
    const text = '今年是“十四五”开局之年。4月28日，第二期“半导体班”开班。'
    expect(opened(text, null)).toEqual([[2, '半导体', '2021-04-28', 'inferred']])
  })

  it('days that do not match the classes one to one are left out', () => {
    expect(opened('3月1日，第一期“食品班”和第二期“汽车班”先后开班。')).toEqual([
      [1, '食品', null, null],
      [2, '汽车', null, null],
    ])
  })

  it.each([
    ['it is still to come', '第三期“汽车班”将于7月1日开班。'],
    ['it is put off', '原定4月28日开班的第二期“半导体班”推迟开班。'],
    ['its day is to be announced', '第四期“食品班”开班时间另行通知。'],
    ['it is close at hand', '第五期“光伏班”开班在即。'],
    ['one can enrol', '第四期“汽车班”报名启动。'],
    ['only its end was held', '第二期“光伏班”举办结业仪式。'],
    ['it ended', '4月28日，第二期“半导体班”结业。'],
    ['it is about all chains', '5月6日，八大产业链专题培训班开班。'],
    ['it is about chains of a kind', '5月6日，新兴产业链专题培训班和产业链链长培训班开班。'],
    ['it is about no chain', '4月28日，第二期中青年干部培训班开班。'],
    ['it is a school class', '9月1日，光伏小学一年级二班开学。'],
    ['somebody only took part in it', '参加本次“光伏”班对我帮助很大。'],
    ['a bus line opened', '5月1日，汽车客运班线开通。'],
  ])('none when %s', (_why, text) => {
    expect(opened(text)).toEqual([])
  })
})

describe('classes that are planned', () => {
  const planned = (text: string) => argsOf('classPlanned', text).map((args) => args.chain)

  it.each([
    ['后续汽车、食品等专题培训中，市委组织部将不断改进。', ['汽车', '食品']],
    ['下半年，还将举办医疗器械、智能家电专题班。', ['医疗器械', '智能家电']],
    ['接下来将陆续开展新型化工和食品产业链专题培训。', ['新型化工', '食品']],
    ['第三期“汽车班”将于7月1日开班。', []],
    ['市委组织部计划举办半导体产业链专题研修班。', ['半导体']],
  ])('%s', (text, expected) => {
    expect(planned(text)).toEqual(expected)
  })

  it.each([
    ['a known name is the end of another', '还将举办新能源汽车产业链专题研修班。'],
    ['the training was cancelled', '原计划举办的汽车、食品专题培训取消。'],
    ['the list has other things in it', '后续将举办汽车、消防、急救培训。'],
    ['something else is planned', '下一步将围绕光伏、汽车引进一批企业。'],
  ])('none when %s', (_why, text) => {
    expect(planned(text)).toEqual([])
  })
})
