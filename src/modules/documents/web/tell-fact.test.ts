import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { uiEn } from '#web/ui/labels.en.ts'
import { uiZh } from '#web/ui/labels.zh.ts'
import { factTypes } from '../contract.ts'
import { documentsEn } from './labels.en.ts'
import { documentsZh } from './labels.zh.ts'
import { tellFact, tellValue, type Words } from './tell-fact.ts'

const i18n = i18next.createInstance()
await i18n.init({
  lng: 'zh',
  fallbackLng: false,
  ns: ['documents', 'ui'],
  resources: { zh: { documents: documentsZh, ui: uiZh }, en: { documents: documentsEn as never, ui: uiEn } },
  interpolation: { escapeValue: false },
})
const zhWords: Words = i18n.getFixedT('zh', 'documents')
const enWords: Words = i18n.getFixedT('en', 'documents')

type Type = (typeof factTypes)[number]
const zh = (type: Type, args: Record<string, unknown>) => tellFact(type, args, zhWords, 'zh')
const en = (type: Type, args: Record<string, unknown>) => tellFact(type, args, enWords, 'en')

describe('facts told in Chinese', () => {
  it('lists chains with their number', () => {
    expect(zh('chainList', { chains: ['光伏', '半导体', '食品'] })).toBe(
      '列出产业链 3 条：光伏、半导体、食品',
    )
  })

  it('tells a programme with its parts', () => {
    const parts = [
      { kind: 'lecture', count: 8, topic: '产业链发展' },
      { kind: 'studyClass', count: 1, topic: '金融' },
      { kind: 'studyClass', count: null, topic: null },
    ]
    expect(zh('programme', { name: '8+2', parts })).toBe(
      '“8+2”培训：专题讲座 8 期（产业链发展）、专题研修班 1 期（金融）、专题研修班',
    )
    expect(zh('programme', { name: '8+2', parts: [] })).toBe('举办“8+2”培训')
  })

  it('tells an opened class, and says when the day is not stated or comes from the publication date', () => {
    const args = { term: 1, chain: '光伏', on: '2023-03-24' }
    expect(zh('classOpened', { ...args, onBasis: 'stated' })).toBe('第 1 期“光伏班”于2023年3月24日开班')
    expect(zh('classOpened', { ...args, onBasis: 'published' })).toBe(
      '第 1 期“光伏班”于2023年3月24日开班（日期据发布日期推定）',
    )
    expect(zh('classOpened', { term: null, chain: '光伏', on: null, onBasis: null })).toBe(
      '“光伏班”已开班，日期未载明',
    )
  })

  it('tells a planned class, trainees, a competence and a statement', () => {
    expect(zh('classPlanned', { chain: '食品' })).toBe('计划举办“食品班”')
    expect(zh('audience', { kind: '发改' })).toBe('培训对象：发改')
    expect(zh('competence', { name: '系统思维' })).toBe('能力要求：系统思维')
    expect(zh('statement', { role: '市委组织部负责人', text: '要发挥优势。' })).toBe(
      '市委组织部负责人表示：“要发挥优势。”',
    )
    expect(zh('statement', { role: null, text: '要发挥优势。' })).toBe('文中引述：“要发挥优势。”')
  })

  it('tells a mechanism with its parts and where it was the first; parts named already are not said twice', () => {
    expect(zh('mechanism', { name: '产业链党委', parts: [], scope: 'province', first: true })).toBe(
      '建立产业链党委，全省率先',
    )
    expect(
      zh('mechanism', { name: '四位一体模式', parts: ['班子', '基金'], scope: null, first: false }),
    ).toBe('建立四位一体模式（班子、基金）')
    expect(
      zh('mechanism', { name: '一套班子、一只基金', parts: ['一套班子', '一只基金'], scope: null }),
    ).toBe('建立一套班子、一只基金')
    expect(zh('mechanism', { name: '链长制', parts: [], scope: null, first: true })).toBe(
      '建立链长制，属率先',
    )
  })

  it('tells a streak with place, area and quarter', () => {
    const args = { track: 'economy', quarters: 5, place: 1, among: 'province', asOf: '2023Q1' }
    expect(zh('rankStreak', { ...args, asOfBasis: 'published' })).toBe(
      '经济运行连续 5 个季度居全省第 1 位（截至2023年一季度，据发布日期推定）',
    )
    expect(zh('rankStreak', { ...args, track: 'businessEnvironment', quarters: 4, asOf: null })).toBe(
      '营商环境连续 4 个季度居全省第 1 位',
    )
    expect(zh('rankStreak', { ...args, quarters: 1, asOf: null })).toBe('经济运行居全省第 1 位')
    expect(zh('rankStreak', { ...args, quarters: null, place: null, asOf: null })).toBe(
      '经济运行连续居全省前列（位次未载明），季度数未载明',
    )
  })

  it('tells a milestone in 亿元: 10^11 yuan are 1,000 亿元', () => {
    const args = { industry: '先进装备制造', amountYuan: 100_000_000_000, status: 'reached', year: null }
    expect(zh('outputMilestone', args)).toBe('先进装备制造产值已突破 1,000 亿元')
    expect(
      zh('outputMilestone', {
        ...args,
        amountYuan: '100000000000',
        status: 'expected',
        year: 2023,
        yearBasis: 'stated',
      }),
    ).toBe('先进装备制造产值预计突破 1,000 亿元（2023年）')
    expect(zh('outputMilestone', { ...args, amountYuan: null })).toBe('先进装备制造产值已突破 （数额未载明）')
  })
})

