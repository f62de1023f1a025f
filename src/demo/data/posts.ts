import type { SeededRandom } from '#core/random/seeded-random.ts'
import type { CatalogueChain } from '#modules/chains/templates/catalogue.ts'
import type { PostRole } from '#modules/governance/contract.ts'
import { addDays } from './days.ts'
import { leadOfChain, organisations } from './organisations.ts'
import { inventPeople } from './people.ts'
import { type Day, type DemoPost, demoSource } from './types.ts'

/** The chain-chief system of the demo city begins on this day. */
const systemBegan: Day = '2021-06-01'

const notePerson = '虚构人物，仅供演示'
const noteBody = '虚构机构，仅供演示'

const chiefTitles = [
  '市委常委、常务副市长',
  '市委副书记',
  '副市长（分管工业）',
  '市委常委、组织部部长',
  '市人大常委会副主任',
  '市委常委、统战部部长',
  '副市长（分管应急）',
  '市政协副主席',
]

/** Of the deputy chiefs, chain by chain; a post that one person holds stands here once. */
const deputyTitles = [
  '市政府副秘书长',
  '市委副秘书长',
  '市政府党组成员',
  '市政协秘书长',
  '市政府副秘书长',
  '市人大常委会副秘书长',
  '市政府副秘书长',
  '市政府党组成员',
]

/** Roles that nobody holds today: never filled, or left so many days ago. */
const vacancies: readonly { chain: string; role: PostRole; leftDaysAgo: number | null }[] = [
  { chain: 'semiconductor', role: 'rdPlatform', leftDaysAgo: null },
  { chain: 'medical-device', role: 'chainFund', leftDaysAgo: null },
  { chain: 'food', role: 'deputyChainChief', leftDaysAgo: 96 },
  { chain: 'new-chemical', role: 'association', leftDaysAgo: 41 },
]

/** Posts of the chain-chief system with some history; four roles are vacant. */
export function inventPosts(random: SeededRandom, chains: readonly CatalogueChain[], today: Day): DemoPost[] {
  const people = inventPeople(random.fork('people'), chains.length * 6 + 2)
  const nextPerson = () => people.pop() ?? '佚名'
  const headChange = addDays(today, -random.integer(420, 700))
  return [
    ...succession(
      { chainCode: null, role: 'headChainChief', orgCode: null, title: '市委书记' },
      [nextPerson(), nextPerson()],
      headChange,
    ),
    ...chains.flatMap((chain, at) => [
      ...postsOfPeople(random, chain, at, nextPerson, today),
      ...postsOfBodies(random, chain, today),
    ]),
  ]
}

interface Seat {
  readonly chainCode: string | null
  readonly role: PostRole
  readonly orgCode: string | null
  readonly title: string
}

/** One holder from the beginning to the day before `changedOn`, the next from then on. */
function succession(seat: Seat, [former, current]: readonly [string, string], changedOn: Day): DemoPost[] {
  return [person(seat, former, systemBegan, addDays(changedOn, -1)), person(seat, current, changedOn, null)]
}

function person(seat: Seat, holderName: string, sinceOn: Day, untilOn: Day | null): DemoPost {
  const { title: holderTitle, ...place } = seat
  return { ...place, holderName, holderTitle, sinceOn, untilOn, note: notePerson, source: demoSource }
}

function postsOfPeople(
  random: SeededRandom,
  { code: chainCode }: CatalogueChain,
  at: number,
  nextPerson: () => string,
  today: Day,
): DemoPost[] {
  const chief: Seat = {
    chainCode,
    role: 'chainChief',
    orgCode: null,
    title: chiefTitles[at % chiefTitles.length] ?? '副市长',
  }
  const deputy: Seat = {
    chainCode,
    role: 'deputyChainChief',
    orgCode: null,
    title: deputyTitles[at % deputyTitles.length] ?? '市政府副秘书长',
  }
  const taskForce: Seat = {
    chainCode,
    role: 'taskForce',
    orgCode: leadOfChain[chainCode] ?? null,
    title: '工作专班负责人',
  }
  const daysInOffice = () => random.integer(60, 600)
  const deputies =
    leftDaysAgo(chainCode, 'deputyChainChief') === undefined
      ? succession(deputy, [nextPerson(), nextPerson()], addDays(today, -daysInOffice()))
      : [person(deputy, nextPerson(), systemBegan, lastDay(chainCode, 'deputyChainChief', today))]
  return [
    ...succession(chief, [nextPerson(), nextPerson()], addDays(today, -daysInOffice())),
    ...deputies,
    person(taskForce, nextPerson(), addDays(today, -daysInOffice()), null),
  ]
}

function postsOfBodies(
  random: SeededRandom,
  { code: chainCode, name }: CatalogueChain,
  today: Day,
): DemoPost[] {
  const lead = leadOfChain[chainCode] ?? null
  const leadName = organisations.find((organisation) => organisation.code === lead)?.name ?? '市直单位'
  const bodies: readonly [PostRole, string, string | null, string | null][] = [
    ['chainOffice', `滁州市${name}产业链链长办公室`, `设在${leadName}`, lead],
    ['leadOrg', leadName, '牵头单位', lead],
    ['leadershipTeam', `滁州市${name}产业链工作领导小组`, null, lead],
    ['chainFund', `滁州${name}产业发展基金（演示）`, `规模${random.integer(5, 50)}亿元`, 'finance'],
    ['association', `滁州市${name}行业协会（演示）`, null, 'economy-information'],
    ['rdPlatform', `滁州市${name}产业创新研究院（演示）`, null, 'science-technology'],
    ['chainPartyCommittee', `中共滁州市${name}产业链委员会`, null, 'organization-department'],
  ]
  return bodies.flatMap(([role, holderName, holderTitle, orgCode]): DemoPost[] => {
    const left = leftDaysAgo(chainCode, role)
    if (left === null) return []
    const sinceOn = addDays(systemBegan, random.integer(0, 420))
    const untilOn = left === undefined ? null : lastDay(chainCode, role, today)
    return [
      {
        chainCode,
        role,
        holderName,
        holderTitle,
        orgCode,
        sinceOn,
        untilOn,
        note: noteBody,
        source: demoSource,
      },
    ]
  })
}

/** Days since the role fell vacant, null when it was never filled, undefined when it is held. */
function leftDaysAgo(chain: string, role: PostRole): number | null | undefined {
  return vacancies.find((vacancy) => vacancy.chain === chain && vacancy.role === role)?.leftDaysAgo
}

function lastDay(chain: string, role: PostRole, today: Day): Day | null {
  const left = leftDaysAgo(chain, role)
  return left === undefined || left === null ? null : addDays(today, -left)
}
