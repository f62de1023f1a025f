import { describe, expect, test } from 'vitest'
import { conflictWords, idsAsNames, reasonWords } from './words.ts'

describe('sentences of a selection', () => {
  test('a minimum that too few can meet says both numbers', () => {
    const conflict = { rule: 'unitMinimum', params: { unit: '单位甲', minimum: 3, eligible: 2 } } as const
    expect(conflictWords(conflict).zh).toBe('单位甲至少 3 人，但可参加者只有 2 人')
    expect(conflictWords({ ...conflict, params: { ...conflict.params, eligible: 3 } }).zh).toBe(
      '单位甲至少 3 人',
    )
  })

  test('why somebody is blocked is told in words of the product or in the words that were given', () => {
    const blocked = (why: string | null) => reasonWords({ in: false, rule: 'blocked', params: { why } })
    expect(blocked('clash').zh).toBe('不能参加：与其他班次时间冲突。')
    expect(blocked('出国（境）').zh).toBe('不能参加：出国（境）。')
    expect(blocked(null).zh).toBe('不能参加：未说明原因。')
  })

  test('ids are replaced by names where there are any; of many needs the first five are named', () => {
    const names = { ...idsAsNames, need: (id: string) => `需求${id}` }
    const reason = {
      in: true,
      rule: 'coversNeeds',
      params: { needs: ['1', '2', '3', '4', '5', '6'] },
    } as const
    expect(reasonWords(reason, names).zh).toBe(
      '入选人员中只有此人覆盖需求：需求1、需求2、需求3、需求4、需求5等 6 项。',
    )
  })

  test('a share is a percentage without noise', () => {
    const params = { unit: '某局', allowed: 29, share: 0.29, headcount: 100, away: 0 }
    expect(conflictWords({ rule: 'unitShare', params }).zh).toBe(
      '某局共 100 人，同时离岗不超过 29%，本班最多 29 人',
    )
  })
})
