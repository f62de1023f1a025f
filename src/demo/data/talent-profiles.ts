import { type SeededRandom, seededRandom } from '#core/random/seeded-random.ts'

/** An invented person who may fill a need: all but the day is the same in every demo city. */
export interface DemoProfile {
  readonly name: string
  readonly category: 'A' | 'B' | 'C' | 'D' | 'E' | null
  readonly talentGroup: 'leading' | 'young' | 'skilled'
  readonly education: '11' | '14' | '20' | '30' | '40'
  readonly degree: '2' | '3' | '4' | null
  readonly school: string
  readonly majorCodes: readonly string[]
  readonly titleLevel: string | null
  readonly experienceYears: number
  readonly employer: string
  readonly chainCode: string
  /** Which skills and nodes of the chain, by how far into each list from 0 to 1. */
  readonly skillsAt: readonly number[]
  readonly nodesAt: readonly number[]
  readonly postKinds: readonly ('management' | 'technical' | 'marketing' | 'skill')[]
  readonly modes: readonly ('fullTime' | 'flexible' | 'partTime' | 'project')[]
  readonly placesAt: readonly number[]
  readonly salaryFrom: number
  readonly salaryTo: number
  readonly mostEngagements: number
  readonly summary: string
  /** Days before loading on which consent was given, and days from loading until it ends, below 0 where it has. */
  readonly consent: {
    readonly givenAgo: number
    readonly endsIn: number
    readonly givenBy: 'paper' | 'online' | 'phone'
  }
  readonly isPaused: boolean
}

/** Chains of the demo city with the majors that fit them. */
const majorsOf: Readonly<Record<string, readonly string[]>> = {
  pv: ['080401', '080601', '070302'],
  semiconductor: ['080701', '080401', '080901'],
  'new-energy-battery': ['070302', '080401', '080601'],
  automobile: ['080202', '080801', '080601'],
  'smart-appliance': ['080801', '080202', '080901'],
  'new-chemical': ['070302', '080401'],
  'medical-device': ['080701', '080202', '080901'],
  food: ['082701', '070302'],
}

/** Majors of skilled people: of higher vocational education, and of secondary vocational education. */
const skilledMajorsOf: Readonly<
  Record<string, { readonly higher: readonly string[]; readonly secondary: readonly string[] }>
> = {
  pv: { higher: ['430606', '430607', '430301'], secondary: ['630301', '660201'] },
  semiconductor: { higher: ['510401', '510402', '510103'], secondary: ['710401', '710103'] },
  'new-energy-battery': { higher: ['430504', '460202', '430307'], secondary: ['660204', '660201'] },
  automobile: { higher: ['460702', '460110', '460701'], secondary: ['660702', '660105'] },
  'smart-appliance': { higher: ['460113', '460301', '460205'], secondary: ['660108', '660205'] },
  'new-chemical': { higher: ['470201', '470208', '470203'], secondary: ['670207', '670201'] },
  'medical-device': { higher: ['490211', '460113', '490213'], secondary: ['690206', '660108'] },
  food: { higher: ['490104', '490101', '490301'], secondary: ['690104', '690101'] },
}

/** As many people as this work on each chain. */
const perChain = 53
/** 8 × 53 = 424, of whom so many are told of soon, and so many have ended. */
const ending = 14
const ended = 8

const schools = [
  '江淮能源大学',
  '东部理工学院',
  '长江汽车工程学院',
  '江淮农业大学',
  '皖东职业技术学院',
  '滨湖技师学院',
]
const employers = [
  '远川材料公司',
  '清禾装备公司',
  '云岫电子公司',
  '安澜制造公司',
  '东篱科技公司',
  '拾光研究院',
]

/** Surnames and given names of two rare characters each, so that nobody real is meant. */
const surnames = [...'纪覃阮冉祁蔺佘宫隋鄢翁褚晏苗柏桑谌楚喻鲍']
const given = [
  '拾',
  '砚',
  '芊',
  '澍',
  '珩',
  '霁',
  '筠',
  '禾',
  '瀚',
  '岫',
  '棠',
  '樾',
  '淞',
  '翊',
  '苒',
  '桉',
  '屿',
  '笙',
  '澄',
  '珂',
  '麓',
  '浔',
]

