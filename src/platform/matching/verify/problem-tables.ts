import { join } from 'node:path'
import { rowsOf, TableError } from './plain-csv.ts'

/** Needs, people and edges of a folder, edges in the order of the file. */
export interface ProblemTables {
  readonly needs: ReadonlyMap<string, number>
  readonly people: ReadonlyMap<string, number>
  readonly capacityOfNeed: readonly number[]
  readonly tierOfNeed: readonly number[]
  readonly capacityOfPerson: readonly number[]
  readonly edges: EdgeTable
}

export interface EdgeTable {
  count: number
  need: Int32Array
  person: Int32Array
  score: Int32Array
  /** 0 where the file gives none. */
  needRank: Int32Array
  personRank: Int32Array
}

/**
 * Reads the problem of a folder.
 * @throws TableError at the first thing that is wrong
 */
export function readTables(folder: string): ProblemTables {
  const needs = new Map<string, number>()
  const capacityOfNeed: number[] = []
  const tierOfNeed: number[] = []
  for (const { line, cells } of rowsOf(join(folder, 'needs.csv'), 'needs.csv', ['id', 'capacity', 'tier'])) {
    addId(needs, cells[0]!, 'needs.csv', line)
    capacityOfNeed.push(whole(cells[1]!, 0, 1e9, 'needs.csv', line))
    tierOfNeed.push(whole(cells[2]!, 1, 1e9, 'needs.csv', line))
  }
  const people = new Map<string, number>()
  const capacityOfPerson: number[] = []
  for (const { line, cells } of rowsOf(join(folder, 'people.csv'), 'people.csv', ['id', 'capacity'])) {
    addId(people, cells[0]!, 'people.csv', line)
    capacityOfPerson.push(whole(cells[1]!, 0, 1e9, 'people.csv', line))
  }
  return {
    needs,
    people,
    capacityOfNeed,
    tierOfNeed,
    capacityOfPerson,
    edges: readEdges(folder, needs, people),
  }
}

function readEdges(
  folder: string,
  needs: ReadonlyMap<string, number>,
  people: ReadonlyMap<string, number>,
): EdgeTable {
  const file = 'edges.csv'
  const table: EdgeTable = {
    count: 0,
    need: new Int32Array(1024),
    person: new Int32Array(1024),
    score: new Int32Array(1024),
    needRank: new Int32Array(1024),
    personRank: new Int32Array(1024),
  }
  const rows = rowsOf(join(folder, file), file, ['need', 'person', 'score'], ['need_rank', 'person_rank'])
  for (const { line, cells } of rows) {
    const need = needs.get(cells[0]!)
    const person = people.get(cells[1]!)
    if (need === undefined) throw new TableError(file, line, `no need ${JSON.stringify(cells[0])}`)
    if (person === undefined) throw new TableError(file, line, `no person ${JSON.stringify(cells[1])}`)
    if (table.count === table.need.length) widen(table)
    const at = table.count++
    table.need[at] = need
    table.person[at] = person
    table.score[at] = whole(cells[2]!, 0, 1e6, file, line)
    table.needRank[at] = cells[3]!.trim() === '' ? 0 : whole(cells[3]!, 1, 1e9, file, line)
    table.personRank[at] = cells[4]!.trim() === '' ? 0 : whole(cells[4]!, 1, 1e9, file, line)
  }
  return table
}

function widen(table: EdgeTable): void {
  const wider = (values: Int32Array): Int32Array => {
    const copy = new Int32Array(Math.ceil(1.5 * values.length))
    copy.set(values)
    return copy
  }
  table.need = wider(table.need)
  table.person = wider(table.person)
  table.score = wider(table.score)
  table.needRank = wider(table.needRank)
  table.personRank = wider(table.personRank)
}

function addId(ids: Map<string, number>, id: string, file: string, line: number): void {
  if (id === '') throw new TableError(file, line, 'the id is empty')
  if (ids.has(id)) throw new TableError(file, line, `the id ${JSON.stringify(id)} occurs twice`)
  ids.set(id, ids.size)
}

function whole(text: string, least: number, most: number, file: string, line: number): number {
  const trimmed = text.trim()
  const value = /^\d{1,10}$/.test(trimmed) ? Number(trimmed) : Number.NaN
  if (!(value >= least && value <= most)) {
    throw new TableError(file, line, `${JSON.stringify(text)} is not a whole number from ${least} to ${most}`)
  }
  return value
}
