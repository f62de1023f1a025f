import { describe, expect, it } from 'vitest'
import { argsOf } from '../testing/reading.ts'

const chainsIn = (text: string) => argsOf('chainList', text).map((args) => args.chains)

describe('lists of chains', () => {
  it.each([
    ['我市建立了光伏、汽车、食品三大产业链。', ['光伏', '汽车', '食品']],
    ['云川市聚焦光伏、半导体、汽车和食品四条重点产业链，实行链长制。', ['光伏', '半导体', '汽车', '食品']],
    [
      '全市梳理出四大产业链：低空经济、生物医药、磁性材料、茶饮。',
      ['低空经济', '生物医药', '磁性材料', '茶饮'],
    ],
    ['围绕汽车和装备制造、先进光伏两大产业链开展精准招商。', ['汽车和装备制造', '先进光伏']],
    [
      '该市八大产业链，即光伏、半导体、汽车、新能源电池、医疗器械、智能家电、新型化工、食品，全部实现专班运作。',
      ['光伏', '半导体', '汽车', '新能源电池', '医疗器械', '智能家电', '新型化工', '食品'],
    ],
    ['形成新型显示、纺织服装、汽车及零部件三大产业链。', ['新型显示', '纺织服装', '汽车及零部件']],
    ['形成新型显示、纺织服装、轴承及模具四大产业链。', null],
    ['打造“光伏”“食品”“汽车”三大产业链。', null],
    ['将光伏、低空经济以及绿色食品确定为3条重点产业链。', ['光伏', '低空经济', '绿色食品']],
    [
      '形成生物医药、光电信息、茶饮、竹材、轴承、机床、纺织、家具、玻璃、铸造等10大产业链。',
      ['生物医药', '光电信息', '茶饮', '竹材', '轴承', '机床', '纺织', '家具', '玻璃', '铸造'],
    ],
    [
      '确定了12条重点产业链（光伏、半导体、汽车、新能源电池、医疗器械、智能家电、新型化工、食品、轴承、机床、纺织、玻璃）。',
      [
        '光伏',
        '半导体',
        '汽车',
        '新能源电池',
        '医疗器械',
        '智能家电',
        '新型化工',
        '食品',
        '轴承',
        '机床',
        '纺织',
        '玻璃',
      ],
    ],
  ])('%s', (text, chains) => {
    expect(chainsIn(text)).toEqual(chains === null ? [] : [chains])
  })

  it('names stay as the text writes them: an alias here may be a chain of its own there', () => {
    expect(chainsIn('合肥市聚焦新型显示、半导体、绿色食品三大产业链。')).toEqual([
      ['新型显示', '半导体', '绿色食品'],
    ])
  })

  it.each([
    ['a known name inside a longer one', '发展新能源汽车、食品两大产业链。', ['新能源汽车', '食品']],
    [
      'a verb of one character that begins a name',
      '发展有色金属、在线检测、光伏三大产业链。',
      ['有色金属', '在线检测', '光伏'],
    ],
    [
      'slashes between items',
      '聚焦智能制造装备/航空航天/半导体三大产业链。',
      ['智能制造装备', '航空航天', '半导体'],
    ],
    ['a slash inside an item', '围绕光伏/储能、汽车、食品三大产业链招商。', ['光伏/储能', '汽车', '食品']],
    [
      'a bracket inside an item',
      '确定3条重点产业链，分别是：新型电力（新能源）装备产业链、高端轴承产业链、食品产业链。',
      ['新型电力（新能源）装备', '高端轴承', '食品'],
    ],
    [
      'quotation marks around the whole list',
      '聚焦“铁基新材料、氢能、食品”三大产业链。',
      ['铁基新材料', '氢能', '食品'],
    ],
    [
      'an order that takes the chains for granted',
      '会议强调，要围绕光伏、汽车两大产业链招商。',
      ['光伏', '汽车'],
    ],
  ])('%s', (_why, text, chains) => {
    expect(chainsIn(text)).toEqual([chains])
  })

  it.each([
    ['the count does not agree: the list gives examples', '建立了光伏、汽车、食品等八大产业链。'],
    ['it is planned', '到2025年力争打造光伏、汽车、食品三大产业链。'],
    ['it is asked', '能否建成光伏、汽车、食品三大产业链？'],
    ['it is denied', '该县尚未形成光伏、汽车、食品三大产业链。'],
    ['no list is given', '我市紧扣八大产业链发展需求，开展调研。'],
    ['industries are no chains', '先进装备制造、新一代信息技术、光伏三大产业产值增长较快。'],
    ['what follows is a committee', '建立光伏、汽车、食品三大产业链党委。'],
    [
      'another city has it',
      '滁州市学习考察团来到云川。滁州市委作了安排。滁州市注重实效。常州市建立了光伏、汽车、食品三大产业链。',
    ],
    ['an order to build them', '会议要求，要打造光伏、汽车、食品三大产业链。'],
    ['a task behind a colon', '今年主要任务是：稳增长，打造光伏、汽车、食品三大产业链。'],
    ['they were before', '我市原有的光伏、汽车、食品三大产业链已完成整合。'],
    ['a school offers it', '学校开设钢琴、舞蹈、书法三大产业链课程。'],
    ['another province has it', '滁州市召开会议，江苏省建立光伏、汽车、食品三大产业链。滁州市表示祝贺。'],
    ['it is some place or other', '某地围绕光伏、汽车、食品三大产业链招商。'],
    ['a recipe', '准备面粉、鸡蛋、白糖三大材料，搅拌均匀。'],
  ])('none when %s', (_why, text) => {
    expect(chainsIn(text)).toEqual([])
  })
})
