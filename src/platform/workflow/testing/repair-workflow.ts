import type { Actor } from '../../context.ts'
import { defineJob } from '../../jobs/queue.ts'
import type { Reach } from '../../rights/reach.ts'
import { defineWorkflow } from '../definition.ts'
import { type WorkflowEffect, workflowEffect } from '../effect.ts'

/** A job that the tests look for in what was asked. */
export const told = defineJob<WorkflowEffect>({ name: 'test.repair.tell', input: workflowEffect })

const p = (verb: string) => `test.repair.${verb}` as const
const handling = ['assigned', 'working'] as const

/** A process with everything the engine can do: a city repairs what is broken. */
export const repairWorkflow = defineWorkflow({
  code: 'test.repair',
  version: 1,
  title: { zh: '报修', en: 'Repair' },
  read: 'test.repair.read',
  parties: {
    desk: { zh: '受理台', en: 'Desk' },
    lead: { zh: '牵头单位', en: 'Lead' },
    assist: { zh: '协同单位', en: 'Assisting' },
    office: { zh: '链长办', en: 'Office' },
    chief: { zh: '链长', en: 'Chief' },
  },
  ladder: [
    { code: 'office', title: { zh: '链长办', en: 'Office' }, party: 'office' },
    { code: 'chief', title: { zh: '链长', en: 'Chief' }, party: 'chief' },
  ],
  values: { result: { zh: '结果', en: 'Result' } },
  states: {
    registered: {
      title: { zh: '登记', en: 'Registered' },
      stage: 'start',
      waitsFor: ['desk'],
      allowance: { workdays: 1 },
      clock: 'runs',
    },
    assigned: {
      title: { zh: '分派', en: 'Assigned' },
      stage: 'open',
      waitsFor: ['lead'],
      allowance: { workdays: 7 },
      clock: 'runs',
    },
    working: { title: { zh: '办理中', en: 'Working' }, stage: 'open', waitsFor: ['lead'], clock: 'runs' },
    resolved: {
      title: { zh: '办结待验', en: 'Resolved' },
      stage: 'open',
      waitsFor: ['desk'],
      clock: 'pauses',
    },
    suspended: { title: { zh: '挂起', en: 'Suspended' }, stage: 'side', waitsFor: ['lead'], clock: 'pauses' },
    escalated: { title: { zh: '提级', en: 'Escalated' }, stage: 'side', waitsFor: ['level'], clock: 'runs' },
    closed: { title: { zh: '销号', en: 'Closed' }, stage: 'done', waitsFor: [], clock: 'stops' },
  },
  actions: {
    assign: {
      title: { zh: '分派', en: 'Assign' },
      kind: 'forward',
      from: ['registered'],
      to: 'assigned',
      permission: p('assign'),
      by: ['desk'],
      needs: ['party:lead'],
      accepts: ['party:assist', 'workdays', 'dueOn', 'reason'],
      effects: [told],
    },
    start: {
      title: { zh: '开始办理', en: 'Start' },
      kind: 'forward',
      from: ['assigned'],
      to: 'working',
      permission: p('handle'),
      by: ['lead'],
      needs: [],
    },
    transfer: {
      title: { zh: '转办', en: 'Transfer' },
      kind: 'transfer',
      from: ['assigned'],
      to: 'same',
      permission: p('handle'),
      by: ['lead', 'desk'],
      needs: ['reason', 'party:lead'],
      clock: 'restart',
    },
    lend: {
      title: { zh: '委托代办', en: 'Delegate' },
      kind: 'delegate',
      from: handling,
      to: 'same',
      permission: p('handle'),
      by: ['lead'],
      needs: ['party:lead'],
    },
    resolve: {
      title: { zh: '申请会签办结', en: 'Resolve' },
      kind: 'countersign',
      from: ['working'],
      to: 'resolved',
      permission: p('handle'),
      answerPermission: p('answer'),
      by: ['lead'],
      needs: ['evidence', 'value:result'],
      effects: [told],
    },
    suspend: {
      title: { zh: '挂起', en: 'Suspend' },
      kind: 'suspend',
      from: handling,
      to: 'suspended',
      permission: p('handle'),
      by: ['lead'],
      needs: [],
    },
    goOn: {
      title: { zh: '恢复', en: 'Go on' },
      kind: 'resume',
      from: ['suspended'],
      to: 'back',
      permission: p('handle'),
      by: ['lead'],
      needs: [],
    },
    escalate: {
      title: { zh: '提级', en: 'Escalate' },
      kind: 'escalate',
      from: ['assigned', 'working', 'escalated'],
      to: 'escalated',
      permission: p('escalate'),
      needs: ['reason'],
    },
    handBack: {
      title: { zh: '交回办理', en: 'Hand back' },
      kind: 'return',
      from: ['escalated'],
      to: 'back',
      permission: p('decide'),
      by: ['level'],
      needs: ['reason'],
    },
    supervise: {
      title: { zh: '督办', en: 'Supervise' },
      kind: 'supervise',
      from: ['registered', 'assigned', 'working', 'resolved'],
      to: 'same',
      permission: p('supervise'),
      needs: [],
      accepts: ['reason'],
    },
    sendBack: {
      title: { zh: '退回', en: 'Send back' },
      kind: 'return',
      from: ['resolved'],
      to: 'working',
      permission: p('check'),
      by: ['desk'],
      needs: ['reason'],
      clock: 'resume',
    },
    close: {
      title: { zh: '销号', en: 'Close' },
      kind: 'forward',
      from: ['resolved'],
      to: 'closed',
      permission: p('check'),
      by: ['desk'],
      unlike: ['resolve'],
      needs: ['rating'],
    },
    withdraw: {
      title: { zh: '撤回', en: 'Withdraw' },
      kind: 'withdraw',
      from: ['registered', 'assigned', 'working'],
      to: 'closed',
      permission: p('assign'),
      by: ['desk'],
      needs: ['reason'],
    },
    reopen: {
      title: { zh: '重办', en: 'Reopen' },
      kind: 'reopen',
      from: ['closed'],
      to: 'assigned',
      permission: p('check'),
      by: ['desk'],
      needs: ['reason'],
    },
  },
  clockEffects: { dueSoon: [told], overdue: [told] },
})

export const allVerbs = [
  'read',
  'assign',
  'handle',
  'answer',
  'escalate',
  'decide',
  'supervise',
  'check',
] as const

/** Somebody of an organisation with the given rights there, or in the whole city. */
export function official(
  id: string,
  orgId: string | null,
  verbs: readonly string[] = allVerbs,
  everywhere = false,
): Actor {
  const reach: Reach = {
    everywhere,
    orgIds: new Set(orgId === null ? [] : [orgId]),
    chainCodes: new Set(),
    regionCodes: new Set(),
    accountIds: new Set([id]),
  }
  return {
    id,
    name: `${id}同志`,
    personId: `person-${id}`,
    orgId,
    rights: new Map(verbs.map((verb) => [`test.repair.${verb}` as const, reach])),
  }
}
