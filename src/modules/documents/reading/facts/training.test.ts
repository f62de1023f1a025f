import { describe, expect, it } from 'vitest'
import { argsOf } from '../testing/reading.ts'

describe('programmes', () => {
  const programmes = (text: string) => argsOf('programme', text)

  it('topics listed before one kind of class are a part each', () => {
    // 6 lectures + 2 study classes = the "6+2" of the name.
    expect(
      programmes(
        '全市开展干部能力提升“6+2”系列专题培训，即六大产业链发展专题讲座和资本招商、城市更新专题研修班。',
      ),
    ).toEqual([
      {
        name: '6+2',
        parts: [
          { kind: 'lecture', count: 6, topic: '产业链发展' },
          { kind: 'studyClass', count: 1, topic: '资本招商' },
          { kind: 'studyClass', count: 1, topic: '城市更新' },
        ],
      },
    ])
  })

  it('counts said outright are taken', () => {
    expect(programmes('推出“3+1”专题培训：3场产业链专题讲座和1期招商引资专题培训班。')).toEqual([
      {
        name: '3+1',
        parts: [
          { kind: 'lecture', count: 3, topic: '产业链' },
          { kind: 'studyClass', count: 1, topic: '招商引资' },
        ],
      },
    ])
  })

  it('without a breakdown, or with one that does not add up, the parts are unknown', () => {
    expect(programmes('市委组织部开展“8+2”系列培训，效果良好。')).toEqual([{ name: '8+2', parts: [] }])
    expect(programmes('开展“8+2”系列培训，即五大产业链专题讲座和金融专题研修班。')).toEqual([
      { name: '8+2', parts: [] },
    ])
  })

  it('the mention with parts stands for the one without', () => {
    expect(
      programmes('“1+1”专题培训启动。\n“1+1”专题培训即1期综合培训班和1期产业链专题研修班。'),
    ).toHaveLength(1)
  })

  it.each([
    '构建“1+8+N”产业体系。',
    '该市“3+2”现代产业加快发展，培训工人千余名。',
    '医院实行“5+2”工作制。',
    '“5+2”成为专班工作常态，培训之后大家干劲更足。',
    '5+2=7。',
  ])('none in: %s', (text) => {
    expect(programmes(text)).toEqual([])
  })
})

describe('audiences', () => {
  const kinds = (text: string) => argsOf('audience', text).map((args) => args.kind)

  it.each([
    [
      '各县区政府分管负责同志，发改、工信、科技、财政等部门负责人以及部分企业负责人做“学生”。',
      ['县区政府分管负责同志', '发改', '工信', '科技', '财政', '企业负责人'],
    ],
    ['培训对象包括市发改委、经信局、商务局和各开发区负责同志。', ['发改', '经信', '商务', '开发区']],
    ['来自住建、交通、水利等部门的干部参加培训。', ['住建', '交通', '水利']],
  ])('%s', (text, expected) => {
    expect(kinds(text)).toEqual(expected)
  })

  it.each([
    ['a meeting', '市发改、经信、财政等部门负责同志参加会议。'],
    ['those who teach', '市发改委、财政局、经信局有关负责同志走上讲台，为参训学员授课。'],
    ['another clause', '组织企业职工参加技能培训，市财政、审计部门做好资金监管。'],
    ['a joint paper', '发改、财政等部门联合印发通知。'],
    ['a plan for later', '下一步将把发改、财政、商务等部门纳入培训范围。'],
    ['school', '学生在科技馆参观，了解交通、水利知识。'],
  ])('none in %s', (_why, text) => {
    expect(kinds(text)).toEqual([])
  })
})

describe('competences', () => {
  const names = (text: string) => argsOf('competence', text).map((args) => args.name)

  it.each([
    [
      '引导干部增强系统思维、改革创新、运用市场和防范化解风险能力。',
      ['系统思维', '改革创新', '运用市场', '防范化解风险'],
    ],
    [
      '年轻干部要提高政治能力、调查研究能力、科学决策能力、改革攻坚能力、应急处突能力、群众工作能力、抓落实能力。',
      ['政治能力', '调查研究', '科学决策', '改革攻坚', '应急处突', '群众工作', '抓落实'],
    ],
    ['切实提升党员干部的招商引资和服务企业本领。', ['招商引资', '服务企业']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  it.each([
    ['a firm beside cadres', '企业要提升改革创新、招商引资能力，干部要当好店小二。'],
    ['cadres only at the end', '该平台增强了企业资本运作和风险防控能力，受到干部好评。'],
    ['a firm', '增强企业改革创新能力，扩大市场。'],
    ['a city', '提升城市防范化解风险能力。'],
    ['general words', '提高的是干部适应新时代、实现新目标、落实新部署的能力。'],
    ['a supply', '提高全市供电能力，党员干部带头值守。'],
  ])('none of %s', (_why, text) => {
    expect(names(text)).toEqual([])
  })
})
