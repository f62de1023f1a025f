import type { TFunction } from 'i18next'
import { type FigureLanguage, formatDay, formatYuan } from '#web/ui/format.ts'
import type { FactType } from '../contract.ts'

/** Words of the documents pages in one language. */
export type Words = TFunction<'documents'>
type Args = Record<string, unknown>
type Teller = (args: Args, t: Words, language: FigureLanguage) => string

const tellers: Record<FactType, Teller> = {
  chainList: tellChainList,
  programme: tellProgramme,
  classOpened: tellClassOpened,
  classPlanned: (args, t) => t('tell.planned', { chain: textOf(args, 'chain') ?? t('tell.chainUnknown') }),
  mechanism: tellMechanism,
  rankStreak: tellRankStreak,
  outputMilestone: tellOutputMilestone,
  audience: (args, t) => t('tell.audience', { kind: textOf(args, 'kind') ?? t('unknown') }),
  competence: (args, t) => t('tell.competence', { name: textOf(args, 'name') ?? t('unknown') }),
  statement: tellStatement,
}

/**
 * A fact as one sentence for people. Values that the text does not give are said to be unknown, never made up.
 *
 * @param args of the fact as stored; values of an unexpected kind count as unknown.
 */
export function tellFact(type: FactType, args: Args, t: Words, language: FigureLanguage): string {
  return tellers[type](args, t, language)
}

/** One argument alone, as a conflict or a comparison shows it. */
export function tellValue(name: string, value: unknown, t: Words, language: FigureLanguage): string {
  if (value === null || value === undefined || value === '') return t('unknown')
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (name === 'amountYuan') return tellAmount(value, t, language)
  if (name === 'asOf') return tellPeriod(String(value), t, language)
  if (name === 'on') return formatDay(String(value), language)
  if (name === 'quarters') return t('tell.quarterCount', { count: Number(value) })
  if (name === 'term') return t('tell.term', { term: value }).trim()
  if (name === 'place') return t('tell.place', { place: value })
  if (name === 'track' || name === 'among' || name === 'scope') return nameOf(name, String(value), t)
  if (name === 'status' && (value === 'reached' || value === 'expected')) return t(`milestoneStatus.${value}`)
  if (Array.isArray(value)) {
    return value.map((item) => (isRecord(item) ? tellPart(item, t) : String(item))).join(t('tell.separator'))
  }
  return isRecord(value) ? JSON.stringify(value) : String(value)
}

function tellChainList(args: Args, t: Words): string {
  const names = textsOf(args, 'chains')
  if (names.length === 0) return t('tell.chainListEmpty')
  return t('tell.chainList', { count: names.length, names: names.join(t('tell.separator')) })
}

function tellProgramme(args: Args, t: Words): string {
  const name = textOf(args, 'name') ?? t('tell.programmeUnnamed')
  const parts = (Array.isArray(args.parts) ? args.parts : []).filter(isRecord)
  if (parts.length === 0) return t('tell.programmeAlone', { name })
  return t('tell.programme', {
    name,
    parts: parts.map((part) => tellPart(part, t)).join(t('tell.separator')),
  })
}

function tellPart(part: Args, t: Words): string {
  const kind = textOf(part, 'kind')
  const named =
    kind === 'lecture' || kind === 'studyClass' ? t(`tell.partKind.${kind}`) : (kind ?? t('unknown'))
  const count = numberOf(part, 'count')
  const topic = textOf(part, 'topic')
  return (
    named +
    (count === null ? '' : t('tell.partCount', { count })) +
    (topic === null ? '' : t('tell.partTopic', { topic }))
  )
}

function tellClassOpened(args: Args, t: Words, language: FigureLanguage): string {
  const number = numberOf(args, 'term')
  const words = {
    term: number === null ? '' : t('tell.term', { term: number }),
    chain: textOf(args, 'chain') ?? t('tell.chainUnknown'),
  }
  const day = textOf(args, 'on')
  if (day === null) return t('tell.classNoDay', words)
  const basis = basisOf(args, 'onBasis')
  return (
    t('tell.classOn', { ...words, day: formatDay(day, language) }) +
    (basis === null ? '' : t(`tell.basisAlone.${basis}`))
  )
}

