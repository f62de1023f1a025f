import highsPackage from 'highs'
import type { Work } from '../benchmark.ts'
import { type Family, generateInstance } from './families.ts'

/** The linear programme in LP format, solved by HiGHS (WebAssembly): a seat filled counts more than all scores. */
export async function highsWork(family: Family): Promise<Work> {
  // The types of the package are written as of CommonJS; see src/platform/solver/solve.ts.
  const highs = await (highsPackage as unknown as typeof highsPackage.default)()
  const { needCapacity, personCapacity, edges } = generateInstance(family)
  const ofNeed = Array.from(needCapacity, () => [] as string[])
  const ofPerson = Array.from(personCapacity, () => [] as string[])
  const bonus = 1001 * 1000
  const terms: string[] = []
  for (let e = 0; e < edges.need.length; e++) {
    terms.push(`+ ${bonus + edges.score[e]!} x${e}`)
    ofNeed[edges.need[e]!]!.push(`x${e}`)
    ofPerson[edges.person[e]!]!.push(`x${e}`)
  }
  const rows = [ofNeed, ofPerson].flatMap((lists, side) =>
    lists.flatMap((list, at) =>
      list.length === 0
        ? []
        : [`r${side}_${at}: ${list.join('\n + ')} <= ${(side === 0 ? needCapacity : personCapacity)[at]}`],
    ),
  )
  const text = [
    'Maximize',
    ` obj: ${terms.join('\n ')}`,
    'Subject To',
    ...rows,
    'Bounds',
    ...terms.map((_, e) => ` 0 <= x${e} <= 1`),
    'End',
  ].join('\n')
  return () => {
    const { Status, Columns } = highs.solve(text, { output_flag: false })
    if (Status !== 'Optimal') throw new Error(`HiGHS ended with ${Status}`)
    let filled = 0
    let total = 0
    for (let e = 0; e < edges.need.length; e++) {
      const column = Columns[`x${e}`]
      const used = column !== undefined && 'Primal' in column ? Math.round(column.Primal) : 0
      filled += used
      total += used * edges.score[e]!
    }
    return { figures: { optimum: `${filled} / ${total}` } }
  }
}
