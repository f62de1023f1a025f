import type { ScriptConverter } from '../script.ts'
import type { Confusables } from './confusable.ts'
import type { PlaceTable } from './places.ts'

/** What names are read with. */
export interface NameReader {
  simplify: ScriptConverter
  places: PlaceTable
  confusables: Confusables
}
