import { describe, expect, it } from 'vitest'
import { isValidUscc } from '#core/text/uscc.ts'
import { loadTemplateCatalogue } from '#modules/chains/templates/catalogue.ts'
import { deptKinds } from '#modules/directory/contract/organisation.ts'
import { postRoles } from '#modules/governance/contract.ts'
import { addDays } from './days.ts'
import { generateDemoCity } from './generate-demo-city.ts'
import type { DemoEnterprise } from './types.ts'

const today = '2026-11-23'
/** The seed with which the product fills a new installation. */
const seed = 'shuanglian'
const city = generateDemoCity(seed, today)
const { chains, nodes } = loadTemplateCatalogue()
const nodeCodes = new Set(nodes.map((node) => node.code))
const firmOf = new Map(city.enterprises.map((enterprise) => [enterprise.uscc, enterprise]))

/** Well-known firms of these trades or of the real city; none may appear in an invented name. */
const realFirms =
  '隆基 晶科 东方日升 亚玛顿 福斯特 阳光电源 福莱特 通威 尚德 天合 晶澳 阿特斯 正泰 爱旭 捷泰 钧达 华晟 惠科 京东方 ' +
  '长电 立讯 博世 西门子 博西 康佳 扬子 创维 海尔 美的 格力 长虹 全柴 奇瑞 比亚迪 蔚来 江淮 国轩 宁德 亿纬 欣旺达 ' +
  '中创新航 金禾 华塑 万华 金发 鱼跃 迈瑞 康德莱 盼盼 达利 洽洽 三只松鼠 良品铺子 古井 口子窖 迎驾 明光酒 金龙鱼 ' +
  '立高 伊利 蒙牛 双汇 海天 茂业 朗致 岚桥 澜舟 璞泰来'

function firmsOn(nodeCode: string): DemoEnterprise[] {
  return city.placements
    .filter((placement) => placement.nodeCode === nodeCode)
    .flatMap((placement) => firmOf.get(placement.uscc) ?? [])
}

function evidenceOf(nodeCode: string, indicator: string) {
  return city.evidence.filter((row) => row.nodeCode === nodeCode && row.indicator === indicator)
}

describe('generateDemoCity', () => {
  it('gives the same city for the same seed and day, and other firms for another seed', () => {
    expect(generateDemoCity(seed, today)).toEqual(city)
    expect(generateDemoCity('other', today).enterprises).not.toEqual(city.enterprises)
  })

  it('gives plain data: it survives JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(city))).toEqual(city)
  })

  it('refuses a day it cannot tell a history for', () => {
    expect(() => generateDemoCity(seed, '2023-05-31')).toThrow(RangeError)
    expect(() => generateDemoCity(seed, '2026-02-30')).toThrow(RangeError)
    expect(() => generateDemoCity(seed, 'today')).toThrow(RangeError)
  })

  it('holds together on other days and seeds as well', () => {
    for (const [otherSeed, day] of [
      ['a', '2023-06-01'],
      ['b', '2024-02-29'],
      ['c', '2031-01-01'],
    ] as const) {
      const other = generateDemoCity(otherSeed, day)
      expect(other.posts.every((post) => post.untilOn === null || post.sinceOn <= post.untilOn)).toBe(true)
      expect(other.posts.every((post) => post.sinceOn <= day)).toBe(true)
      expect(other.evidence.every((row) => row.asOfOn <= day)).toBe(true)
      expect(new Set(other.enterprises.map((enterprise) => enterprise.name)).size).toBe(
        other.enterprises.length,
      )
    }
  })
})

