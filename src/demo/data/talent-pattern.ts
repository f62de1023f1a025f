/** What an invented need of a post is made of: skills by name, majors by code of the catalogue, pay in yuan a month. */
export interface PostPattern {
  readonly title: string
  readonly group: 'leading' | 'young' | 'skilled'
  readonly kind: 'management' | 'technical' | 'marketing' | 'skill'
  /** Code of GB/T 4658. */
  readonly education: '11' | '14' | '20' | '30' | '40' | '90'
  readonly years: number
  readonly required: readonly string[]
  readonly wished: readonly string[]
  readonly majors: readonly string[]
  readonly pay: readonly [from: number, to: number] | null
}

/** What an invented technical need is made of: the node that lacks it, what must be reached, 万元 and months. */
export interface TechnicalPattern {
  readonly title: string
  readonly nodeCode: string
  readonly target: string
  readonly budget: number
  readonly months: number
  readonly skills: readonly string[]
  readonly majors: readonly string[]
}

export const post = (
  title: string,
  [group, kind, education, years]: readonly [
    PostPattern['group'],
    PostPattern['kind'],
    PostPattern['education'],
    number,
  ],
  required: readonly string[],
  wished: readonly string[],
  majors: readonly string[],
  pay: readonly [number, number],
): PostPattern => ({ title, group, kind, education, years, required, wished, majors, pay })

export const technical = (
  title: string,
  nodeCode: string,
  target: string,
  [budget, months]: readonly [number, number],
  skills: readonly string[],
  majors: readonly string[],
): TechnicalPattern => ({ title, nodeCode, target, budget, months, skills, majors })
