import { readClock } from '#core/scheduling/working-time.ts'
import { calendarAround } from '../calendar/load-calendar.ts'
import { businessDay } from '../clock.ts'
import type { Context } from '../context.ts'
import type { NamedRef, ObjectRef } from '../http/contract.ts'
import { type Describers, describe } from '../thread/thread.ts'
import type { Words } from '../words.ts'
import { findAction } from './actions.ts'
import type { ClockView, WorkflowEventView, WorkflowState, WorkflowView } from './contract.ts'
import type { Need, WorkflowDefinition } from './definition.ts'
import type { Instance, Party } from './instance.ts'
import { countersigners, waitsFor } from './parties.ts'
import { actionsFor, listEvents } from './read.ts'

const orgRef = (id: string): ObjectRef => ({ kind: 'directory.organisation', id })
const accountRef = (id: string): ObjectRef => ({ kind: 'access.account', id })

/** Names of organisations and accounts, asked for all at once. */
type Names = (ref: ObjectRef) => NamedRef

async function namesOf(ctx: Context, describers: Describers, parties: Party[]): Promise<Names> {
  const refs = parties.flatMap((party) => [...party.orgIds.map(orgRef), ...party.accountIds.map(accountRef)])
  const named = refs.length === 0 ? new Map<string, NamedRef>() : await describe(ctx.db, describers, refs)
  return (ref) => named.get(`${ref.kind} ${ref.id}`) ?? { ...ref, title: null, href: null }
}

const countersignTitle: Words = { zh: '会签单位', en: 'Countersigning organisations' }

const partyTitle = (definition: WorkflowDefinition, party: string): Words =>
  party === countersigners ? countersignTitle : (definition.parties[party] ?? { zh: party, en: party })

const viewParty = (definition: WorkflowDefinition, names: Names, name: string, party: Party) => ({
  party: name,
  title: partyTitle(definition, name),
  orgs: party.orgIds.map((id) => names(orgRef(id))),
  accounts: party.accountIds.map((id) => names(accountRef(id))),
})

/** Where instances stand, in words; for lists. */
export async function viewStates(
  ctx: Context,
  describers: Describers,
  items: readonly { definition: WorkflowDefinition; instance: Instance }[],
): Promise<WorkflowState[]> {
  const names = await namesOf(
    ctx,
    describers,
    items.flatMap(({ instance }) => [
      ...Object.values(instance.parties),
      ...instance.delegations,
      { orgIds: instance.countersign?.orgIds ?? [], accountIds: [] },
    ]),
  )
  const clocks = await readClocks(
    ctx,
    items.map(({ instance }) => instance),
  )
  return items.map(({ definition, instance }, index) =>
    viewState(definition, instance, names, clocks[index] ?? null),
  )
}

async function readClocks(ctx: Context, instances: readonly Instance[]): Promise<(ClockView | null)[]> {
  const calendar = await calendarAround(ctx)
  const today = businessDay(ctx.clock)
  return instances.map(({ clock }) =>
    clock === null ? null : { startedOn: clock.startedOn, ...readClock(calendar, clock, today) },
  )
}

function viewState(
  definition: WorkflowDefinition,
  instance: Instance,
  names: Names,
  clock: ClockView | null,
): WorkflowState {
  const state = definition.states[instance.state]
  const { countersign, supervision } = instance
  const asked = countersign === null ? null : findAction(definition, countersign.action)
  const waiting = (name: string): Party =>
    name === countersigners
      ? { orgIds: countersign?.orgIds ?? [], accountIds: [] }
      : (instance.parties[name] ?? { orgIds: [], accountIds: [] })
  return {
    definition: definition.code,
    title: definition.title,
    object: instance.object,
    objectTitle: instance.title,
    href: instance.href,
    state: instance.state,
    stateTitle: state?.title ?? { zh: instance.state, en: instance.state },
    stage: state?.stage ?? 'open',
    waitsFor: waitsFor(definition, instance).map((name) => viewParty(definition, names, name, waiting(name))),
    level: definition.ladder?.find((rung) => rung.code === instance.level)?.title ?? null,
    supervision:
      supervision === null
        ? null
        : { kind: supervision.kind, byName: supervision.byName, on: supervision.on },
    countersign:
      countersign === null || asked === null
        ? null
        : {
            action: asked.title,
            orgs: countersign.orgIds.map((id) => ({
              ...names(orgRef(id)),
              agreed: countersign.agreedOrgIds.includes(id),
            })),
          },
    clock,
    resumeOn: instance.resumeOn,
    lockVersion: instance.lockVersion,
  }
}

/** One instance in words, with what the caller may do. */
export async function viewWorkflow(
  ctx: Context,
  describers: Describers,
  definition: WorkflowDefinition,
  instance: Instance,
): Promise<WorkflowView> {
  const [state] = await viewStates(ctx, describers, [{ definition, instance }])
  const actions = actionsFor(ctx, definition, instance).map((offer) => ({
    ...offer,
    titles: titlesOf(definition, [...offer.needs, ...offer.accepts]),
  }))
  return { ...state!, actions }
}

/** Titles of the parties and values among needs, by the need's name. */
function titlesOf(definition: WorkflowDefinition, needs: readonly Need[]): Record<string, Words> {
  return Object.fromEntries(
    needs.flatMap((need) => {
      const [kind, name = ''] = need.split(':')
      if (kind === 'party') return [[need, partyTitle(definition, name)]]
      if (kind === 'value') return [[need, definition.values?.[name] ?? { zh: name, en: name }]]
      return []
    }),
  )
}

const markTitles: Record<string, Words> = {
  begin: { zh: '发起', en: 'Begun' },
  succeed: { zh: '岗位更替', en: 'Posts changed hands' },
  dueSoon: { zh: '临近期限', en: 'Due soon' },
  overdue: { zh: '已超期', en: 'Overdue' },
}

/** The story of an instance in words, oldest first. */
export async function viewEvents(
  ctx: Context,
  describers: Describers,
  definition: WorkflowDefinition,
  instance: Instance,
): Promise<WorkflowEventView[]> {
  const events = await listEvents(ctx, instance)
  const names = await namesOf(
    ctx,
    describers,
    events.flatMap((event) => Object.values(event.input.parties ?? {})),
  )
  const title = (state: string): Words => definition.states[state]?.title ?? { zh: state, en: state }
  return events.map((event) => {
    const { personId: _personId, orgId: _orgId, ...input } = event.input
    return {
      id: event.id,
      at: event.at,
      actorName: event.actorName,
      onBehalfOf: event.onBehalfOf,
      action: event.action,
      actionTitle: markTitles[event.action] ??
        findAction(definition, event.action)?.title ?? { zh: event.action, en: event.action },
      isMark: event.isMark,
      fromTitle: event.from === null ? null : title(event.from),
      toTitle: title(event.to),
      moved: event.from !== event.to,
      reason: event.reason,
      input,
      parties: Object.entries(event.input.parties ?? {}).map(([name, party]) =>
        viewParty(definition, names, name, party),
      ),
      titles: titlesOf(
        definition,
        Object.keys(event.input.values ?? {}).map((name): Need => `value:${name}`),
      ),
      workdays: event.workdays,
    }
  })
}