describe('regions and organisations', () => {
  it('are the city, eight counties and two zones, each unit on a tile of its own', () => {
    const units = city.regions.filter((region) => region.kind !== 'city')
    expect(city.regions.filter((region) => region.kind === 'city').map((region) => region.name)).toEqual([
      '滁州市',
    ])
    expect(units.filter((region) => region.kind === 'county').length).toBe(8)
    expect(units.filter((region) => region.kind === 'zone').map((region) => region.code)).toEqual([
      '341171',
      '341172',
    ])
    expect(new Set(units.map((region) => `${region.tile?.column},${region.tile?.row}`)).size).toBe(10)
  })

  it('have distinct codes and known regions', () => {
    const codes = city.organisations.map((organisation) => organisation.code)
    expect(new Set(codes).size).toBe(codes.length)
    const known = new Set(city.regions.map((region) => region.code))
    expect(city.organisations.filter((organisation) => !known.has(organisation.regionCode))).toEqual([])
  })
})

describe('enterprises', () => {
  it('are some 300, between 40 and 50 per cent of them above scale, in all ten units', () => {
    const { enterprises } = city
    expect(enterprises.length).toBeGreaterThanOrEqual(280)
    expect(enterprises.length).toBeLessThanOrEqual(320)
    const above = enterprises.filter((enterprise) => enterprise.aboveScale).length / enterprises.length
    expect(above).toBeGreaterThanOrEqual(0.4)
    expect(above).toBeLessThanOrEqual(0.5)
    expect(new Set(enterprises.map((enterprise) => enterprise.regionCode)).size).toBe(10)
  })

  it('say that they are invented, in the name, the flag and the note', () => {
    for (const enterprise of city.enterprises) {
      expect(enterprise.name).toMatch(/^[\u4e00-\u9fff]{6,20}公司（演示）$/u)
      expect(enterprise.isDemo).toBe(true)
      expect(enterprise.note).toBe('虚构企业，仅供演示')
    }
  })

  it('have names of their own and none that contains a real firm', () => {
    expect(new Set(city.enterprises.map((enterprise) => enterprise.name)).size).toBe(city.enterprises.length)
    for (const real of realFirms.split(' ')) {
      expect(city.enterprises.filter((enterprise) => enterprise.name.includes(real))).toEqual([])
    }
  })

  it('have valid, distinct codes of the category Y1, which no enterprise has, with the region inside', () => {
    const codes = city.enterprises.map((enterprise) => enterprise.uscc)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { uscc, regionCode } of city.enterprises) {
      expect(isValidUscc(uscc)).toBe(true)
      expect(uscc.startsWith(`Y1${regionCode}`)).toBe(true)
    }
  })

  it('include one chain owner per chain, and leaders and owners are above scale', () => {
    const special = city.enterprises.filter((enterprise) => enterprise.kinds.length > 0)
    expect(special.filter((enterprise) => enterprise.kinds.includes('chainOwner')).length).toBe(chains.length)
    expect(special.filter((enterprise) => !enterprise.aboveScale)).toEqual([])
  })
})

describe('placements', () => {
  it('tie known firms to known nodes, each pair once, and every firm has at least one', () => {
    const pairs = city.placements.map((placement) => `${placement.uscc} ${placement.nodeCode}`)
    expect(new Set(pairs).size).toBe(pairs.length)
    expect(city.placements.filter((placement) => !firmOf.has(placement.uscc))).toEqual([])
    expect(city.placements.filter((placement) => !nodeCodes.has(placement.nodeCode))).toEqual([])
    expect(new Set(city.placements.map((placement) => placement.uscc)).size).toBe(city.enterprises.length)
  })

  it('give shares above 0 that come to at most 100 per firm', () => {
    const sums = new Map<string, number>()
    for (const { uscc, sharePercent } of city.placements) {
      expect(sharePercent).toBeGreaterThan(0)
      sums.set(uscc, (sums.get(uscc) ?? 0) + sharePercent)
    }
    expect([...sums.values()].filter((sum) => sum > 100)).toEqual([])
  })

  it('leave every chain with nodes without firms, nodes with small firms only, and nodes with a leader', () => {
    for (const chain of chains) {
      const firms = chain.nodes.map((place) => firmsOn(place.node))
      const empty = firms.filter((list) => list.length === 0).length
      const small = firms.filter((list) => list.length > 0 && list.every((firm) => !firm.aboveScale)).length
      const led = firms.filter((list) => list.some((firm) => firm.kinds.includes('leadingEnterprise'))).length
      expect(Math.min(empty, small, led), chain.code).toBeGreaterThanOrEqual(3)
      expect(empty / chain.nodes.length, chain.code).toBeLessThan(0.4)
    }
  })
})

