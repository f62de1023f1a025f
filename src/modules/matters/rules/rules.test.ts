import { describe, expect, it } from 'vitest'
import { ownProblemActions } from '../contract/terms.ts'
import { problemWorkflow } from '../problem-workflow.ts'
import { blocksNode, closingRefusal } from './closing.ts'
import { closedColumns, openColumns } from './columns.ts'
import { limitOf } from './limit.ts'

describe('closing a problem', () => {
  const ready = { state: 'rated' as const, enterpriseNamed: true, proofs: 1, lastGrade: 'satisfied' as const }

  it('takes evidence, and the word of the enterprise it names', () => {
    expect(closingRefusal(ready)).toBeNull()
    expect(closingRefusal({ ...ready, proofs: 0 })).toBe('matters.problem.noProof')
    expect(closingRefusal({ ...ready, state: 'resolved', lastGrade: null })).toBe(
      'matters.problem.wordMissing',
    )
    expect(closingRefusal({ ...ready, lastGrade: 'basically' })).toBeNull()
    expect(closingRefusal({ ...ready, lastGrade: 'unsatisfied' })).toBe('matters.problem.unsatisfied')
  })

  it('takes evidence alone where no enterprise is named', () => {
    expect(
      closingRefusal({ ...ready, state: 'resolved', enterpriseNamed: false, lastGrade: null }),
    ).toBeNull()
  })
})

describe('a problem as evidence of a block', () => {
  it('holds its node up while it is open, also when suspended, escalated or said to be solved', () => {
    for (const state of ['registered', 'inProgress', 'suspended', 'escalated', 'resolved', 'rated'] as const)
      expect(blocksNode({ state, isBlocking: true, nodeCode: 'pv-glass' }), state).toBe(true)
  })

  it('no more when closed or merged, and never without a node or when it does not block', () => {
    expect(blocksNode({ state: 'closed', isBlocking: true, nodeCode: 'pv-glass' })).toBe(false)
    expect(blocksNode({ state: 'merged', isBlocking: true, nodeCode: 'pv-glass' })).toBe(false)
    expect(blocksNode({ state: 'assigned', isBlocking: false, nodeCode: 'pv-glass' })).toBe(false)
    expect(blocksNode({ state: 'assigned', isBlocking: true, nodeCode: null })).toBe(false)
  })
})

describe('steps with a form of their own', () => {
  it('are those that the workflow keeps out of the dialog of all workflows, but for what the program or a merge does', () => {
    const kept = Object.entries(problemWorkflow.actions).filter(
      ([, action]) => 'ownForm' in action && action.ownForm,
    )
    expect(kept.map(([name]) => name).sort()).toEqual([...ownProblemActions, 'redo', 'merge'].sort())
  })
})

describe('the five columns', () => {
  it('what is stuck is not rewritten once measures are planned, and nothing after closing', () => {
    expect(
      closedColumns({ state: 'assigned', isCountersigned: false }, ['problem', 'countermeasure']),
    ).toEqual([])
    expect(closedColumns({ state: 'inProgress', isCountersigned: false }, ['problem', 'effect'])).toEqual([
      'problem',
    ])
    for (const state of ['closed', 'merged'] as const)
      expect(openColumns({ state, isCountersigned: false })).toEqual([])
    // What other units are asked to agree to stays as they read it.
    expect(
      closedColumns({ state: 'assigned', isCountersigned: true }, ['problem', 'countermeasure']),
    ).toEqual(['countermeasure'])
  })
})

describe('the light of a time limit', () => {
  const clock = { state: 'inProgress' as const, dueOn: '2023-06-20', warnOn: '2023-06-16', isPaused: false }
  const days = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 86_400_000

  it('is green, amber from the day of warning, red after the last day', () => {
    expect(limitOf(clock, '2023-06-15', days)).toMatchObject({ light: 'green', workdaysLeft: 5 })
    expect(limitOf(clock, '2023-06-16', days).light).toBe('amber')
    expect(limitOf(clock, '2023-06-20', days).light).toBe('amber')
    expect(limitOf(clock, '2023-06-21', days)).toMatchObject({ light: 'red', workdaysLeft: -1 })
  })

  it('is grey while the clock stands still and when it is over', () => {
    expect(limitOf({ ...clock, isPaused: true }, '2023-07-01', days)).toMatchObject({
      light: 'grey',
      workdaysLeft: null,
    })
    expect(limitOf({ ...clock, state: 'closed' }, '2023-07-01', days).light).toBe('grey')
  })
})
