import type { ObjectRef } from '#platform/http/contract.ts'

export const enterpriseRef = (id: string): ObjectRef => ({ kind: 'directory.enterprise', id })
export const regionRef = (code: string): ObjectRef => ({ kind: 'directory.region', id: code })
export const organisationRef = (id: string): ObjectRef => ({ kind: 'directory.organisation', id })
export const personRef = (id: string): ObjectRef => ({ kind: 'directory.person', id })
export const appointmentRef = (id: string): ObjectRef => ({ kind: 'directory.appointment', id })
/** The registers as wholes: what belongs to nothing else hangs on them. */
export const allOrganisationsRef: ObjectRef = { kind: 'directory.all', id: 'organisations' }
