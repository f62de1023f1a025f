import type { ActionDefinition, Need, WorkflowDefinition } from './definition.ts'

/** Answers to a countersignature. They are actions of every workflow that has one, and defined here once. */
const answers: Record<string, Pick<ActionDefinition, 'title' | 'needs' | 'accepts'>> = {
  agree: { title: { zh: '同意会签', en: 'Agree' }, needs: [], accepts: ['reason'] },
  refuse: { title: { zh: '不同意', en: 'Refuse' }, needs: ['reason'] },
}

/** Needs that come with the kind of an action. */
const ofKind: Partial<Record<ActionDefinition['kind'], readonly Need[]>> = {
  suspend: ['reason', 'untilOn'],
  delegate: ['untilOn'],
  supervise: ['supervision'],
  countersign: ['party:countersign'],
}

/** The action of a name, answers to a countersignature included; null when there is none. */
export function findAction(definition: WorkflowDefinition, name: string): ActionDefinition | null {
  const own = Object.hasOwn(definition.actions, name) ? definition.actions[name] : undefined
  if (own !== undefined) return own
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined
  const asking = Object.values(definition.actions).find((action) => action.kind === 'countersign')
  if (answer === undefined || asking?.answerPermission === undefined) return null
  return { ...answer, kind: 'forward', from: asking.from, to: 'same', permission: asking.answerPermission }
}

export const isAnswer = (definition: WorkflowDefinition, name: string): boolean =>
  Object.hasOwn(answers, name) && !Object.hasOwn(definition.actions, name)

/** All that must be told, what the kind asks included. */
export function needsOf(action: ActionDefinition): Need[] {
  return [...new Set([...(ofKind[action.kind] ?? []), ...action.needs])]
}

/** What a need is answered by: a limit by a day or a number of working days, everything else by itself. */
export const answersTo = (need: Need): Need[] => (need === 'limit' ? ['dueOn', 'workdays'] : [need])

/** Names of the actions that `unlike` looks back on, so that their doers are kept. */
export function watchedActions(definition: WorkflowDefinition): Set<string> {
  return new Set(Object.values(definition.actions).flatMap((action) => action.unlike ?? []))
}