describe('facts told in English', () => {
  it('tells each type', () => {
    expect(en('chainList', { chains: ['光伏', '食品'] })).toBe('2 chains listed: 光伏, 食品')
    expect(
      en('programme', { name: '8+2', parts: [{ kind: 'lecture', count: 8, topic: '产业链发展' }] }),
    ).toBe('Programme "8+2": lectures × 8 (产业链发展)')
    expect(en('classOpened', { term: 2, chain: '半导体', on: '2023-04-28', onBasis: 'inferred' })).toBe(
      'Class No. 2 "半导体" opened on 28 Apr 2023 (inferred)',
    )
    expect(en('classPlanned', { chain: '食品' })).toBe('Class "食品" is planned')
    expect(en('mechanism', { name: '产业链党委', parts: [], scope: 'province', first: true })).toBe(
      'Set up: 产业链党委; first in the province',
    )
    expect(
      en('rankStreak', { track: 'economy', quarters: 5, place: 1, among: 'province', asOf: '2023Q1' }),
    ).toBe('Economy: 5 quarters in a row at place 1 in the province (as of Q1 2023)')
    // 10^11 yuan ÷ 10^9 = 100 billion
    expect(
      en('outputMilestone', { industry: '光伏', amountYuan: 1e11, status: 'expected', year: 2023 }),
    ).toBe(`光伏: output is expected to pass 100 ${uiEn.money.yi} (2023)`)
    expect(en('audience', { kind: '发改' })).toBe('For: 发改')
    expect(en('competence', { name: '系统思维' })).toBe('Competence: 系统思维')
    expect(en('statement', { role: '负责人', text: '好。' })).toBe('负责人: "好。"')
  })
})

describe('facts with nothing known', () => {
  it.each(factTypes)('%s is told without holes or undefined values', (type) => {
    for (const told of [
      zh(type, {}),
      en(type, {}),
      zh(type, { chains: 3, parts: 'x', quarters: 'five', on: 7 }),
    ]) {
      expect(told).not.toMatch(/undefined|null|NaN|\{\{|tell\./)
      expect(told.length).toBeGreaterThan(2)
    }
  })
})

describe('single values', () => {
  it('are told in the words of their argument', () => {
    expect(tellValue('quarters', 5, zhWords, 'zh')).toBe('5 个季度')
    expect(tellValue('term', 2, zhWords, 'zh')).toBe('第 2 期')
    expect(tellValue('amountYuan', 1e11, zhWords, 'zh')).toBe('1,000 亿元')
    expect(tellValue('among', 'province', zhWords, 'zh')).toBe('全省')
    expect(tellValue('first', false, zhWords, 'zh')).toBe('否')
    expect(tellValue('chains', ['光伏', '食品'], zhWords, 'zh')).toBe('光伏、食品')
    expect(tellValue('parts', [{ kind: 'lecture', count: 8, topic: null }], zhWords, 'zh')).toBe(
      '专题讲座 8 期',
    )
    expect(tellValue('on', null, zhWords, 'zh')).toBe('未载明')
    expect(tellValue('status', 'expected', enWords, 'en')).toBe('Expected')
  })
})
