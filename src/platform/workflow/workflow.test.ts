import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, workingCalendar } from '#core/scheduling/working-calendar.ts'
import { readClock } from '#core/scheduling/working-time.ts'
import type { Actor } from '../context.ts'
import type { Permission } from '../rights/permission.ts'
import { covers, type Reach } from '../rights/reach.ts'
import { findAction, needsOf } from './actions.ts'
import { checkDefinition } from './check-definition.ts'
import type { ActionDefinition, StateDefinition, WorkflowDefinition } from './definition.ts'
import { whyNot, whyNotSo } from './guard.ts'
import type { Instance, StepInput } from './instance.ts'
import { firstSnapshot, type MachineStep, nextSnapshot, replay } from './machine.ts'
import { belongingOf } from './parties.ts'
import { repairWorkflow } from './testing/repair-workflow.ts'

const words = { zh: '', en: '' }
const partyNames = ['one', 'two'] as const
const verbs = ['go', 'come'] as const
const permissionOf = (verb: string): Permission => `test.thing.${verb}`

/** Any definition without unknown names: states s0 (start) to sN, the last one done, and actions between them. */
const anyDefinition: fc.Arbitrary<WorkflowDefinition> = fc.integer({ min: 1, max: 5 }).chain((middle) => {
  const names = Array.from({ length: middle + 2 }, (_, index) => `s${index}`)
  const state = (index: number): fc.Arbitrary<StateDefinition> =>
    fc
      .record({
        title: fc.constant(words),
        stage: fc.constantFrom(
          ...(index === 0
            ? (['start'] as const)
            : index === middle + 1
              ? (['done'] as const)
              : (['open', 'side'] as const)),
        ),
        waitsFor: fc.constant(index === middle + 1 ? [] : ['one']),
        clock: fc.constantFrom('runs', 'pauses', 'stops'),
      })
      .chain((plain) =>
        plain.clock === 'runs'
          ? fc
              .option(fc.integer({ min: 0, max: 20 }), { nil: null })
              .map((workdays) => (workdays === null ? plain : { ...plain, allowance: { workdays } }))
          : fc.constant(plain),
      )
  return fc.tuple(...names.map((_, index) => state(index))).chain((states) => {
    const sides = names.filter((_, index) => states[index]?.stage === 'side')
    const plain = fc.record({
      title: fc.constant(words),
      kind: fc.constantFrom('forward', 'return', 'transfer', 'withdraw', 'reopen', 'supervise', 'delegate'),
      from: fc.subarray(names, { minLength: 1 }),
      to: fc.constantFrom(...names, 'same', ...(sides.length > 0 ? ['back'] : [])),
      permission: fc.constantFrom(...verbs.map(permissionOf)),
      by: fc.option(fc.subarray([...partyNames], { minLength: 1 }), { nil: undefined }),
      needs: fc.subarray(['reason', 'workdays', 'rating', 'party:two'] as const),
      clock: fc.option(fc.constantFrom('pause', 'resume', 'stop', 'restart', 'keep'), { nil: undefined }),
    })
    const action = plain.map(({ by, clock, ...rest }): ActionDefinition => {
      const toBack = rest.to === 'back'
      const stays = rest.kind === 'supervise' || rest.kind === 'delegate'
      return {
        ...rest,
        ...(toBack ? { from: sides } : {}),
        ...(stays ? { to: 'same' } : {}),
        ...(rest.kind === 'delegate' ? { needs: [...new Set([...rest.needs, 'party:two' as const])] } : {}),
        ...(by === undefined ? {} : { by }),
        ...(clock === undefined ? {} : { clock }),
      }
    })
    return fc.array(action, { minLength: 2, maxLength: 10 }).map((actions) => ({
      code: 'test.thing',
      version: 1,
      title: words,
      read: permissionOf('read'),
      parties: { one: words, two: words },
      states: Object.fromEntries(names.map((name, index) => [name, states[index]!])),
      actions: Object.fromEntries(actions.map((one, index) => [`a${index}`, one])),
    }))
  })
})

const orgs = ['o1', 'o2', 'o3']
const reachOn = (orgIds: string[]): Reach => ({
  everywhere: false,
  orgIds: new Set(orgIds),
  chainCodes: new Set(),
  regionCodes: new Set(),
  accountIds: new Set(),
})
const anyActor: fc.Arbitrary<Actor> = fc
  .record({
    isStrong: fc.boolean(),
    orgId: fc.constantFrom(...orgs),
    verbs: fc.subarray([...verbs], { minLength: 1 }),
    covered: fc.subarray(orgs, { minLength: 1 }),
  })
  .map(({ isStrong, orgId, verbs: given, covered }) => ({
    id: `of-${orgId}`,
    name: orgId,
    personId: null,
    orgId,
    rights: new Map(
      (isStrong ? verbs : given).map((verb) => [permissionOf(verb), reachOn(isStrong ? orgs : covered)]),
    ),
  }))

