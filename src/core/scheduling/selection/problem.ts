/** Somebody nominated for a class. */
export interface Nominee {
  readonly id: string
  /** Unit that nominates and sends. */
  readonly unit: string
  /** Kinds of unit or person the organiser counts, such as `county` or `department`. */
  readonly kinds: readonly string[]
  /** Needs that are met when this person attends. */
  readonly covers: readonly string[]
  /** Chain duty, 0 (none) to 10 (chain chief). */
  readonly duty: number
  /** Is selected in any case. */
  readonly mustAttend?: boolean
  /** Is never selected; a text says why (`clash`, `repeat`, `refused` or words of one's own). */
  readonly blocked?: boolean | string
  /** Was left out of an earlier class. */
  readonly carriedOver?: boolean
}

export interface SelectionNeed {
  readonly id: string
  /** Worth of meeting it once; meeting it again adds nothing. */
  readonly weight: number
}

export interface SelectionUnit {
  readonly id: string
  readonly min: number
  readonly max: number
  /** People of the office, nominated or not. */
  readonly headcount: number
  /** How many of them are away at that time anyhow (other classes); 0 when left out. */
  readonly away?: number
}

export interface KindLimit {
  readonly kind: string
  readonly min?: number
  readonly max?: number
}

/** Whom to select for an oversubscribed class. `docs/formats/training-select.md` says all of it for users. */
export interface SelectionProblem {
  /** At most so many are selected. */
  readonly seats: number
  /** In input order, by which ties break. */
  readonly people: readonly Nominee[]
  readonly needs: readonly SelectionNeed[]
  readonly units: readonly SelectionUnit[]
  /** 0 to 1: at most ⌊share · headcount⌋ people of a unit are away at once. */
  readonly maxUnitShare: number
  /** An earlier selection, from which differences cost. Left out: no difference is reckoned. */
  readonly previous?: readonly string[]
  readonly weights: {
    readonly coverage: number
    readonly duty: number
    readonly change: number
    /** Worth of selecting somebody carried over; 0 when left out. */
    readonly precedence?: number
  }
  readonly kindLimits?: readonly KindLimit[]
  readonly pins?: { readonly in?: readonly string[]; readonly out?: readonly string[] }
  /**
   * Before anything else as many places as in `previous` stay taken, then as few people as possible move; the
   * objective decides among what is left. Needs `previous`.
   */
  readonly fewestChanges?: boolean
}
