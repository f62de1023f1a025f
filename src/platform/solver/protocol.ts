import type { LinearModel } from '#core/scheduling/linear-model.ts'
import type { Progress, Solution, SolveSettings } from './solve.ts'

/** What the worker is given. The compiled program is shared, not compiled again. */
export interface SolveRequest {
  readonly model: LinearModel
  readonly settings: SolveSettings
  readonly program: WebAssembly.Module
}

/** What the worker tells. */
export type SolveMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'solution'; readonly solution: Solution }
