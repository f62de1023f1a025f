import highsPackage, { type Highs, type Model, type VariableType } from 'highs'
import { type LinearModel, objectiveAt, violationAt } from '#core/scheduling/linear-model.ts'

/** What a solver says of a model, and only what it may say. */
export type Solution =
  /** Proved best. */
  | {
      readonly status: 'optimal'
      readonly point: Float64Array
      readonly objective: number
      readonly bound: number
    }
  /** Stopped by its limit with a point that keeps all rules; nothing can be better than `bound`, null when unknown. */
  | {
      readonly status: 'feasible'
      readonly point: Float64Array
      readonly objective: number
      readonly bound: number | null
    }
  /** Proved that no point keeps all rules. */
  | { readonly status: 'infeasible' }
  /** There is no best point: the objective has no end. */
  | { readonly status: 'unbounded' }
  /** Stopped by its limit with nothing in hand; that says nothing about feasibility. */
  | { readonly status: 'limit'; readonly bound: number | null }

/** What is known while a solve goes on. */
export interface Progress {
  readonly point: Float64Array | null
  readonly bound: number | null
}

export interface SolveSettings {
  /** Seconds the solver may take; it looks at its clock now and then only. */
  readonly seconds: number
  /** Seed of its random choices, 0 to 2³¹ − 1. The same seed gives the same answer unless the time ran out. */
  readonly seed: number
  /** A point to begin with; one that breaks a rule is passed over. */
  readonly start?: Float64Array
  /** Objective values closer than this count as equal when optimality is proved. */
  readonly absoluteGap?: number
}

/** The package is an ES module, its types are written as of CommonJS: the default import is the loader itself. */
const loadHighs = highsPackage as unknown as typeof highsPackage.default

/** A point may be off by this much, the tolerance of the solver itself. */
export const tolerance = 1e-5

/** Loads HiGHS; what it solves meanwhile shares one memory, so a worker loads it for one model. */
export const loadSolver = (program: WebAssembly.Module): Promise<Highs> => loadHighs({ wasmModule: program })

/**
 * Solves in this thread and blocks it: call it from a worker (`solveModel`), or in tests and benchmarks.
 *
 * The native memory of the model is let go of before this returns.
 *
 * @throws Error when HiGHS ends in a state that says nothing (bad model, failed presolve, out of memory).
 */
export function solveHere(
  highs: Highs,
  model: LinearModel,
  settings: SolveSettings,
  onProgress?: (progress: Progress) => void,
): Solution {
  if (model.cost.length === 0) return nothing(model)
  return highs.withModel((native) => solveWith(highs, native, model, settings, onProgress))
}

/** HiGHS gives no point for a model without columns. */
function nothing(model: LinearModel): Solution {
  const point = new Float64Array(0)
  return violationAt(model, point) === 0
    ? { status: 'optimal', point, objective: 0, bound: 0 }
    : { status: 'infeasible' }
}

function solveWith(
  highs: Highs,
  native: Model,
  model: LinearModel,
  { seconds, seed, start, absoluteGap = 1e-6 }: SolveSettings,
  onProgress?: (progress: Progress) => void,
): Solution {
  native.options.set({
    output_flag: false,
    time_limit: Math.max(0, seconds),
    random_seed: seed,
    mip_rel_gap: 0,
    mip_abs_gap: absoluteGap,
  })
  native.passModel({
    numCols: model.cost.length,
    numRows: model.rowLower.length,
    sense:
      model.sense === 'maximise'
        ? highs.constants.objectiveSense.maximize
        : highs.constants.objectiveSense.minimize,
    colCost: model.cost,
    colLower: model.columnLower,
    colUpper: model.columnUpper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: 'csr',
      numRows: model.rowLower.length,
      numCols: model.cost.length,
      starts: model.rowStarts,
      indices: model.entryColumns,
      values: model.entryValues,
    },
    integrality: Array.from(model.integer, (whole): VariableType => (whole === 1 ? 1 : 0)),
  })
  if (start !== undefined && violationAt(model, start) <= tolerance) native.setSolution({ colValue: start })
  const { mipImprovingSolution, mipLogging } = highs.constants.callbackType
  const { modelStatus } =
    onProgress === undefined
      ? native.run()
      : native.run({
          [mipImprovingSolution]: ({ data }) => {
            onProgress({ point: data.mip_solution ?? null, bound: finite(data.mip_dual_bound) })
          },
          [mipLogging]: ({ data }) => {
            onProgress({ point: null, bound: finite(data.mip_dual_bound) })
          },
        })
  return read(highs, native, model, modelStatus)
}

/** The status decides; a point is handed on only when it is feasible by our own reckoning too. */
function read(highs: Highs, native: Model, model: LinearModel, status: number): Solution {
  const { modelStatus, solutionStatus } = highs.constants
  const whole = model.integer.some((value) => value === 1)
  const point =
    native.info.get('primal_solution_status') === solutionStatus.feasible
      ? native.getSolution().colValue
      : null
  const sound = point !== null && violationAt(model, point) <= tolerance
  switch (status) {
    case modelStatus.optimal: {
      if (!sound) throw new Error('HiGHS reports an optimum whose point breaks the rules of the model')
      const objective = objectiveAt(model, point)
      return {
        status: 'optimal',
        point,
        objective,
        bound: whole ? (dualBound(native) ?? objective) : objective,
      }
    }
    case modelStatus.infeasible:
      return { status: 'infeasible' }
    case modelStatus.unboundedOrInfeasible:
      if (hasEnd(model)) return { status: 'infeasible' }
      throw new Error('HiGHS cannot tell whether the model has no point or no end')
    case modelStatus.unbounded:
      return { status: 'unbounded' }
    case modelStatus.timeLimit:
    case modelStatus.iterationLimit:
    case modelStatus.solutionLimit:
    case modelStatus.interrupted:
    case modelStatus.objectiveBound:
    case modelStatus.objectiveTarget: {
      const bound = whole ? dualBound(native) : null
      return sound
        ? { status: 'feasible', point, objective: objectiveAt(model, point), bound }
        : { status: 'limit', bound }
    }
    default:
      throw new Error(`HiGHS ended with model status ${status}`)
  }
}

/** With every paid column bounded on the side that pays, the objective has an end. */
function hasEnd(model: LinearModel): boolean {
  const sign = model.sense === 'maximise' ? 1 : -1
  return model.cost.every((cost, column) =>
    Number.isFinite(
      cost * sign > 0 ? model.columnUpper[column]! : cost === 0 ? 0 : model.columnLower[column]!,
    ),
  )
}

function dualBound(native: Model): number | null {
  return finite(Number(native.info.get('mip_dual_bound')))
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Math.abs(value) < 1e100 ? value : null
}
