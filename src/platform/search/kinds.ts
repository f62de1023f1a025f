import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { Permission } from '../rights/permission.ts'
import type { Belonging } from '../rights/reach.ts'

/** By what an object is found. */
export interface SearchEntry {
  /** What it is called, then what else or formerly. */
  names: readonly string[]
  /** Registered codes and numbers, found by their beginning. */
  codes?: readonly string[]
  /** What it belongs to, for kinds that are narrowed by it. */
  belonging?: Belonging
}

/** Rows by which an object's entry changes. */
export interface SearchWatch {
  /** `schema.table`. */
  table: string
  /** SQL that gives the ids of the objects concerned, over the changed row `r`. */
  ids: readonly string[]
}

/**
 * How a kind of object joins the search: this is all a module declares. The kind also needs a describer, for title and
 * address, and a guard.
 */
export interface SearchKind {
  /** Without it nothing of the kind is looked for; null where whoever is logged in sees some. */
  right: Permission | null
  /** Names of persons are read as such: 单 is Shan. */
  ofPersons?: true
  /**
   * The entries say what their objects belong to, so that whoever sees a part of very many objects is quickly answered.
   * Whether an object is seen is said by the guard of its kind alone.
   */
  narrows?: true
  watches: readonly SearchWatch[]
  /** The entries of those of the objects that exist and are to be found; nothing for those in the recycle bin. */
  entries(db: Db, ids: readonly string[]): Promise<Map<string, SearchEntry>>
  /** The ids of all objects, for building the index anew. */
  allIds(db: Db): Promise<string[]>
  /** A second line for a hit: where it is, of what, since when. */
  lines(ctx: Context, ids: readonly string[]): Promise<Map<string, string>>
}
/** By kind of object, in the order in which they are shown. */
export type SearchKinds = Readonly<Record<string, SearchKind>>

let declared: SearchKinds = {}

/** Says once, when the program is put together, what is searched: whatever writes keeps the index of it. */
export function declareSearchKinds(kinds: SearchKinds): void {
  declared = kinds
}

export const declaredSearchKinds = (): SearchKinds => declared