const anyInput: fc.Arbitrary<StepInput> = fc.record(
  {
    reason: fc.constant('理由充分'),
    workdays: fc.integer({ min: 0, max: 20 }),
    rating: fc.integer({ min: 1, max: 5 }),
    supervision: fc.constantFrom('normal', 'none'),
    untilOn: fc.constant('2026-12-31'),
    parties: fc.subarray(orgs).map((orgIds) => ({ two: { orgIds, accountIds: [] } })),
  },
  { requiredKeys: [] },
)

/** Just what an action needs, as a form would send it. */
function neededInput(action: ActionDefinition): StepInput {
  const all: StepInput = {
    reason: '理由充分',
    workdays: 4,
    rating: 5,
    supervision: 'key',
    untilOn: '2026-12-31',
  }
  const needs = needsOf(action)
  return {
    ...Object.fromEntries(Object.entries(all).filter(([name]) => needs.some((need) => need === name))),
    ...(needs.includes('party:two') ? { parties: { two: { orgIds: ['o1', 'o3'], accountIds: [] } } } : {}),
  }
}

/** Mostly an action that starts from the state, sometimes any. */
function pick(definition: WorkflowDefinition, state: string, index: number): string {
  const all = Object.keys(definition.actions)
  const open = all.filter((name) => definition.actions[name]?.from.includes(state))
  const names = index % 4 === 0 || open.length === 0 ? all : open
  return names[index % names.length]!
}

/** Mostly steps that may succeed, some with anything. */
const anyWalk = fc.array(
  fc.record({
    action: fc.nat(999),
    actor: anyActor,
    input: fc.option(anyInput, { nil: null, freq: 2 }),
    days: fc.integer({ min: 0, max: 12 }),
  }),
  { minLength: 20, maxLength: 40 },
)

const beginsOn = '2025-09-20'
const calendar = workingCalendar('2024-01-01', '2028-12-31', {
  isWorkday: (day) => chineseDays.isWorkday(day),
})

function beginInstance(definition: WorkflowDefinition): { instance: Instance; first: MachineStep } {
  const parties = { one: { orgIds: ['o1'], accountIds: [] }, two: { orgIds: ['o2'], accountIds: [] } }
  const first: MachineStep = {
    action: 'begin',
    on: beginsOn,
    actorId: 'of-o1',
    actorName: 'o1',
    input: { parties },
  }
  const instance: Instance = {
    ...firstSnapshot(definition, 's0', parties, first),
    id: 'i',
    definition: definition.code,
    definitionVersion: 1,
    object: { kind: 'test.thing', id: 'x' },
    title: 'x',
    href: null,
    belonging: {},
    begunAt: '',
    changedAt: '',
  }
  return { instance, first }
}

/** The judge of the clock: counts day after day whether it ran, without knowing of pauses or prefix sums. */
class SlowClock {
  used = 0
  mode: 'none' | 'running' | 'still' = 'none'
  on: string
  constructor(on: string) {
    this.on = on
  }
  until(day: string): void {
    for (let next = addDays(this.on, 1); next <= day; next = addDays(next, 1)) {
      if (this.mode === 'running' && chineseDays.isWorkday(next)) this.used += 1
    }
    this.on = day
  }
  enter(
    definition: WorkflowDefinition,
    from: string | null,
    to: string,
    action: ActionDefinition | null,
    told: boolean,
  ): void {
    const state = definition.states[to]!
    const hasAllowance = told || state.allowance !== undefined
    const moved = from !== to
    const does =
      action?.clock ??
      (!moved
        ? 'keep'
        : state.clock === 'pauses'
          ? 'pause'
          : state.clock === 'stops'
            ? 'stop'
            : action === null || (action.to !== 'back' && hasAllowance)
              ? 'restart'
              : 'resume')
    const starts = (does === 'restart' && hasAllowance) || ((does === 'keep' || does === 'resume') && told)
    if (starts) {
      this.used = 0
      this.mode = 'running'
    } else if (this.mode !== 'none') {
      if (does === 'pause' || does === 'stop') this.mode = 'still'
      if (does === 'resume') this.mode = 'running'
    }
  }
}

