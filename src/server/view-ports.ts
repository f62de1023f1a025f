import { organisationNames, organisationsAbove } from '#modules/directory/index.ts'
import type { ViewPorts } from '#platform/views/views.ts'

/** What the views of lists are given of the organisations. */
export const viewPorts: ViewPorts = { organisationsAbove, organisationNames }
