import { type BulkField, describeBulk } from '#platform/bulk/description.ts'
import { enterpriseTable } from './enterprise-table.ts'

const { regionCode, aboveScale, kinds, products, note, source, asOfOn } = enterpriseTable.columns
const edited = (column: BulkField['column']): BulkField => ({ column, right: 'directory.enterprise.edit' })

/** What can be set for many enterprises at once: nothing that tells one from another. */
export const enterpriseBulkFields = describeBulk({
  object: enterpriseTable.object,
  fields: {
    regionCode: edited(regionCode),
    aboveScale: edited(aboveScale),
    kinds: edited(kinds),
    products: edited(products),
    note: edited(note),
    source: edited(source),
    asOfOn: edited(asOfOn),
  },
})
