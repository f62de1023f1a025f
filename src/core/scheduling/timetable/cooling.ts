/**
 * Problem: a search by simulated annealing must be cold exactly when its budget is spent, whatever the machine's speed.
 * Method: temperature is a function of the share of the budget that is spent: geometric from `start` to `end`. The budget
 * is a number of moves, or milliseconds on a clock that is handed in and looked at every `stride` moves.
 * Reference: S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, Optimization by simulated annealing, Science 220, 1983.
 * Cost: O(1) per stride.
 */

/** How long a search may go on. Only a budget of moves gives the same result on every machine. */
export type Budget =
  | { readonly moves: number }
  | { readonly milliseconds: number; readonly now: () => number }

export interface Cooling {
  /** Share of the budget spent so far, 0 to 1; to be asked every `stride` moves. */
  spent(): number
  /** Temperature at this share. */
  temperature(share: number): number
  readonly stride: number
}

/** Starts the watch. */
export function cooling(budget: Budget, start: number, end: number): Cooling {
  const stride = 'moves' in budget ? Math.max(1, Math.min(1024, Math.ceil(budget.moves / 256))) : 1024
  const begun = 'moves' in budget ? 0 : budget.now()
  let strides = 0
  return {
    stride,
    spent() {
      const share =
        'moves' in budget
          ? (strides++ * stride) / Math.max(1, budget.moves)
          : (budget.now() - begun) / Math.max(1, budget.milliseconds)
      return Math.min(1, share)
    },
    temperature: (share) => start * (end / start) ** share,
  }
}