/** Some 420 invented people over the eight chains, the same every time. */
export function demoProfiles(seed: string): DemoProfile[] {
  const random = seededRandom(`${seed} talent profiles`)
  const names = random.sample(
    surnames.flatMap((surname) =>
      given.map((one, at) => `${surname}${given[(at + 7) % given.length]}${one}`),
    ),
    Object.keys(majorsOf).length * perChain,
  )
  return Object.keys(majorsOf).flatMap((chainCode, chain) =>
    Array.from({ length: perChain }, (_, at) =>
      inventProfile(random, names[chain * perChain + at]!, chainCode, chain * perChain + at),
    ),
  )
}

function inventProfile(random: SeededRandom, name: string, chainCode: string, index: number): DemoProfile {
  const level = random.next()
  const talentGroup = level < 0.12 ? 'leading' : level < 0.6 ? 'young' : 'skilled'
  const isLeading = talentGroup === 'leading'
  const isSkilled = talentGroup === 'skilled'
  const education = isLeading
    ? random.pick(['11', '11', '14'] as const)
    : isSkilled
      ? random.pick(['30', '30', '40', '20'] as const)
      : random.pick(['20', '20', '14', '11'] as const)
  const years = isLeading
    ? 10 + Math.floor(random.next() * 15)
    : Math.floor(random.next() * (isSkilled ? 18 : 9))
  const salaryFrom = (isLeading ? 25 : isSkilled ? 6 : 9) * 1000 + Math.floor(random.next() * 6) * 1000
  const isFlexible = isLeading && random.next() < 0.6
  const skilled = skilledMajorsOf[chainCode]!
  const majors = isSkilled && education === '30' ? skilled.higher : majorsOf[chainCode]!
  return {
    name,
    category: isLeading
      ? random.pick(['A', 'B', 'B', 'C', 'C'] as const)
      : random.next() < 0.5
        ? random.pick(['D', 'E', 'E'] as const)
        : null,
    talentGroup,
    education,
    degree: education === '11' ? '2' : education === '14' ? '3' : education === '20' ? '4' : null,
    school: `${random.pick(isSkilled ? schools.slice(4) : schools.slice(0, 4))}（演示）`,
    majorCodes:
      isSkilled && education === '40'
        ? [skilled.secondary[index % skilled.secondary.length]!]
        : [random.pick(majors)],
    titleLevel: isLeading
      ? random.pick(['T1', 'T2'] as const)
      : isSkilled
        ? random.pick(['S1', 'S2', 'S3', 'S4'] as const)
        : years > 4
          ? 'T3'
          : years > 0
            ? 'T4'
            : null,
    experienceYears: years,
    employer: `${random.pick(employers)}（演示）`,
    chainCode,
    skillsAt: Array.from({ length: 2 + Math.floor(random.next() * 4) }, () => random.next()),
    nodesAt: Array.from({ length: 1 + Math.floor(random.next() * 2) }, () => random.next()),
    postKinds: [isSkilled ? 'skill' : isLeading && random.next() < 0.4 ? 'management' : 'technical'],
    modes: isFlexible ? ['flexible', 'partTime'] : ['fullTime'],
    placesAt: random.next() < 0.5 ? [] : [random.next(), random.next()],
    salaryFrom,
    salaryTo: Math.round((salaryFrom * 1.4) / 1000) * 1000,
    mostEngagements: isFlexible ? 3 : 1,
    summary: '演示人员，姓名、单位、院校均为虚构。',
    consent: inventConsent(random, index),
    isPaused: index % 60 === 33,
  }
}

/** Those of every thirtieth person end soon, those of every fiftieth have ended; the rest last for months. */
function inventConsent(random: SeededRandom, index: number): DemoProfile['consent'] {
  const givenBy = random.pick(['paper', 'online', 'online', 'phone'] as const)
  const spread = Math.floor(random.next() * 300)
  if (index % 30 === 7 && index / 30 < ending) return { givenAgo: 340, endsIn: 2 + (index % 28), givenBy }
  if (index % 50 === 11 && index / 50 < ended + 1)
    return { givenAgo: 400, endsIn: -(5 + (index % 60)), givenBy }
  return { givenAgo: 10 + spread, endsIn: 60 + spread * 2, givenBy }
}
