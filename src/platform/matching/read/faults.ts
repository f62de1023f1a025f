/** What is wrong with a file, and where. */
export interface Fault {
  readonly file: string
  /** Line in the file, the header being 1; null when the file as a whole is meant. */
  readonly line: number | null
  readonly message: string
}

/** So many faults are kept word for word; the others are counted. */
const keptFaults = 100

/** Collects what is wrong with the files of one run, so that all of it is told at once. */
export class Faults {
  readonly kept: Fault[] = []
  count = 0

  add(file: string, line: number | null, message: string): void {
    this.count++
    if (this.kept.length < keptFaults) this.kept.push({ file, line, message })
  }

  /** Counts faults that are not worth words of their own. */
  addUnnamed(count: number): void {
    this.count += count
  }
}

/** Thrown when files are no problem; the message names every fault that was kept on a line of its own. */
export class MatchInputError extends Error {
  readonly faults: readonly Fault[]
  readonly count: number

  constructor({ kept, count }: Faults) {
    const lines = kept.map(({ file, line, message }) =>
      line === null ? `${file}: ${message}` : `${file}, line ${line}: ${message}`,
    )
    const more = count - kept.length
    super([...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'))
    this.name = 'MatchInputError'
    this.faults = kept
    this.count = count
  }
}