function tellMechanism(args: Args, t: Words): string {
  const name = textOf(args, 'name')
  const parts = textsOf(args, 'parts').filter((part) => name === null || !name.includes(part))
  const scope = textOf(args, 'scope')
  const tail =
    args.first === true
      ? scope === null
        ? t('tell.mechanismFirstAnywhere')
        : t('tell.mechanismFirst', { scope: nameOf('scope', scope, t) })
      : scope === null
        ? ''
        : t('tell.mechanismScope', { scope: nameOf('scope', scope, t) })
  return (
    t('tell.mechanism', { name: name ?? t('tell.mechanismUnnamed') }) +
    (parts.length === 0 ? '' : t('tell.mechanismParts', { parts: parts.join(t('tell.separator')) })) +
    tail
  )
}

function tellRankStreak(args: Args, t: Words, language: FigureLanguage): string {
  const quarters = numberOf(args, 'quarters')
  const place = numberOf(args, 'place')
  const among = textOf(args, 'among')
  const asOf = textOf(args, 'asOf')
  const track = textOf(args, 'track')
  const words = {
    track: track === null ? t('unknown') : nameOf('track', track, t),
    place: place === null ? t('tell.placeUnknown') : t('tell.place', { place }),
    among: among === null ? '' : t('tell.among', { scope: nameOf('among', among, t) }),
  }
  const told =
    quarters === null
      ? t('tell.streakUnknown', words)
      : quarters === 1
        ? t('tell.streakOnce', words)
        : t('tell.streak', { ...words, quarters })
  if (asOf === null) return told
  return (
    told + t('tell.asOf', { period: tellPeriod(asOf, t, language), basis: tellBasis(args, 'asOfBasis', t) })
  )
}

function tellOutputMilestone(args: Args, t: Words, language: FigureLanguage): string {
  const amount = args.amountYuan
  const year = numberOf(args, 'year')
  const words = {
    industry: textOf(args, 'industry') ?? t('tell.industryUnknown'),
    amount:
      amount === null || amount === undefined ? t('tell.amountUnknown') : tellAmount(amount, t, language),
  }
  const told = t(`tell.milestone.${args.status === 'expected' ? 'expected' : 'reached'}`, words)
  return year === null
    ? told
    : told + t('tell.milestoneYear', { year, basis: tellBasis(args, 'yearBasis', t) })
}

function tellStatement(args: Args, t: Words): string {
  const text = textOf(args, 'text') ?? t('unknown')
  const role = textOf(args, 'role')
  return role === null ? t('tell.statementNoRole', { text }) : t('tell.statement', { role, text })
}

function tellAmount(value: unknown, t: Words, language: FigureLanguage): string {
  const yuan = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN
  if (Number.isNaN(yuan)) return t('tell.amountUnknown')
  const amount = formatYuan(yuan, language)
  return `${amount.value} ${t(`money.${amount.unit}`, { ns: 'ui' })}`
}

/** `2023Q1`, `2023` or a day; anything else as it stands. */
function tellPeriod(period: string, t: Words, language: FigureLanguage): string {
  const quarter = /^(\d{4})-?Q([1-4])$/.exec(period)
  if (quarter) return t(`tell.quarter.${quarter[2] as '1' | '2' | '3' | '4'}`, { year: quarter[1] })
  if (/^\d{4}$/.test(period)) return t('tell.year', { year: period })
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? formatDay(period, language) : period
}

const scopes = ['nation', 'province', 'city', 'county'] as const
const tracks = ['economy', 'businessEnvironment'] as const

function nameOf(name: 'track' | 'among' | 'scope', value: string, t: Words): string {
  const track = tracks.find((known) => known === value)
  if (name === 'track' && track) return t(`tell.track.${track}`)
  const scope = scopes.find((known) => known === value)
  return scope ? t(`tell.scope.${scope}`) : value
}

/** How a date came about, when it was not stated in full. */
function basisOf(args: Args, name: string): 'published' | 'inferred' | null {
  const basis = args[name]
  return basis === 'published' || basis === 'inferred' ? basis : null
}

function tellBasis(args: Args, name: string, t: Words): string {
  const basis = basisOf(args, name)
  return basis === null ? '' : t(`tell.basis.${basis}`)
}

function textOf(args: Args, name: string): string | null {
  const value = args[name]
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function textsOf(args: Args, name: string): string[] {
  const value = args[name]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function numberOf(args: Args, name: string): number | null {
  const value = args[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function isRecord(value: unknown): value is Args {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
