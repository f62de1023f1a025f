import { promisify } from 'node:util'
import { deflate, inflateSync } from 'node:zlib'
import { type Line, personOf } from './lines.ts'
import type { PersonSnapshot } from './snapshot.ts'

/**
 * People of a run as they are stored: some hundred in a row, a line of text for each, compressed together. A line is what
 * is told of the person as JSON, a tab, and the words of the texts; the line of somebody who is erased is empty. An order
 * of its own is not needed: the blocks follow one another.
 */
export interface PeopleBlock {
  readonly ids: readonly string[]
  readonly numbers: readonly number[]
  readonly capacities: readonly number[]
  readonly snapshots: Uint8Array
}

const perBlock = 1000

/** One person of a run as the line says it, in UTF-8. */
export const frozenLine = ({ told, words }: Line): Buffer => Buffer.from(`${told}\t${words ?? ''}`)

/**
 * Compressed beside what this thread does meanwhile.
 * @param frozen the people's lines, in the same order
 */
export const packPeople = (lines: readonly Line[], frozen: readonly Buffer[]): Promise<PeopleBlock[]> =>
  Promise.all(
    Array.from({ length: Math.ceil(lines.length / perBlock) }, async (_, block) => {
      const [from, to] = [block * perBlock, (block + 1) * perBlock]
      const some = lines.slice(from, to)
      return {
        ids: some.map(({ id }) => id),
        numbers: some.map(({ number }) => number),
        capacities: some.map(({ capacity }) => capacity),
        snapshots: await pack(frozen.slice(from, to)),
      }
    }),
  )

const deflated = promisify(deflate)
const lineEnd = Buffer.from('\n')

/** Quick compression: the lines are alike enough for it. */
const pack = (lines: readonly Buffer[]): Promise<Uint8Array> =>
  deflated(Buffer.concat(lines.flatMap((line, at) => (at === 0 ? [line] : [lineEnd, line]))), { level: 1 })

/** Lines of a block, empty for who is erased. */
export const linesOfBlock = ({ snapshots }: Pick<PeopleBlock, 'snapshots'>): string[] =>
  inflateSync(snapshots).toString('utf8').split('\n')

/** The block without what is told of some of its people. */
export async function withoutPeople(block: PeopleBlock, erased: ReadonlySet<string>): Promise<PeopleBlock> {
  const lines = linesOfBlock(block).map((line, at) => (erased.has(block.ids[at]!) ? '' : line))
  return { ...block, snapshots: await pack(lines.map((line) => Buffer.from(line))) }
}

/** Somebody of a stored line; null for who is erased. */
export function personOfLine(line: string): PersonSnapshot | null {
  if (line === '') return null
  const tab = line.indexOf('\t')
  return personOf(JSON.parse(line.slice(0, tab)), line.slice(tab + 1))
}
