import type { Answer, SurveyQuestion } from '../../contract/index.ts'

/** An answer in a line, to look it over; null where there is none. */
export function tellAnswer({ options, topics }: SurveyQuestion, given: Answer | undefined): string | null {
  if (given === undefined) return null
  switch (given.kind) {
    case 'matrix': {
      const told = topics.flatMap(({ code, name }) => {
        const row = given.rows[code]
        return row === undefined ? [] : [`${name} ${row.importance ?? '—'}/${row.mastery ?? '—'}`]
      })
      return told.join('；') || null
    }
    case 'single':
      return options[given.choice] ?? null
    case 'multiple':
      return given.choices.map((choice) => options[choice] ?? '').join('；') || null
    case 'open':
      return given.text.trim() || null
  }
}
