import type { Province } from '#modules/talent/contract/provinces.ts'

/** An institute of the demo city: a real public name and place; how many graduate is invented. */
export interface DemoInstitute {
  readonly name: string
  readonly code: string | null
  readonly kind: 'university' | 'vocational' | 'technician' | 'research'
  readonly tiers: readonly ('doubleFirstClass' | 'p985' | 'p211' | 'doubleHigh' | 'provincial')[]
  readonly province: Province
  readonly city: string
  /** County of the own city. */
  readonly regionCode: string | null
  readonly nodeCodes: readonly string[]
  /** Majors by code of the catalogue, with invented graduates of a usual year. */
  readonly majors: readonly (readonly [code: string, graduates: number])[]
}

/** Graduates of one major in one year; all invented. */
export interface DemoOutput {
  readonly majorCode: string
  readonly year: string
  readonly graduates: number
  readonly employedLocal: number | null
}

type Rest = Partial<Pick<DemoInstitute, 'code' | 'tiers' | 'regionCode' | 'nodeCodes'>>

/** Tells institutes of a kind in a province. */
export const instituteOf =
  (kind: DemoInstitute['kind'], province: Province) =>
  (name: string, city: string, majors: DemoInstitute['majors'], rest: Rest = {}): DemoInstitute => ({
    name,
    kind,
    province,
    city,
    majors,
    code: null,
    tiers: [],
    regionCode: null,
    nodeCodes: [],
    ...rest,
  })

/** Tiers of the great universities. */
export const firstClass = ['doubleFirstClass', 'p211'] as const
export const topClass = ['doubleFirstClass', 'p985', 'p211'] as const
