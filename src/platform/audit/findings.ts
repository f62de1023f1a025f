import type { AuditFinding } from './contract.ts'

/** Findings listed by name; all are counted. */
const listed = 1000

/** Collects findings: the first thousand by name, all by count. */
export class Findings {
  #count = 0
  readonly #list: AuditFinding[] = []

  add(
    kind: AuditFinding['kind'],
    seq: number | null,
    more: Partial<Pick<AuditFinding, 'toSeq' | 'movedFrom' | 'line'>> = {},
  ): void {
    this.#count += 1
    if (this.#list.length >= listed) return
    this.#list.push({ kind, seq, toSeq: seq, movedFrom: null, line: null, ...more })
  }

  get count(): number {
    return this.#count
  }

  /** By number of the entry; those without one last. */
  sorted(): AuditFinding[] {
    const at = ({ seq }: AuditFinding) => seq ?? Number.POSITIVE_INFINITY
    return [...this.#list].sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0))
  }
}