describe('what the diagnosis will find', () => {
  /** The plain rules of a diagnosis with cautious thresholds; the product's own has weights and more detail. */
  function plainVerdict(nodeCode: string): string {
    const value = (indicator: string) => evidenceOf(nodeCode, indicator)[0]?.value
    if (firmsOn(nodeCode).length === 0 && (value('pipelineProjects') ?? 0) === 0) return 'break'
    if ((value('techDependence') ?? 0) >= 3) return 'choke'
    const blocks = evidenceOf(nodeCode, 'block')
    if (blocks.some((block) => (block.dueOn ?? today) < today) || blocks.length >= 3) return 'block'
    return (value('localSupplyRate') ?? 0) < 30 ? 'weak' : 'sound'
  }

  it('mixes all five verdicts in every chain, and sound is the most frequent', () => {
    for (const chain of chains) {
      const counts: Record<string, number> = { break: 0, choke: 0, block: 0, weak: 0, sound: 0 }
      for (const { node } of chain.nodes) {
        const verdict = plainVerdict(node)
        counts[verdict] = (counts[verdict] ?? 0) + 1
      }
      expect(Math.min(...Object.values(counts)), `${chain.code} ${JSON.stringify(counts)}`).toBeGreaterThan(0)
      expect(Math.max(...Object.values(counts)), chain.code).toBe(counts.sound)
    }
  })

  it('has blocks with a text and a day, on every blocked node two at least and one overdue', () => {
    const blocks = city.evidence.filter((row) => row.indicator === 'block')
    const blocked = [...new Set(blocks.map((block) => block.nodeCode))]
    expect(blocked.length).toBeGreaterThanOrEqual(8)
    for (const nodeCode of blocked) {
      const own = evidenceOf(nodeCode, 'block')
      expect(own.length).toBeGreaterThanOrEqual(2)
      expect(own.every((block) => (block.description?.length ?? 0) > 5 && block.dueOn !== null)).toBe(true)
      expect(own.some((block) => (block.dueOn ?? today) < today)).toBe(true)
    }
  })

  it('keeps every indicator in its range', () => {
    const ranges: Record<string, readonly [number, number]> = {
      localSupplyRate: [0, 100],
      techDependence: [0, 3],
      singleSource: [0, 1],
      pipelineProjects: [0, 10],
      nationalShare: [0, 25],
      outputValue: [0, 600],
      block: [1, 1],
    }
    expect(new Set(city.evidence.map((row) => row.indicator))).toEqual(new Set(Object.keys(ranges)))
    for (const { nodeCode, indicator, value } of city.evidence) {
      const [least, most] = ranges[indicator] ?? [Number.NaN, Number.NaN]
      expect(value >= least && value <= most, `${nodeCode} ${indicator} ${value}`).toBe(true)
      expect(nodeCodes.has(nodeCode)).toBe(true)
    }
  })

  it('is of mixed age: 5 to 30 per cent of nodes have evidence older than a year, and some marks are missing', () => {
    const yearAgo = '2025-11-23'
    const old = new Set(city.evidence.filter((row) => row.asOfOn < yearAgo).map((row) => row.nodeCode))
    expect(old.size / nodes.length).toBeGreaterThan(0.05)
    expect(old.size / nodes.length).toBeLessThan(0.3)
    expect(city.evidence.filter((row) => row.indicator === 'techDependence').length).toBeLessThan(
      nodes.length,
    )
  })
})

