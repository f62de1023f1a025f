/** Why somebody is in. The rule names what holds; params say by how much. */
export type ReasonIn =
  | { readonly in: true; readonly rule: 'mustAttend' | 'pinnedIn'; readonly params: Record<string, never> }
  /** Needs that nobody else selected meets. */
  | {
      readonly in: true
      readonly rule: 'coversNeeds'
      readonly params: { readonly needs: readonly string[] }
    }
  /** Without this person the unit would fall below its minimum. */
  | {
      readonly in: true
      readonly rule: 'unitMinimum'
      readonly params: { readonly unit: string; readonly minimum: number }
    }
  | {
      readonly in: true
      readonly rule: 'kindMinimum'
      readonly params: { readonly kind: string; readonly minimum: number }
    }
  | { readonly in: true; readonly rule: 'chainDuty'; readonly params: { readonly duty: number } }
  | { readonly in: true; readonly rule: 'carriedOver'; readonly params: Record<string, never> }
  /** Was selected before, and staying spares a change. */
  | { readonly in: true; readonly rule: 'kept'; readonly params: Record<string, never> }
  /** Re-planning keeps as many places taken as before, and this person takes one that became free. */
  | { readonly in: true; readonly rule: 'stepsIn'; readonly params: Record<string, never> }
  /** Adds nothing to the objective, costs nothing, and a seat was free. */
  | { readonly in: true; readonly rule: 'seatFree'; readonly params: Record<string, never> }

/** Why somebody is out. The rule named stands in the way even if a seat were opened, but for `seats` and `inputOrder`. */
export type ReasonOut =
  | { readonly in: false; readonly rule: 'blocked'; readonly params: { readonly why: string | null } }
  | { readonly in: false; readonly rule: 'pinnedOut'; readonly params: Record<string, never> }
  /** The unit has its maximum selected. */
  | {
      readonly in: false
      readonly rule: 'unitMaximum'
      readonly params: { readonly unit: string; readonly maximum: number }
    }
  /** The unit has selected as many as may be away at once. */
  | {
      readonly in: false
      readonly rule: 'unitShare'
      readonly params: {
        readonly unit: string
        readonly allowed: number
        readonly share: number
        readonly headcount: number
      }
    }
  | {
      readonly in: false
      readonly rule: 'kindMaximum'
      readonly params: { readonly kind: string; readonly maximum: number }
    }
  /** Re-planning moves as few as possible, and this would move more. */
  | { readonly in: false; readonly rule: 'fewestChanges'; readonly params: { readonly changes: number } }
  /** All seats are taken; adding this person would add `gain` to the objective. */
  | {
      readonly in: false
      readonly rule: 'seats'
      readonly params: { readonly seats: number; readonly gain: number }
    }
  /** All seats are taken; would be as good as the one named, who stands earlier in the input. */
  | { readonly in: false; readonly rule: 'inputOrder'; readonly params: { readonly after: string } }
  /** There is a seat, but the change would cost more than it brings. */
  | { readonly in: false; readonly rule: 'notWorthTheMove'; readonly params: { readonly gain: number } }

export type Reason = ReasonIn | ReasonOut

/** A rule of a colliding set. */
export type Conflict =
  | { readonly rule: 'seats'; readonly params: { readonly seats: number } }
  | {
      readonly rule: 'unitMinimum'
      readonly params: { readonly unit: string; readonly minimum: number; readonly eligible: number }
    }
  | { readonly rule: 'unitMaximum'; readonly params: { readonly unit: string; readonly maximum: number } }
  | {
      readonly rule: 'unitShare'
      readonly params: {
        readonly unit: string
        readonly allowed: number
        readonly share: number
        readonly headcount: number
        readonly away: number
      }
    }
  | {
      readonly rule: 'kindMinimum'
      readonly params: { readonly kind: string; readonly minimum: number; readonly eligible: number }
    }
  | { readonly rule: 'kindMaximum'; readonly params: { readonly kind: string; readonly maximum: number } }
  | {
      readonly rule: 'mustAttend' | 'pinnedIn' | 'pinnedOut'
      readonly params: { readonly person: string; readonly unit: string }
    }
  | {
      readonly rule: 'blocked'
      readonly params: { readonly person: string; readonly unit: string; readonly why: string | null }
    }

/** What the organiser is shown. */
export interface SelectionProposal {
  /**
   * `optimal`: proved best. `feasible`: keeps all rules, and nothing is better than `bound`. `infeasible`: proved that the
   * rules collide. `limit`: the time ended before a selection was found or excluded; only limits of kinds can cause it.
   */
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'limit'
  /** Computed exactly from `selected`; null without a selection. */
  readonly objective: number | null
  /** No selection has a greater objective; null without a selection. */
  readonly bound: number | null
  /** In input order. */
  readonly selected: readonly string[]
  /** Who is next, the first first. */
  readonly waitlist: readonly string[]
  /** For everybody, when there is a selection. */
  readonly reasons: Readonly<Record<string, Reason>>
  /** When infeasible: rules that collide, of which none can be spared (`irreducible`). */
  readonly conflicts: readonly Conflict[]
  readonly irreducible: boolean
}
