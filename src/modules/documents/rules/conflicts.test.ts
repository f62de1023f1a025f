import { describe, expect, it } from 'vitest'
import type { Fact } from '../contract.ts'
import { findConflicts } from './conflicts.ts'

function fact(
  documentId: string,
  type: Fact['type'],
  args: Record<string, unknown>,
  more: Partial<Fact> = {},
): Fact {
  return {
    id: `${documentId}-${type}`,
    documentId,
    type,
    args,
    suggestedArgs: args,
    sentence: '',
    start: 0,
    end: 1,
    confidence: 0.9,
    state: 'suggested',
    decidedAt: null,
    decidedBy: null,
    reason: null,
    lockVersion: 1,
    about: [],
    document: { title: null, source: null, sourceBasis: null, author: null, publishedOn: '2023-05-25' },
    ...more,
  }
}

const streak = (quarters: number | null) => ({
  track: 'economy',
  among: 'province',
  asOf: '2023Q1',
  quarters,
  place: 1,
})

describe('SYS21 documents that disagree', () => {
  it('two documents with different streaks for the same quarter are a conflict with both facts', () => {
    const conflicts = findConflicts([fact('a', 'rankStreak', streak(5)), fact('b', 'rankStreak', streak(4))])
    expect(conflicts).toHaveLength(1)
    expect(conflicts[0]).toMatchObject({ type: 'rankStreak', field: 'quarters' })
    expect(conflicts[0]!.facts.map((item) => item.documentId)).toEqual(['a', 'b'])
  })

  it('what is said of different cities never conflicts', () => {
    const of = (id: string) => ({ about: [{ kind: 'directory.region', id, title: null, href: null }] })
    const facts = [
      fact('a', 'rankStreak', streak(5), of('341100')),
      fact('b', 'rankStreak', streak(4), of('341300')),
      fact('c', 'rankStreak', streak(3)),
    ]
    expect(findConflicts(facts)).toEqual([])
  })

  it('one document cannot conflict with itself', () => {
    expect(findConflicts([fact('a', 'rankStreak', streak(5)), fact('a', 'rankStreak', streak(4))])).toEqual(
      [],
    )
  })

  it('an unknown value contradicts nothing', () => {
    expect(
      findConflicts([fact('a', 'rankStreak', streak(5)), fact('b', 'rankStreak', streak(null))]),
    ).toEqual([])
  })

  it('a rejected fact contradicts nothing', () => {
    const rejected = fact('b', 'rankStreak', streak(4), { state: 'rejected' })
    expect(findConflicts([fact('a', 'rankStreak', streak(5)), rejected])).toEqual([])
  })

  it('the same chains in another order are no conflict, a missing chain is one', () => {
    const chains = (documentId: string, names: string[]) => fact(documentId, 'chainList', { chains: names })
    expect(findConflicts([chains('a', ['光伏', '食品']), chains('b', ['食品', '光伏'])])).toEqual([])
    expect(findConflicts([chains('a', ['光伏', '食品']), chains('b', ['光伏'])])).toHaveLength(1)
  })

  it('lists of different years are no conflict: chains change', () => {
    const later = {
      document: { title: null, source: null, sourceBasis: null, author: null, publishedOn: '2025-01-02' },
    }
    const facts = [
      fact('a', 'chainList', { chains: ['光伏'] }),
      fact('b', 'chainList', { chains: ['光伏', '食品'] }, later),
    ]
    expect(findConflicts(facts)).toEqual([])
  })

  it('an output expected in one text and reached in another is progress, no conflict', () => {
    const milestone = (documentId: string, status: string) =>
      fact(documentId, 'outputMilestone', { industry: '光伏', status, year: 2023, amountYuan: 1e11 })
    expect(findConflicts([milestone('a', 'expected'), milestone('b', 'reached')])).toEqual([])
  })
})
