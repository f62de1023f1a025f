import { expect, test } from 'vitest'
import {
  nearOf,
  type RecruitNeed,
  type RecruitOutput,
  recruitPlaces,
  recruitRows,
  recruitSums,
} from './recruit-map.ts'

const need = (
  id: string,
  seats: number,
  majorCodes: string[],
  nodeCode: string | null = 'glass',
): RecruitNeed => ({
  id,
  nodeCode,
  nodeName: nodeCode,
  seats,
  majorCodes,
})
const output = (
  instituteId: string,
  majorCode: string,
  year: string,
  graduates: number,
  near: RecruitOutput['near'] = 'city',
): RecruitOutput => ({
  instituteId,
  province: near === 'elsewhere' ? '32' : '34',
  city: near === 'city' ? '滁州市' : near === 'province' ? '合肥市' : '南京市',
  near,
  majorCode,
  year,
  graduates,
  employedLocal: null,
  source: `年报${year}`,
})
const rowOf = (needs: RecruitNeed[], outputs: RecruitOutput[], id: string) =>
  recruitRows(needs, outputs, '2025').find((row) => row.id === id)

test('graduates answer a need for their major, its class or its discipline, and those told by class no single major', () => {
  const outputs = [
    output('a', '080401', '2025', 30),
    output('b', '0804', '2025', 50),
    output('c', '0807', '2025', 9),
  ]
  expect(rowOf([need('n', 4, ['080401'])], outputs, 'glass/080401')).toMatchObject({
    graduates: 30,
    institutes: 1,
  })
  // 30 of the major within the class and 50 told by class.
  expect(rowOf([need('n', 4, ['0804'])], outputs, 'glass/0804')).toMatchObject({
    graduates: 80,
    institutes: 2,
  })
  expect(rowOf([need('n', 4, ['08'])], outputs, 'glass/08')).toMatchObject({ graduates: 89, institutes: 3 })
})

test('a need of several majors stands in each row with all its seats, and counts once in the sums', () => {
  const needs = [need('n', 4, ['080401', '0804']), need('m', 6, ['080401'])]
  const outputs = [output('a', '080401', '2025', 30)]
  expect(rowOf(needs, outputs, 'glass/080401')).toMatchObject({
    needs: 2,
    seats: 10,
    graduates: 30,
    cover: '3.0',
  })
  expect(rowOf(needs, outputs, 'glass/0804')).toMatchObject({
    needs: 1,
    seats: 4,
    graduates: 30,
    cover: '7.5',
  })
  // 4 + 6 seats, and the 30 graduates once though they answer both rows.
  expect(recruitSums(needs, outputs, '2025')).toMatchObject({
    needs: 2,
    seats: 10,
    graduates: 30,
    cover: '3.0',
  })
})

test('a year nobody told is not known, which is not 0, and who told other years is counted as silent', () => {
  const row = rowOf([need('n', 4, ['080401'])], [output('a', '080401', '2024', 30)], 'glass/080401')
  expect(row).toMatchObject({
    graduates: null,
    inCity: null,
    cover: null,
    institutes: 0,
    silent: 1,
    sources: [],
  })
})

test('a part of the map is 0 where nobody turns out the major, and not known where somebody was silent', () => {
  const outputs = [output('a', '080401', '2025', 30), output('b', '080401', '2024', 8, 'province')]
  expect(rowOf([need('n', 4, ['080401'])], outputs, 'glass/080401')).toMatchObject({
    graduates: 30,
    inCity: 30,
    inProvince: null,
    elsewhere: 0,
    institutes: 1,
    silent: 1,
  })
})

test('seats that ask for no major, and those of majors nobody told, are said apart', () => {
  const needs = [need('n', 4, ['080401']), need('m', 3, []), need('o', 2, ['0827'])]
  expect(recruitSums(needs, [output('a', '080401', '2025', 6)], '2025')).toMatchObject({
    seats: 9,
    anyMajor: 3,
    uncovered: 2,
    // 6 ÷ (9 − 3) seats that ask for a major.
    cover: '1.0',
  })
  expect(rowOf(needs, [], 'glass/')).toMatchObject({ majorCode: null, graduates: null, seats: 3 })
})

test('places stand with the own city first, then its province, and by how many graduates', () => {
  const outputs = [
    output('a', '080401', '2025', 90, 'elsewhere'),
    output('b', '080401', '2025', 5),
    output('c', '080401', '2025', 40, 'province'),
    output('d', '0807', '2025', 500, 'province'),
  ]
  expect(
    recruitPlaces([need('n', 1, ['0804'])], outputs, '2025').map(({ city, graduates }) => [city, graduates]),
  ).toEqual([
    ['滁州市', 5],
    ['合肥市', 40],
    ['南京市', 90],
  ])
})

test('near is told from the own city', () => {
  const home = { province: '34', city: '滁州市' }
  expect(nearOf({ province: '34', city: '滁州市' }, home)).toBe('city')
  expect(nearOf({ province: '34', city: '合肥市' }, home)).toBe('province')
  expect(nearOf({ province: '32', city: '南京市' }, home)).toBe('elsewhere')
  expect(nearOf({ province: '34', city: '滁州市' }, null)).toBe('elsewhere')
})
