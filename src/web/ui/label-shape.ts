/** The same keys with any words: proves that every language says everything. */
export type LabelShape<T> = { [K in keyof T]: T[K] extends string ? string : LabelShape<T[K]> }
