import type { ObjectRef } from '#platform/http/contract.ts'

export const skillRef = (id: string): ObjectRef => ({ kind: 'talent.skill', id })
/** All skills together, to which each belongs. */
export const skillsRef: ObjectRef = { kind: 'talent.skills', id: 'all' }

export const instituteRef = (id: string): ObjectRef => ({ kind: 'talent.institute', id })
/** All institutes together, to which each belongs. */
export const institutesRef: ObjectRef = { kind: 'talent.institutes', id: 'all' }
export const instituteOutputRef = (id: string): ObjectRef => ({ kind: 'talent.instituteOutput', id })
/** A discipline, class or major of the catalogue, by its code. */
export const majorRef = (code: string): ObjectRef => ({ kind: 'talent.major', id: code })
/** All majors together: the catalogue is one object. */
export const majorsRef: ObjectRef = { kind: 'talent.majors', id: 'all' }
export const problemRef = (id: string): ObjectRef => ({ kind: 'matters.problem', id })
/** A year, category and region of the talent plan, and all of them together. */
export const planLineRef = (id: string): ObjectRef => ({ kind: 'talent.planLine', id })
export const planRef: ObjectRef = { kind: 'talent.plan', id: 'all' }
export const needRef = (id: string): ObjectRef => ({ kind: 'talent.need', id })
export const profileRef = (id: string): ObjectRef => ({ kind: 'talent.profile', id })
export const matchRunRef = (id: string): ObjectRef => ({ kind: 'talent.matchRun', id })
export const engagementRef = (id: string): ObjectRef => ({ kind: 'talent.engagement', id })
/** All people together, to whom each belongs. */
export const profilesRef: ObjectRef = { kind: 'talent.profiles', id: 'all' }
export const shortageDirectoryRef = (id: string): ObjectRef => ({ kind: 'talent.shortageDirectory', id })
export const biddingRef = (id: string): ObjectRef => ({ kind: 'talent.bidding', id })
export const bidRef = (id: string): ObjectRef => ({ kind: 'talent.bid', id })
export const fairRef = (id: string): ObjectRef => ({ kind: 'talent.fair', id })
/** All fairs together, to which each belongs. */
export const fairsRef: ObjectRef = { kind: 'talent.fairs', id: 'all' }
export const fairEntryRef = (id: string): ObjectRef => ({ kind: 'talent.fairEntry', id })
export const fairResultRef = (id: string): ObjectRef => ({ kind: 'talent.fairResult', id })