describe('node owners', () => {
  it('name one known office for every node, a part of them not confirmed for a year', () => {
    const offices = new Set(city.organisations.map((organisation) => organisation.code))
    expect(city.nodeOwners.map((owner) => owner.nodeCode)).toEqual(nodes.map((node) => node.code))
    expect(city.nodeOwners.filter((owner) => !offices.has(owner.orgCode))).toEqual([])
    expect(new Set(city.nodeOwners.map((owner) => owner.orgCode)).size).toBeGreaterThanOrEqual(8)
    const stale = city.nodeOwners.filter((owner) => owner.asOfOn < '2025-11-23').length
    expect(stale).toBeGreaterThan(10)
    expect(stale).toBeLessThan(100)
  })
})

describe('output series', () => {
  const yearOf = (industryCode: string, year: string) =>
    city.outputSeries
      .filter((row) => row.industryCode === industryCode && row.month.startsWith(year))
      .reduce((sum, row) => sum + row.value, 0)

  it('runs for every industry from January 2021 to the month before today: 5 × 12 + 10 = 70 months', () => {
    for (const { code } of city.industries) {
      const months = city.outputSeries.filter((row) => row.industryCode === code).map((row) => row.month)
      expect([months.length, new Set(months).size, months[0], months.at(-1)]).toEqual([
        70,
        70,
        '2021-01',
        '2026-10',
      ])
    }
  })

  it('hardens with age: last month estimated, the two before flash, all else final', () => {
    const statuses = city.outputSeries.filter((row) => row.industryCode === 'food').map((row) => row.status)
    expect(statuses.slice(-4)).toEqual(['final', 'flash', 'flash', 'estimated'])
    expect(new Set(statuses.slice(0, -3))).toEqual(new Set(['final']))
  })

  it('tells the story: photovoltaics stays below 1000 亿元 in 2022 and passes it in 2023, equipment passed in 2022', () => {
    expect(yearOf('photovoltaics', '2022')).toBeLessThan(1000)
    expect(yearOf('photovoltaics', '2023')).toBeGreaterThan(1000)
    expect(yearOf('advanced-equipment', '2021')).toBeLessThan(1000)
    expect(yearOf('advanced-equipment', '2022')).toBeGreaterThan(1000)
  })

  it('dips in February, and says in January and February that the two are published together', () => {
    const of = (month: string) =>
      city.outputSeries.find((row) => row.industryCode === 'automobiles' && row.month === month)
    expect(of('2025-02')?.value).toBeLessThan(of('2025-03')?.value ?? 0)
    expect([of('2025-01')?.note, of('2025-02')?.note].every((note) => note?.includes('合并'))).toBe(true)
    expect(of('2025-03')?.note).toBeNull()
  })

  it('maps industries to no chain, to one and to two, covers every chain, and keeps equipment and IT without', () => {
    const sizes = new Set(city.industries.map((industry) => industry.chainCodes.length))
    expect(sizes).toEqual(new Set([0, 1, 2]))
    const covered = new Set(city.industries.flatMap((industry) => industry.chainCodes))
    expect([...covered].sort()).toEqual(chains.map((chain) => chain.code).sort())
    for (const name of ['先进装备制造', '新一代信息技术']) {
      expect(city.industries.find((industry) => industry.name === name)?.chainCodes).toEqual([])
    }
  })

  it('agrees with the nodes: local output of the nodes at home in a chain is within its industry', () => {
    const total = city.evidence
      .filter((row) => row.indicator === 'outputValue')
      .reduce((sum, row) => sum + row.value, 0)
    const single = city.industries.filter((industry) => industry.chainCodes.length === 1)
    const planned = single.reduce((sum, industry) => sum + yearOf(industry.code, '2025'), 0)
    expect(total / planned).toBeGreaterThan(0.75)
    expect(total / planned).toBeLessThanOrEqual(1.02)
  })
})

