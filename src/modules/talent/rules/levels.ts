import type { Education, TitleLevel } from '../contract/shared-columns.ts'

/** How far an education reaches: 0 asks for none, 5 is a doctorate. Secondary vocational and high school stand alike. */
const educationOrder: Readonly<Record<Education, number>> = {
  '90': 0,
  '60': 1,
  '40': 1,
  '30': 2,
  '20': 3,
  '14': 4,
  '11': 5,
}

/**
 * How far a title or skill level reaches: 0 for none, 5 for a full senior title. Skill levels stand where rules on the
 * passage between both careers put them (人社部发〔2020〕96号): senior worker as assistant, technician as intermediate, senior
 * technician as associate senior.
 */
const titleOrder: Readonly<Record<TitleLevel, number>> = {
  T1: 5,
  T2: 4,
  T3: 3,
  T4: 2,
  T5: 1,
  S1: 4,
  S2: 3,
  S3: 2,
  S4: 1,
  S5: 1,
}

/** The ordinal of an education, 0 where nothing is known. */
export const educationOrdinal = (code: string | null): number => educationOrder[code as Education] ?? 0

/** The ordinal of a title or skill level, 0 where there is none. */
export const titleOrdinal = (code: string | null): number => titleOrder[code as TitleLevel] ?? 0
