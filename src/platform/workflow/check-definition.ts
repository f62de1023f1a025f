import { needsOf } from './actions.ts'
import type { ActionDefinition, WorkflowDefinition } from './definition.ts'

/** Something wrong with a definition that its types cannot show. */
export interface Fault {
  rule: string
  /** The state, action or party meant. */
  where: string
  message: string
}

const permissionShape = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*){2}$/
const codeShape = /^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/
const reservedActions = ['begin', 'agree', 'refuse', 'succeed', 'dueSoon', 'overdue']
const reservedParties = ['level', 'levelOrAbove', 'countersign']

/** Everything wrong with a definition, none when it may be used. Registered definitions are checked by a test. */
export function checkDefinition(definition: WorkflowDefinition): Fault[] {
  return [
    ...checkNames(definition),
    ...checkStates(definition),
    ...checkKinds(definition),
    ...checkPaths(definition),
  ]
}

const fault = (rule: string, where: string, message: string): Fault => ({ rule, where, message })

function checkNames(definition: WorkflowDefinition): Fault[] {
  const faults: Fault[] = []
  const unknown = (where: string, what: string, name: string, known: object | undefined) => {
    if (known === undefined || !(name in known)) {
      faults.push(fault('unknownName', where, `there is no ${what} ${name}`))
    }
  }
  const permission = (where: string, text: string) => {
    if (!permissionShape.test(text)) faults.push(fault('badPermission', where, `${text} is no permission`))
  }
  const member = (where: string, name: string) => {
    if (name !== 'level' && name !== 'levelOrAbove') unknown(where, 'party', name, definition.parties)
    else if (definition.ladder === undefined) faults.push(fault('unknownName', where, 'there is no ladder'))
  }
  if (!codeShape.test(definition.code))
    faults.push(fault('badCode', definition.code, 'a code is module.noun'))
  permission('read', definition.read)
  for (const name of reservedParties.filter((party) => party in definition.parties)) {
    faults.push(fault('reservedName', name, `the party ${name} belongs to the engine`))
  }
  for (const name of reservedActions.filter((action) => action in definition.actions)) {
    faults.push(fault('reservedName', name, `the action ${name} belongs to the engine`))
  }
  for (const [name, state] of Object.entries(definition.states)) {
    for (const party of state.waitsFor) member(name, party)
  }
  for (const rung of definition.ladder ?? []) unknown(rung.code, 'party', rung.party, definition.parties)
  for (const [name, action] of Object.entries(definition.actions)) {
    permission(name, action.permission)
    if (action.answerPermission !== undefined) permission(name, action.answerPermission)
    if (action.from.length === 0) faults.push(fault('noFrom', name, 'an action starts from some state'))
    for (const state of action.from) unknown(name, 'state', state, definition.states)
    if (action.to !== 'same' && action.to !== 'back') unknown(name, 'state', action.to, definition.states)
    for (const party of action.by ?? []) member(name, party)
    for (const other of action.unlike ?? []) {
      if (other !== 'begin') unknown(name, 'action', other, definition.actions)
    }
    for (const need of [...action.needs, ...(action.accepts ?? [])]) {
      const [kind, what = ''] = need.split(':')
      if (kind === 'party' && what !== 'countersign') unknown(name, 'party', what, definition.parties)
      if (kind === 'value') unknown(name, 'value', what, definition.values)
    }
    for (const need of action.byModule ?? []) {
      if (![...needsOf(action), ...(action.accepts ?? [])].includes(need))
        faults.push(fault('notTaken', name, `the module tells ${need}, which the action does not take`))
    }
  }
  return faults
}

function checkStates(definition: WorkflowDefinition): Fault[] {
  const faults: Fault[] = []
  const states = Object.entries(definition.states)
  const ofStage = (stage: string) => states.filter(([, state]) => state.stage === stage)
  if (ofStage('start').length !== 1) {
    faults.push(fault('oneStart', definition.code, 'exactly one state is the start'))
  }
  if (ofStage('done').length === 0) faults.push(fault('noDone', definition.code, 'some state is done'))
  for (const [name, state] of states) {
    if (state.stage === 'done' && state.waitsFor.length > 0) {
      faults.push(fault('doneWaits', name, 'a done state waits for nobody'))
    }
    if (state.stage !== 'done' && state.waitsFor.length === 0) {
      faults.push(fault('waitsForNobody', name, 'somebody is expected to act next'))
    }
    if (state.allowance !== undefined && state.clock !== 'runs') {
      faults.push(fault('idleAllowance', name, 'an allowance needs a clock that runs'))
    }
  }
  return faults
}

