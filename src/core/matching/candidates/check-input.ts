import { type CandidateInput, CandidateInputError, type SalaryRange } from './input.ts'

const day = /^\d{4}-\d{2}-\d{2}$/

/** @throws CandidateInputError naming the first need or person whose numbers are none, and ids that stand twice */
export function checkInput({ needs, people }: CandidateInput): void {
  refuseTwice(needs, 'needTwice')
  refuseTwice(people, 'personTwice')
  for (const { id, minEducation, level, experienceYears, salary, deadline } of needs) {
    checkNumbers(id, [minEducation, level], experienceYears, salary)
    if (deadline !== null && !day.test(deadline)) throw new CandidateInputError({ rule: 'day', id })
  }
  for (const { id, education, level, experienceYears, salary, availableOn } of people) {
    checkNumbers(id, [education, level], experienceYears, salary)
    if (availableOn !== null && !day.test(availableOn)) throw new CandidateInputError({ rule: 'day', id })
  }
}

function refuseTwice(rows: readonly { readonly id: string }[], rule: 'needTwice' | 'personTwice'): void {
  const seen = new Set<string>()
  for (const { id } of rows) {
    if (seen.has(id)) throw new CandidateInputError({ rule, id })
    seen.add(id)
  }
}

function checkNumbers(id: string, ordinals: number[], years: number, salary: SalaryRange | null): void {
  if (ordinals.some((value) => !(Number.isInteger(value) && value >= 0)))
    throw new CandidateInputError({ rule: 'ordinal', id })
  if (!(years >= 0 && Number.isFinite(years))) throw new CandidateInputError({ rule: 'years', id })
  if (salary !== null && !(salary.from >= 0 && salary.to >= salary.from && Number.isFinite(salary.to)))
    throw new CandidateInputError({ rule: 'salary', id })
}