describe('random definitions and random walks', () => {
  it('no step skips its guard, states stay declared, versions rise by one, the clock agrees with its judge, events replay', () => {
    let steps = 0
    fc.assert(
      fc.property(anyDefinition, anyWalk, (definition, walk) => {
        let { instance, first } = beginInstance(definition)
        const events: MachineStep[] = [first]
        const judge = new SlowClock(beginsOn)
        if (definition.states.s0?.clock === 'runs') judge.enter(definition, null, 's0', null, false)
        let lastPlain = 's0'
        let on = beginsOn
        for (const { action: index, actor, input: free, days } of walk) {
          on = addDays(on, days)
          const name = pick(definition, instance.state, index)
          const action = findAction(definition, name)
          const input = free ?? (action === null ? {} : neededInput(action))
          const refusal = whyNot(definition, instance, name, actor, on) ?? whyNotSo(action!, input, on)
          if (refusal !== null) continue
          steps += 1
          // What the guard let through fits the definition, the rights and the parties, each looked at by itself.
          expect(action!.from).toContain(instance.state)
          expect(
            covers((actor.rights as Map<Permission, Reach>).get(action!.permission)!, belongingOf(instance)),
          ).toBe(true)
          if (action!.by !== undefined) {
            const lent = instance.delegations.filter((delegation) => delegation.untilOn >= on)
            const members = action!.by.flatMap((party) => [
              ...(instance.parties[party]?.orgIds ?? []),
              ...lent
                .filter((delegation) => delegation.party === party)
                .flatMap((delegation) => delegation.orgIds),
            ])
            expect(members).toContain(actor.orgId)
          }
          for (const need of needsOf(action!)) {
            if (need === 'party:two') expect(input.parties?.two?.orgIds.length).toBeGreaterThan(0)
            else expect(input).toHaveProperty(need)
          }
          const step: MachineStep = { action: name, on, actorId: actor.id, actorName: actor.name, input }
          const after = nextSnapshot(definition, instance, step)
          expect(Object.keys(definition.states)).toContain(after.state)
          expect(after.lockVersion).toBe(instance.lockVersion + 1)
          // One side state after another still leads back to the last state that was none.
          const isSide = definition.states[after.state]?.stage === 'side'
          if (!isSide) lastPlain = after.state
          expect(after.backState).toBe(isSide ? lastPlain : null)
          judge.until(on)
          judge.enter(definition, instance.state, after.state, action!, input.workdays !== undefined)
          if (after.clock === null) expect(judge.mode).toBe('none')
          else expect(readClock(calendar, after.clock, on).elapsed).toBe(judge.used)
          instance = { ...instance, ...after }
          events.push(step)
        }
        if (instance.clock !== null) {
          const later = addDays(on, 20)
          judge.until(later)
          expect(readClock(calendar, instance.clock, later).elapsed).toBe(judge.used)
        }
        expect(instance).toMatchObject({ ...replay(definition, 's0', events) })
      }),
      { numRuns: 400 },
    )
    // The property is worth something only when walks get somewhere.
    expect(steps).toBeGreaterThan(1000)
  })

  it('the checker finds exactly the states that no walk reaches and those no walk gets out of', () => {
    let [unreachable, trapped] = [0, 0]
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const faults = checkDefinition(definition)
        const found = (rule: string) =>
          faults
            .filter((fault) => fault.rule === rule)
            .map((fault) => fault.where)
            .sort()
        const walked = walkEverywhere(definition)
        expect(found('unreachable')).toEqual(walked.unreachable)
        expect(found('trap')).toEqual(walked.trapped)
        unreachable += walked.unreachable.length
        trapped += walked.trapped.length
      }),
      { numRuns: 400 },
    )
    expect(Math.min(unreachable, trapped)).toBeGreaterThan(50)
  })
})

/** The judge of the checker: runs the machine itself from the start, and from every place reached again. */
function walkEverywhere(definition: WorkflowDefinition): { unreachable: string[]; trapped: string[] } {
  const explore = (from: Instance): Map<string, Instance> => {
    const seen = new Map<string, Instance>([[`${from.state} ${from.backState}`, from]])
    const open = [from]
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      for (const [name, action] of Object.entries(definition.actions)) {
        if (!action.from.includes(place.state)) continue
        const step = { action: name, on: beginsOn, actorId: 'x', actorName: 'x', input: {} }
        const to: Instance = { ...place, ...nextSnapshot(definition, place, step) }
        const key = `${to.state} ${to.backState}`
        if (seen.has(key)) continue
        seen.set(key, to)
        open.push(to)
      }
    }
    return seen
  }
  const reached = explore(beginInstance(definition).instance)
  const states = new Set([...reached.values()].map((place) => place.state))
  const trapped = [...reached.values()].filter(
    (place) =>
      ![...explore(place).values()].some((later) => definition.states[later.state]?.stage === 'done'),
  )
  return {
    unreachable: Object.keys(definition.states)
      .filter((state) => !states.has(state))
      .sort(),
    trapped: [...new Set(trapped.map((place) => place.state))].sort(),
  }
}

