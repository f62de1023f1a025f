import { statSync } from 'node:fs'
import { join } from 'node:path'
import { groupEdges } from '#core/matching/group-edges.ts'
import type { MatchingProblem } from '#core/matching/problem.ts'
import type { ThreadPool } from '../threads/pool.ts'
import { defaultLeastBytes, readEdgeRanges } from './edge-ranges.ts'
import { type FileEdges, openEdges, readRows } from './edges.ts'
import { Faults, MatchInputError } from './faults.ts'
import type { IdTable } from './id-table.ts'
import { lineOf, type Nodes, readNodes } from './nodes.ts'
import { shownBytes } from './values.ts'

/** A problem as it stands in three files, with the ids of its needs and people. */
export interface FileProblem {
  readonly problem: MatchingProblem
  readonly needIds: IdTable
  readonly personIds: IdTable
  /** Ranks in the order of the problem's edges, 0 where a file gives none; null without the column. */
  readonly needRank: Int32Array | null
  readonly personRank: Int32Array | null
  /** Columns that are not of the format, as `file: column`. */
  readonly ignored: readonly string[]
  readonly seconds: { readonly read: number; readonly build: number }
}

const needsFile = 'needs.csv'
const peopleFile = 'people.csv'
const edgesFile = 'edges.csv'

/**
 * Reads `needs.csv`, `people.csv` and `edges.csv` of a folder. Nothing of the files is kept but ids and numbers.
 * @param pool threads that share the reading of the edges
 * @param leastBytes for which a thread is worth beginning
 * @throws MatchInputError naming everything that is wrong with its line
 */
export async function readProblem(
  folder: string,
  pool: ThreadPool | null = null,
  leastBytes = defaultLeastBytes,
): Promise<FileProblem> {
  const faults = new Faults()
  const began = performance.now()
  const needs = readNodes(
    folder,
    needsFile,
    [
      { name: 'capacity', least: 0 },
      { name: 'tier', least: 1 },
    ],
    faults,
  )
  const people = readNodes(folder, peopleFile, [{ name: 'capacity', least: 0 }], faults)
  if (needs === null || people === null) throw new MatchInputError(faults)
  const edges = await readEdges(folder, needs, people, faults, pool, leastBytes)
  let isRead = performance.now()
  if (edges === null) throw new MatchInputError(faults)
  let built = build(needs, people, edges, faults)
  if (built === null) {
    const again = await readEdges(folder, needs, people, faults, null, leastBytes)
    isRead = performance.now()
    built = again && build(needs, people, again, faults)
  }
  if (built === null || faults.count > 0) throw new MatchInputError(faults)
  return {
    ...built,
    needIds: needs.ids,
    personIds: people.ids,
    ignored: [
      ...needs.ignored.map((column) => `${needsFile}: ${column}`),
      ...people.ignored.map((column) => `${peopleFile}: ${column}`),
      ...edges.ignored.map((column) => `${edgesFile}: ${column}`),
    ],
    seconds: { read: (isRead - began) / 1000, build: (performance.now() - isRead) / 1000 },
  }
}

/** Rows of the edges, read by several threads where that is possible; null when the header cannot be used. */
async function readEdges(
  folder: string,
  needs: Nodes,
  people: Nodes,
  faults: Faults,
  pool: ThreadPool | null,
  leastBytes: number,
): Promise<FileEdges | null> {
  const path = join(folder, edgesFile)
  const table = openEdges(folder, edgesFile, faults)
  if (table === null) return null
  if (pool !== null && faults.count === 0) {
    const header = { ...table, end: table.reader.endOfRecord() }
    const read = await readEdgeRanges(path, edgesFile, header, needs.ids, people.ids, pool, leastBytes)
    if (read !== null) {
      table.reader.close()
      return read
    }
  }
  return readRows(table, statSync(path).size, needs.ids, people.ids, faults)
}

/** The problem; null where a pair that stands twice has to be told and nobody knows its lines. */
function build(needs: Nodes, people: Nodes, edges: FileEdges, faults: Faults) {
  const { needStart, person, columns, duplicates } = groupEdges(
    needs.ids.count,
    edges.need,
    edges.person,
    [edges.score, edges.needRank, edges.personRank],
    true,
  )
  const [edgeScore, needRank, personRank] = columns
  const { lines } = edges
  if (duplicates.count > 0 && lines === null) return null
  for (const { index, earlier } of duplicates.first) {
    const need = shownBytes(needs.ids.bytesOf(edges.need[index]!))
    faults.add(
      edgesFile,
      lineOf(lines!, index),
      `this pair of the need ${need} stands in line ${lineOf(lines!, earlier)} already`,
    )
  }
  if (duplicates.count === 0) {
    release(edges.need)
    if (person !== edges.person) {
      for (const column of [edges.person, edges.score, edges.needRank, edges.personRank]) release(column)
    }
  }
  faults.addUnnamed(duplicates.count - duplicates.first.length)
  const [needCapacity, needTier] = needs.numbers
  const problem: MatchingProblem = {
    needCount: needs.ids.count,
    personCount: people.ids.count,
    needCapacity: needCapacity!,
    needTier: needTier!,
    personCapacity: people.numbers[0]!,
    needStart,
    edgePerson: person,
    edgeScore: edgeScore!,
  }
  return { problem, needRank: needRank ?? null, personRank: personRank ?? null }
}

/** Gives memory back now, and not when garbage is collected next: these are hundreds of megabytes. */
function release(column: Int32Array<ArrayBuffer> | null): void {
  column?.buffer.transfer(0)
}
