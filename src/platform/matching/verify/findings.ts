import { TableError } from './plain-csv.ts'

/** One thing that is wrong with a result. */
export interface Finding {
  readonly file: string
  readonly line: number | null
  readonly message: string
}

const most = 100

/** What is wrong with a result: the first hundred in words, all counted. */
export class Findings {
  readonly list: Finding[] = []
  count = 0

  add(file: string, line: number | null, message: string): void {
    this.count++
    if (this.list.length < most) this.list.push({ file, line, message })
  }

  /** Does some work; a file of the result that is no table becomes a finding. */
  attempt(work: () => void): void {
    try {
      work()
    } catch (error) {
      if (!(error instanceof TableError)) throw error
      this.count++
      this.list.push({ file: error.file, line: error.line, message: error.message })
    }
  }
}
