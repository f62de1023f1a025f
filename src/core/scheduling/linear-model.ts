/**
 * Problem: a mixed-integer linear model as plain data, so that models are built here and solved elsewhere.
 * Method: columns and rows are collected and kept as typed arrays, rows compressed (CSR). Unbounded is ±Infinity.
 * Cost: O(columns + rows + entries).
 */
export interface LinearModel {
  readonly sense: 'maximise' | 'minimise'
  readonly cost: Float64Array
  readonly columnLower: Float64Array
  readonly columnUpper: Float64Array
  /** 1 for a column that must be whole. */
  readonly integer: Uint8Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  /** Entries of row r stand at `rowStarts[r]` up to, not including, `rowStarts[r + 1]`. */
  readonly rowStarts: Int32Array
  readonly entryColumns: Int32Array
  readonly entryValues: Float64Array
}

export interface Column {
  readonly cost?: number
  readonly lower: number
  readonly upper: number
  readonly integer?: boolean
}

export interface Row {
  readonly lower?: number
  readonly upper?: number
  /** Column and coefficient; a column stands at most once. */
  readonly terms: readonly (readonly [column: number, value: number])[]
}

export interface LinearModelBuilder {
  /** Adds a column and gives its index. */
  addColumn(column: Column): number
  /** Adds a row and gives its index. */
  addRow(row: Row): number
  build(): LinearModel
}

/** Collects a model. Numbers that make no sense (NaN, crossed bounds, an unknown column) throw a `RangeError`. */
export function linearModelBuilder(sense: LinearModel['sense']): LinearModelBuilder {
  const cost: number[] = []
  const columnLower: number[] = []
  const columnUpper: number[] = []
  const integer: number[] = []
  const rowLower: number[] = []
  const rowUpper: number[] = []
  const rowStarts: number[] = [0]
  const entryColumns: number[] = []
  const entryValues: number[] = []

  return {
    addColumn(column) {
      const own = column.cost ?? 0
      if (!Number.isFinite(own) || !(column.lower <= column.upper)) {
        throw new RangeError(`column ${cost.length}: cost ${own}, from ${column.lower} to ${column.upper}`)
      }
      columnLower.push(column.lower)
      columnUpper.push(column.upper)
      integer.push(column.integer === true ? 1 : 0)
      return cost.push(own) - 1
    },
    addRow({ lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY, terms }) {
      if (Number.isNaN(lower) || Number.isNaN(upper))
        throw new RangeError(`row ${rowLower.length}: not a number`)
      for (const [column, value] of terms) {
        if (cost[column] === undefined || !Number.isFinite(value)) {
          throw new RangeError(`row ${rowLower.length}: ${value} in column ${column}`)
        }
        entryColumns.push(column)
        entryValues.push(value)
      }
      rowStarts.push(entryColumns.length)
      rowUpper.push(upper)
      return rowLower.push(lower) - 1
    },
    build: () => ({
      sense,
      cost: Float64Array.from(cost),
      columnLower: Float64Array.from(columnLower),
      columnUpper: Float64Array.from(columnUpper),
      integer: Uint8Array.from(integer),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      rowStarts: Int32Array.from(rowStarts),
      entryColumns: Int32Array.from(entryColumns),
      entryValues: Float64Array.from(entryValues),
    }),
  }
}

/** Σ cost · value of a point. */
export function objectiveAt(model: LinearModel, point: Float64Array): number {
  let sum = 0
  for (let column = 0; column < model.cost.length; column++) sum += model.cost[column]! * point[column]!
  return sum
}

/**
 * The greatest violation of a bound, a row or a column's wholeness at a point; rows are measured against the size of
 * their terms, so that large coefficients are not blamed for rounding. Infinity for a point of another length or
 * with a value that is no number.
 */
export function violationAt(model: LinearModel, point: Float64Array): number {
  if (point.length !== model.cost.length) return Number.POSITIVE_INFINITY
  let worst = 0
  for (let column = 0; column < point.length; column++) {
    const value = point[column]!
    if (!Number.isFinite(value)) return Number.POSITIVE_INFINITY
    worst = Math.max(worst, model.columnLower[column]! - value, value - model.columnUpper[column]!)
    if (model.integer[column] === 1) worst = Math.max(worst, Math.abs(value - Math.round(value)))
  }
  for (let row = 0; row < model.rowLower.length; row++) {
    let activity = 0
    let size = 1
    for (let entry = model.rowStarts[row]!; entry < model.rowStarts[row + 1]!; entry++) {
      const term = model.entryValues[entry]! * point[model.entryColumns[entry]!]!
      activity += term
      size = Math.max(size, Math.abs(term))
    }
    worst = Math.max(
      worst,
      (model.rowLower[row]! - activity) / size,
      (activity - model.rowUpper[row]!) / size,
    )
  }
  return worst
}