/** What each kind of action demands of the definition. */
function checkKinds(definition: WorkflowDefinition): Fault[] {
  const faults: Fault[] = []
  const stage = (state: string) => definition.states[state]?.stage
  const answers = new Set<string | undefined>()
  for (const [name, action] of Object.entries(definition.actions)) {
    const demand = (holds: boolean, rule: string, message: string) => {
      if (!holds) faults.push(fault(rule, name, message))
    }
    if (action.to === 'back') {
      demand(
        action.from.every((state) => stage(state) === 'side'),
        'backFromSide',
        'one goes back from side states only',
      )
    }
    demand(
      action.kind === 'reopen' ||
        action.from.every(
          (state) => stage(state) !== 'done' || action.to === 'same' || stage(action.to) === 'done',
        ),
      'doneIsLeft',
      'what is done is opened again by a reopening only',
    )
    switch (action.kind) {
      case 'countersign':
        answers.add(action.answerPermission)
        demand(action.answerPermission !== undefined, 'noAnswer', 'whoever is asked needs a right to answer')
        break
      case 'delegate':
        demand(action.to === 'same', 'staysPut', 'a delegation moves no state')
        demand(
          (action.by?.length ?? 0) > 0,
          'noParty',
          'one lends only what one is: name the parties in `by`',
        )
        demand(
          action.needs.some((need) => need.startsWith('party:')),
          'noParty',
          'a delegation names to whom',
        )
        break
      case 'recall':
        demand(action.to === 'same', 'staysPut', 'what is taken back moves no state')
        demand(
          Object.values(definition.actions).some(({ kind }) => kind === 'countersign'),
          'nothingAsked',
          'there is nothing to countersign',
        )
        break
      case 'supervise':
        demand(action.to === 'same', 'staysPut', 'supervision moves no state')
        break
      case 'escalate':
        demand((definition.ladder?.length ?? 0) > 0, 'noLadder', 'there is no ladder to climb')
        break
      case 'reopen':
        demand(
          action.from.every((state) => stage(state) === 'done'),
          'doneOnly',
          'only what is done is reopened',
        )
        break
      case 'suspend':
        demand(stage(action.to) === 'side', 'suspendAside', 'one suspends into a side state')
        demand(
          resumptions(definition, action.to).length === 1,
          'oneResume',
          'one resumption leads back, without needs',
        )
        break
      default:
    }
  }
  if (answers.size > 1)
    faults.push(fault('oneAnswer', definition.code, 'all countersignatures ask for one right'))
  return faults
}

/** Names of the actions by which a suspended instance goes on by itself. */
export function resumptions(definition: WorkflowDefinition, state: string): string[] {
  return Object.keys(definition.actions).filter((name) => {
    const action = definition.actions[name]
    return (
      action?.kind === 'resume' &&
      action.to === 'back' &&
      action.needs.length === 0 &&
      action.from.includes(state)
    )
  })
}

/** A state, and for side states the state to go back to. */
type Place = `${string} ${string}`

/** Walks all places an instance can come to: every state must be reachable, and from everywhere the end. */
function checkPaths(definition: WorkflowDefinition): Fault[] {
  const start = Object.keys(definition.states).find((name) => definition.states[name]?.stage === 'start')
  if (start === undefined) return []
  const stage = (state: string) => definition.states[state]?.stage
  const next = (place: Place, action: ActionDefinition): Place | null => {
    const [state = '', back = ''] = place.split(' ')
    if (!action.from.includes(state)) return null
    const to = action.to === 'same' ? state : action.to === 'back' ? back : action.to
    if (stage(to) === undefined) return null
    if (stage(to) !== 'side') return `${to} `
    return `${to} ${stage(state) === 'side' ? back : state}`
  }
  const before = new Map<Place, Place[]>()
  const open: Place[] = [`${start} `]
  const seen = new Set<Place>(open)
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    for (const action of Object.values(definition.actions)) {
      const to = next(place, action)
      if (to === null) continue
      before.set(to, [...(before.get(to) ?? []), place])
      if (seen.has(to)) continue
      seen.add(to)
      open.push(to)
    }
  }
  const ends = [...seen].filter((place) => stage(place.split(' ')[0] ?? '') === 'done')
  const saved = new Set<Place>(ends)
  for (let place = ends.pop(); place !== undefined; place = ends.pop()) {
    for (const from of before.get(place) ?? []) {
      if (saved.has(from)) continue
      saved.add(from)
      ends.push(from)
    }
  }
  const statesOf = (places: Iterable<Place>) => new Set([...places].map((place) => place.split(' ')[0] ?? ''))
  const reached = statesOf(seen)
  const trapped = statesOf([...seen].filter((place) => !saved.has(place)))
  return [
    ...Object.keys(definition.states)
      .filter((state) => !reached.has(state))
      .map((state) => fault('unreachable', state, 'no path leads here')),
    ...[...trapped].map((state) => fault('trap', state, 'no path leads from here to an end')),
  ]
}
