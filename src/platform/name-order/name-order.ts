import { nameOrderKey } from '#core/text/name-order.ts'
import { readPersonTones, readTones } from '../search/reading.ts'

/** The key that puts names of firms, places and organisations in order; kept in `name_order` beside the name. */
export const nameOrder = (name: string): string => nameOrderKey(name, readTones)

/** The same of a natural person, whose surname is read as one: 单 is Shàn. */
export const personNameOrder = (name: string): string => nameOrderKey(name, readPersonTones)
