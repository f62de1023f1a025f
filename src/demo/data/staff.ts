import type { SeededRandom } from '#core/random/seeded-random.ts'
import type { OrganisationKind } from '#modules/directory/contract/organisation.ts'
import { addDays } from './days.ts'
import { inventPeople } from './people.ts'
import type { Day, DemoAppointment, DemoOrganisation, DemoPerson, DemoPost } from './types.ts'

/** Titles of an organisation by kind: its head's, then those of its staff. */
const titlesOfKind: Readonly<Record<OrganisationKind, readonly [string, ...string[]]>> = {
  partyCommittee: ['市委书记', '市委秘书长'],
  government: ['市长', '副市长（分管工业）'],
  partyDepartment: ['部长', '副部长', '副部长', '办公室主任'],
  office: ['主任', '副主任', '综合科科长'],
  bureau: ['局长', '副局长', '副局长', '办公室主任'],
  section: ['科长', '副科长', '一级科员'],
  countyGovernment: ['县长', '副县长（分管工业）', '办公室主任'],
  countyBureau: ['局长', '副局长'],
  zoneCommittee: ['主任', '副主任', '办公室主任'],
  serviceCentre: ['主任', '服务专员', '服务专员'],
  enterprise: ['总经理', '人力资源负责人'],
  institute: ['院长', '研究员', '科研秘书'],
  school: ['院长', '教务处处长', '就业处处长'],
  other: ['主任', '秘书长'],
}

/** Where a member of the city's leadership belongs, by title; the first that fits. */
const seats: readonly (readonly [RegExp, string])[] = [
  [/组织部部长/, 'organization-department'],
  [/统战部部长/, 'united-front'],
  [/人大/, 'people-congress'],
  [/政协/, 'consultative-conference'],
  [/市长|市政府/, 'government'],
  [/市委/, 'party-committee'],
]

/** Titles that make their holder the head of the organisation. */
const headTitles = /^市委书记$|组织部部长|统战部部长/

const note = '虚构人物，仅供演示'

type Draft = Omit<DemoPerson, 'staffNo' | 'phone' | 'email' | 'note'>

/**
 * People of the demo city: whoever answers for a chain today, a head and some staff for every organisation, and for the
 * bureaux a former head. Numbers come from a range that is given to nobody, addresses from a domain that cannot exist.
 */
export function inventStaff(
  random: SeededRandom,
  organisations: readonly DemoOrganisation[],
  posts: readonly DemoPost[],
  today: Day,
): DemoPerson[] {
  const leaders = posts.flatMap((post) => leaderOf(post) ?? [])
  const headed = new Set(
    leaders.flatMap(({ appointments }) => appointments.filter((one) => one.isHead).map((one) => one.orgCode)),
  )
  const plan = organisations.flatMap((organisation) => seatsOf(organisation, headed, random, today))
  const names = inventPeople(random.fork('names'), plan.length, new Set(posts.map((post) => post.holderName)))
  const staff = plan.map((seat, index): Draft => ({ ...seat, name: names[index] ?? '佚名' }))
  return [...leaders, ...staff].map((draft, index) => {
    const number = String(index + 1).padStart(4, '0')
    return {
      ...draft,
      staffNo: `YS${number}`,
      phone: `1380000${number}`,
      email: `ys${number}@demo.invalid`,
      note,
    }
  })
}

/** Whoever holds a person's role today, as a person of the directory; null for bodies and former holders. */
function leaderOf(post: DemoPost): Draft | null {
  const { holderName, holderTitle, sinceOn, untilOn, role } = post
  if (untilOn !== null || holderTitle === null || !isPersonal(role)) return null
  const orgCode = post.orgCode ?? seats.find(([title]) => title.test(holderTitle))?.[1] ?? 'government'
  const isHead = headTitles.test(holderTitle)
  return {
    name: holderName,
    orgCode,
    leftOn: null,
    appointments: [{ orgCode, title: holderTitle, isHead, sinceOn, untilOn: null }],
  }
}

const isPersonal = (role: DemoPost['role']): boolean =>
  ['headChainChief', 'chainChief', 'deputyChainChief', 'taskForce'].includes(role)

function seatsOf(
  organisation: DemoOrganisation,
  headed: ReadonlySet<string>,
  random: SeededRandom,
  today: Day,
): Omit<Draft, 'name'>[] {
  const { code, kind, name } = organisation
  const began = () => addDays(today, -random.integer(120, 1400))
  const seat = (
    title: string,
    isHead: boolean,
    sinceOn: Day,
    untilOn: Day | null = null,
  ): Omit<Draft, 'name'> => {
    const appointment: DemoAppointment = { orgCode: code, title, isHead, sinceOn, untilOn }
    return { orgCode: code, leftOn: untilOn, appointments: [appointment] }
  }
  const [head, ...others] = titlesOfKind[kind].map((title) => titleIn(title, name))
  const rest = others.map((title) => seat(title, false, began()))
  if (head === undefined || headed.has(code)) return rest
  const sinceOn = began()
  const former =
    kind === 'bureau'
      ? [seat(head, true, addDays(sinceOn, -random.integer(700, 1500)), addDays(sinceOn, -1))]
      : []
  return [seat(head, true, sinceOn), ...former, ...rest]
}

/** The title as this organisation says it: a committee has no 局长, a district no 县长. */
function titleIn(title: string, name: string): string {
  if (/委员会$|中心$/.test(name)) return title.replace('局长', '主任')
  if (name.endsWith('区人民政府')) return title.replace('县长', '区长')
  if (name.endsWith('市人民政府')) return title.replace('县长', '市长')
  if (name.endsWith('党校')) return title.replace('院长', '校长')
  if (/政治协商/.test(name)) return title.replace('主任', '主席')
  return title
}
