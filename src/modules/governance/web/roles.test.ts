import { expect, it } from 'vitest'
import { type CardRole, type ChainCard, postRoles, postTable } from '../contract.ts'
import { governanceEn } from './labels.en.ts'
import { governanceZh } from './labels.zh.ts'
import { daysBetween, listVacancies, modelRoles, peopleRoles, roleOf } from './roles.ts'

const role = (name: CardRole['role'], vacant: boolean, vacantSince: string | null = null): CardRole => ({
  role: name,
  current: [],
  former: [],
  upcoming: [],
  vacant,
  vacantSince,
})
const card = (chainCode: string, roles: CardRole[]): ChainCard => ({
  chainCode,
  chainName: chainCode,
  roles,
  vacancies: roles.filter((one) => one.vacant).length,
})

it('every role stands in exactly one part of the card', () => {
  expect([...peopleRoles, ...modelRoles, 'chainPartyCommittee'].sort()).toEqual([...postRoles].sort())
})

it('a table names the roles as the cards do', () => {
  const told = (language: 'zh' | 'en') =>
    Object.fromEntries(postTable.columns.role.choices.map(({ value, title }) => [value, title[language]]))
  expect(told('zh')).toEqual(governanceZh.role)
  expect(told('en')).toEqual(governanceEn.role)
})

it('vacancies come longest first, unknown beginnings before them, filled roles not at all', () => {
  const cards = [
    card('pv', [role('taskForce', true, '2026-05-01'), role('chainChief', false)]),
    card('food', [role('association', true, '2026-01-01'), role('chainFund', true, null)]),
  ]
  expect(listVacancies(cards).map((one) => [one.chainCode, one.role])).toEqual([
    ['food', 'chainFund'],
    ['food', 'association'],
    ['pv', 'taskForce'],
  ])
})

it('a missing head chief is one vacancy, not one a chain', () => {
  const cards = ['pv', 'food'].map((code) => card(code, [role('headChainChief', true, '2026-01-01')]))
  expect(listVacancies(cards)).toEqual([
    { chainCode: null, chainName: null, role: 'headChainChief', since: '2026-01-01' },
  ])
})

it('a role the card does not carry is empty, not vacant', () => {
  expect(roleOf(card('pv', []), 'chainFund')).toEqual(role('chainFund', false))
})

it('days between calendar days: 2024-02-28 to 2024-03-01 are 2, the year being a leap year', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2)
})
