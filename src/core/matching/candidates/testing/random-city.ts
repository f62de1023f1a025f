import { type SeededRandom, seededRandom } from '../../../random/seeded-random.ts'
import {
  type CandidateInput,
  type CandidateNeed,
  type CandidatePerson,
  type ChainNode,
  type MajorNearness,
  optionalDemands,
  type Skill,
} from '../input.ts'

export interface CityShape {
  readonly needs: number
  readonly people: number
  readonly chains: number
  readonly skills: number
  /** Words a text is drawn from. */
  readonly words: readonly string[]
  readonly textLength: number
}

/** A city's needs and people with their texts, invented, the same for the same seed. */
export interface RandomCity {
  readonly input: CandidateInput
  readonly needTexts: readonly string[]
  readonly personTexts: readonly string[]
}

const kinds = ['management', 'technical', 'marketing', 'skill']
const modes = ['fullTime', 'flexible', 'partTime', 'project']
const counties = ['341102', '341103', '341122', '341124', '341125', '341126', '341181', '341182']
const elsewhere = ['341100', '340000', '320100', '310000']
const stages = 12

export function randomCity(seed: string | number, shape: CityShape): RandomCity {
  const random = seededRandom(seed)
  const chainNodes = nodesOf(shape.chains)
  const skills = skillsOf(random.fork('skills'), shape.skills)
  const draw = drawsOf(random.fork('rows'), shape, chainNodes, skills)
  const needs = Array.from({ length: shape.needs }, (_, at) => draw.need(at))
  const people = Array.from({ length: shape.people }, (_, at) => draw.person(at))
  const causes = ['refusedByPerson', 'refusedByNeed']
  const blocked = Array.from({ length: Math.ceil(shape.people / 20) }, () => ({
    need: random.pick(needs).id,
    person: random.pick(people).id,
    cause: random.pick(causes),
  }))
  const majorNearness: MajorNearness[] = [
    { one: '0807', other: '0809', nearness: 600 },
    { one: '080203', other: '0711', nearness: 800 },
    { one: '12', other: '02', nearness: 400 },
  ]
  return {
    input: { needs, people, blocked, chainNodes, skills, majorNearness, texts: null },
    needTexts: needs.map(() => draw.text()),
    personTexts: people.map(() => draw.text()),
  }
}

/** Chains of stages, each with one part below it. */
function nodesOf(chains: number): ChainNode[] {
  return Array.from({ length: chains }, (_, chain) =>
    Array.from({ length: stages }, (_stage, stage): ChainNode[] => {
      const code = `c${chain}s${stage}`
      const next = stage + 1 < stages ? [`c${chain}s${stage + 1}`] : []
      return [
        { code, chain: `c${chain}`, parent: null, next },
        { code: `${code}p`, chain: `c${chain}`, parent: code, next: [] },
      ]
    }).flat(),
  ).flat()
}

/** Every skill but the first few has one or two broader ones among those before it. */
function skillsOf(random: SeededRandom, count: number): Skill[] {
  return Array.from({ length: count }, (_, at) => ({
    code: `s${at}`,
    words: [`技能${at}`, `skill ${at}`],
    parents:
      at < 4
        ? []
        : [...new Set([`s${random.integer(0, at - 1)}`, `s${random.integer(Math.floor(at / 2), at - 1)}`])],
  }))
}

function drawsOf(
  random: SeededRandom,
  shape: CityShape,
  nodes: readonly ChainNode[],
  skills: readonly Skill[],
) {
  const some = <T>(items: readonly T[], most: number): T[] => [
    ...new Set(Array.from({ length: random.integer(0, most) }, () => random.pick(items))),
  ]
  const major = () => {
    const code = `${random.pick(['08', '08', '08', '07', '12', '02'])}${random.pick(['02', '07', '09', '11'])}`
    return random.chance(0.85) ? `${code}0${random.integer(1, 6)}` : random.pick([code, code.slice(0, 2)])
  }
  const majorsOf = (most: number) => [...new Set(Array.from({ length: random.integer(0, most) }, major))]
  const skillWord = () => {
    const { code, words } = random.pick(skills)
    return random.pick([code, ...words, ...words, random.chance(0.02) ? '未收录' : code])
  }
  const skillWords = (least: number, most: number) =>
    Array.from({ length: random.integer(least, most) }, skillWord)
  const day = () => `2026-${String(random.integer(1, 12)).padStart(2, '0')}-15`
  const salary = () => {
    if (random.chance(0.1)) return null
    const from = 1000 * random.integer(4, 25)
    return { from, to: from + 1000 * random.integer(0, 10) }
  }
  const employer = () => `e${random.integer(0, Math.ceil(shape.needs / 5))}`
  const years = () => Math.floor(20 * random.next() ** 2)
  return {
    text: () => Array.from({ length: shape.textLength }, () => random.pick(shape.words)).join(' '),
    need(at: number): CandidateNeed {
      const node = random.pick(nodes)
      return {
        id: `n${at}`,
        employer: employer(),
        chain: node.chain,
        node: random.chance(0.1) ? null : node.code,
        kind: random.pick(kinds),
        modes: some(modes, 2),
        minEducation: random.integer(0, 3),
        majors: majorsOf(3),
        requiredSkills: skillWords(0, 4),
        wishedSkills: skillWords(0, 5),
        experienceYears: random.chance(0.3) ? 0 : years(),
        level: random.integer(0, 3),
        salary: salary(),
        places: some(counties, 2),
        deadline: random.chance(0.3) ? null : day(),
        must: optionalDemands.filter(() => random.chance(0.15)),
      }
    },
    person(at: number): CandidatePerson {
      return {
        id: `p${at}`,
        consentValid: random.chance(0.95),
        employer: random.chance(0.4) ? null : employer(),
        chains: random.chance(0.4) ? [] : [random.pick(nodes).chain, random.pick(nodes).chain],
        kinds: random.chance(0.4) ? [] : some(kinds, 3),
        modes: some(modes, 3),
        nodes: some(nodes, 2).map(({ code }) => code),
        education: random.integer(0, 5),
        majors: majorsOf(2),
        skills: skillWords(1, 10),
        experienceYears: years(),
        level: random.integer(0, 5),
        salary: salary(),
        places: some([...counties, ...elsewhere], 3),
        availableOn: random.chance(0.5) ? null : day(),
      }
    },
  }
}
