import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rawRangeOfMap } from '#core/text/mapped-text.ts'
import type { FactType } from './facts/fact.ts'
import { readDocument } from './read-document.ts'
import { testDictionaries } from './testing/reading.ts'

const path = join(import.meta.dirname, '../../../../../shared/inputs/000_de799564fd1bcd75.txt')
const present = existsSync(path)
const chains = ['光伏', '半导体', '汽车', '新能源电池', '医疗器械', '智能家电', '新型化工', '食品']

if (!present)
  console.error(`the founding article is not at ${path}: its test is skipped, fixtures/documents always runs`)

describe.skipIf(!present)('the founding article', () => {
  const bytes = present ? new Uint8Array(readFileSync(path)) : new Uint8Array()

  describe.each([
    ['without a date of publication', null, 'inferred'],
    ['with its date of publication', '2023-05-25', 'published'],
  ])('%s', (_how, publishedOn, basis) => {
    const result = present
      ? readDocument({ bytes, fileName: 'article.txt', publishedOn }, testDictionaries)
      : null
    const args = (type: FactType) =>
      result?.facts.filter((fact) => fact.type === type).map((fact) => fact.args)

    it('has its title, its author, and a source that is only inferred', () => {
      expect(result).toMatchObject({
        title: '滁州激发干事“新活力” 集聚发展“新动能”',
        author: '张开兴',
        source: '中国西藏网',
        sourceBasis: 'inferred',
        publishedOn,
        publishedBasis: publishedOn === null ? null : 'given',
      })
    })

    it('both runs of shifted bytes are read, and marked as inferred', () => {
      expect(result?.cleaned).toContain('高质量发展。”市委常委、组织部部长周')
      expect(result?.cleaned).toContain('知识。”全椒经济开发区管委会')
      const shifted = result?.repairs.filter((repair) => repair.kind === 'shiftedBytes') ?? []
      expect(shifted.map((repair) => repair.state)).toEqual(['inferred', 'inferred'])
      for (const { start, end, rawStart, rawEnd } of shifted) {
        expect(rawRangeOfMap(result?.map ?? [], start, end)).toEqual({ start: rawStart, end: rawEnd })
      }
    })

    it('nothing traditional, no pinyin and no furniture is left', () => {
      expect(result?.cleaned).not.toMatch(/[産經導區員實鏈āáǎàēéěèīíǐìōóǒòūúǔùǚ]/u)
      expect(result?.cleaned).not.toMatch(/版权声明|肥西县|一站式/u)
      expect(result?.cleaned).toContain('县(市、区)政府分管负责同志')
      expect(result?.furniture).toHaveLength(11)
    })

    it('the facts are these, each once', () => {
      expect(args('chainList')).toEqual([{ chains }])
      expect(args('programme')).toEqual([
        {
          name: '8+2',
          parts: [
            { kind: 'lecture', count: 8, topic: '产业链发展' },
            { kind: 'studyClass', count: 1, topic: '金融' },
            { kind: 'studyClass', count: 1, topic: '规划建设' },
          ],
        },
      ])
      expect(args('classOpened')).toEqual([
        { term: 1, chain: '光伏', on: '2023-03-24', onBasis: basis },
        { term: 2, chain: '半导体', on: '2023-04-28', onBasis: basis },
      ])
      expect(args('classPlanned')).toEqual(chains.slice(2).map((chain) => ({ chain })))
      expect(args('rankStreak')).toEqual([
        { track: 'economy', quarters: 5, place: 1, among: 'province', asOf: '2023Q1', asOfBasis: basis },
        {
          track: 'businessEnvironment',
          quarters: 4,
          place: 1,
          among: 'province',
          asOf: '2023Q1',
          asOfBasis: basis,
        },
      ])
      expect(args('outputMilestone')).toEqual([
        { industry: '先进装备制造', amountYuan: 1e11, status: 'reached', year: null, yearBasis: null },
        { industry: '光伏', amountYuan: 1e11, status: 'expected', year: 2023, yearBasis: basis },
      ])
      expect(args('mechanism')).toEqual([
        {
          name: '一套班子、一只基金、一个协会、一个研发平台',
          parts: ['一套班子', '一只基金', '一个协会', '一个研发平台'],
          scope: null,
          first: false,
        },
        { name: '八大产业链党委', parts: chains, scope: 'province', first: true },
      ])
      const kinds = [
        '发改',
        '经信',
        '生态',
        '人社',
        '规划',
        '投促',
        '科技',
        '商务',
        '财政',
        '开发区',
        '企业服务中心',
      ]
      expect(args('audience')).toEqual(
        ['县(市、区)政府分管负责同志', ...kinds, '企业负责人'].map((kind) => ({ kind })),
      )
      expect(args('competence')).toEqual(
        ['系统思维', '改革创新', '运用市场', '防范化解风险'].map((name) => ({ name })),
      )
      expect((args('statement') as { role: string }[]).map(({ role }) => role)).toEqual([
        '市委常委、组织部部长',
        '全椒经济开发区管委会',
        '市委组织部副部长',
      ])
    })
  })
})