describe('posts', () => {
  const holding = (chainCode: string | null, role: string) =>
    city.posts.filter((post) => post.chainCode === chainCode && post.role === role && post.untilOn === null)

  it('have one head chief for the city today and one before', () => {
    expect(holding(null, 'headChainChief').length).toBe(1)
    expect(city.posts.filter((post) => post.role === 'headChainChief').length).toBe(2)
  })

  it('are all held but four: no R&D platform, no fund, no deputy chief and no association in one chain each', () => {
    const vacant = chains.flatMap((chain) =>
      postRoles
        .filter((role) => role !== 'headChainChief' && holding(chain.code, role).length === 0)
        .map((role) => `${chain.code} ${role}`),
    )
    expect(vacant.sort()).toEqual([
      'food deputyChainChief',
      'medical-device chainFund',
      'new-chemical association',
      'semiconductor rdPlatform',
    ])
  })

  it('hand over without a gap or an overlap, and the vacated ones keep their last holder', () => {
    for (const chain of chains) {
      const chiefs = city.posts.filter((post) => post.chainCode === chain.code && post.role === 'chainChief')
      const [former, current] = chiefs
      expect(chiefs.length).toBe(2)
      expect(current?.sinceOn).toBe(addDays(former?.untilOn ?? '', 1))
    }
    const last = city.posts.filter((post) => post.chainCode === 'food' && post.role === 'deputyChainChief')
    expect(last.map((post) => post.untilOn === null)).toEqual([false])
  })

  it('are held by people who occur once and are said to be invented', () => {
    const people = city.posts.filter((post) => post.note.startsWith('虚构人物'))
    expect(new Set(people.map((post) => post.holderName)).size).toBe(people.length)
    expect(city.posts.every((post) => /^虚构(人物|机构)/.test(post.note))).toBe(true)
    const offices = new Set(city.organisations.map((organisation) => organisation.code))
    expect(city.posts.filter((post) => post.orgCode !== null && !offices.has(post.orgCode))).toEqual([])
  })
})

describe('the tree and its people', () => {
  const { organisations, people } = city

  it('every organisation but the roots hangs under one that stands before it', () => {
    const seen = new Set<string>()
    for (const { code, parentCode } of organisations) {
      expect(parentCode === null || seen.has(parentCode)).toBe(true)
      seen.add(code)
    }
    expect(new Set(organisations.map((one) => one.name)).size).toBe(organisations.length)
  })

  it('SYS12: the nine bureaux, counties, zones and service centres are there', () => {
    const depts = organisations.filter((one) => one.kind === 'bureau').map((one) => one.deptKind)
    for (const dept of deptKinds.slice(0, 9)) expect(depts).toContain(dept)
    const count = (kind: string) => organisations.filter((one) => one.kind === kind).length
    expect([count('countyGovernment'), count('zoneCommittee'), count('serviceCentre')]).toEqual([8, 2, 10])
    expect(count('enterprise')).toBeGreaterThan(20)
  })

  it('every organisation has one head today', () => {
    const heads = people.flatMap((person) =>
      person.appointments.filter((term) => term.isHead && term.untilOn === null).map((term) => term.orgCode),
    )
    expect(new Set(heads).size).toBe(heads.length)
    expect(organisations.filter((one) => !heads.includes(one.code))).toEqual([])
  })

  it('people occur once, with numbers nobody has and addresses that cannot exist', () => {
    expect(new Set(people.map((person) => person.name)).size).toBe(people.length)
    expect(people.every((person) => /^1380000\d{4}$/.test(person.phone))).toBe(true)
    expect(people.every((person) => person.email.endsWith('@demo.invalid'))).toBe(true)
    expect(people.filter((person) => person.name === '佚名')).toEqual([])
  })

  it('whoever answers for a chain today is in the directory', () => {
    const names = new Set(people.map((person) => person.name))
    const holders = city.posts.filter((post) => post.note.startsWith('虚构人物') && post.untilOn === null)
    expect(holders.filter((post) => !names.has(post.holderName))).toEqual([])
  })
})