describe('the checker', () => {
  const rulesOf = (change: (definition: WorkflowDefinition) => WorkflowDefinition) =>
    checkDefinition(change(repairWorkflow as WorkflowDefinition)).map(({ rule, where }) => `${rule} ${where}`)
  const withAction = (name: string, change: Partial<ActionDefinition>) =>
    rulesOf((flow) => ({
      ...flow,
      actions: { ...flow.actions, [name]: { ...flow.actions[name]!, ...change } },
    }))
  const withState = (name: string, change: Partial<StateDefinition>) =>
    rulesOf((flow) => ({ ...flow, states: { ...flow.states, [name]: { ...flow.states[name]!, ...change } } }))

  it('finds nothing in a sound definition', () => {
    expect(rulesOf((flow) => flow)).toEqual([])
  })

  it('finds names that nobody declared', () => {
    expect(withAction('start', { to: 'nowhere' })).toContain('unknownName start')
    expect(withAction('start', { by: ['nobody'] })).toContain('unknownName start')
    expect(withAction('start', { needs: ['value:nothing'] })).toContain('unknownName start')
    expect(withAction('start', { unlike: ['nothing'] })).toContain('unknownName start')
    expect(withState('working', { waitsFor: ['nobody'] })).toContain('unknownName working')
  })

  it('finds permissions that are none, and names that belong to the engine', () => {
    expect(withAction('start', { permission: 'repair' as Permission })).toContain('badPermission start')
    expect(
      rulesOf((flow) => ({ ...flow, actions: { ...flow.actions, agree: flow.actions.start! } })),
    ).toContain('reservedName agree')
  })

  it('finds a way back from what is no side state, and an end that is left without reopening', () => {
    expect(withAction('start', { to: 'back' })).toContain('backFromSide start')
    expect(withAction('start', { from: ['closed'] })).toContain('doneIsLeft start')
    expect(withAction('reopen', { from: ['working'] })).toContain('doneOnly reopen')
  })

  it('finds a suspension that does not end by itself', () => {
    expect(withAction('goOn', { needs: ['reason'] })).toContain('oneResume suspend')
    expect(withAction('suspend', { to: 'resolved' })).toContain('suspendAside suspend')
  })

  it('finds states that wait for nobody, and clocks that allow without running', () => {
    expect(withState('working', { waitsFor: [] })).toContain('waitsForNobody working')
    expect(withState('closed', { waitsFor: ['desk'] })).toContain('doneWaits closed')
    expect(withState('closed', { allowance: { workdays: 3 } })).toContain('idleAllowance closed')
    expect(withState('registered', { stage: 'open' })).toContain('oneStart test.repair')
  })

  it('finds delegations, escalations and countersignatures that lack their other half', () => {
    expect(rulesOf(({ ladder: _ladder, ...flow }) => flow)).toContain('noLadder escalate')
    expect(withAction('lend', { needs: [] })).toContain('noParty lend')
    const { answerPermission: _answer, ...deaf } = repairWorkflow.actions.resolve
    expect(rulesOf((flow) => ({ ...flow, actions: { ...flow.actions, resolve: deaf } }))).toContain(
      'noAnswer resolve',
    )
  })
})

describe('what an action is told', () => {
  const action: ActionDefinition = {
    title: words,
    kind: 'forward',
    from: ['s0'],
    to: 'same',
    permission: 'test.thing.go',
    needs: ['limit'],
  }
  const why = (input: StepInput, one = action) => whyNotSo(one, input, '2023-06-15')?.reason ?? null

  it('a limit is a day or a number of working days', () => {
    expect(why({})).toBe('platform.workflow.needMissing')
    expect(whyNotSo(action, {}, '2023-06-15')?.details).toMatchObject({ field: 'dueOn' })
    expect(why({ dueOn: '2023-06-20' })).toBeNull()
    expect(why({ workdays: 3 })).toBeNull()
    expect(why({ dueOn: '2023-06-14' })).toBe('platform.workflow.duePast')
    expect(why({ workdays: 3 }, { ...action, needs: [] })).toBe('platform.workflow.notAccepted')
  })

  it('the checker finds what a module tells and the action does not take', () => {
    const definition: WorkflowDefinition = {
      ...repairWorkflow,
      actions: { ...repairWorkflow.actions, odd: { ...action, from: ['registered'], byModule: ['dueOn'] } },
    }
    expect(checkDefinition(definition).map(({ rule, where }) => [rule, where])).toContainEqual([
      'notTaken',
      'odd',
    ])
  })
})
