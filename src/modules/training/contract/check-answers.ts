import type { Answer, Answers } from './answering.ts'
import type { SurveyQuestion } from './survey.ts'

/** What is wrong with the answer to one question. */
export interface AnswerFault {
  questionId: string
  fault: 'missing' | 'wrongKind' | 'unknownRow' | 'halfRow' | 'unknownChoice' | 'tooMany'
}

/**
 * What is wrong with some answers.
 *
 * @param complete whether they are handed in: what is required must then be there, and rows be whole.
 */
export function faultsOf(
  questions: readonly SurveyQuestion[],
  answers: Answers,
  complete: boolean,
): AnswerFault[] {
  const known = new Set(questions.map(({ id }) => id))
  const strange = Object.keys(answers).filter((id) => !known.has(id))
  return [
    ...strange.map((questionId): AnswerFault => ({ questionId, fault: 'wrongKind' })),
    ...questions.flatMap((question): AnswerFault[] => {
      const given = answers[question.id]
      const fault = given === undefined ? null : faultOf(question, given, complete)
      if (fault !== null) return [{ questionId: question.id, fault }]
      if (complete && question.required && !saysAll(question, given))
        return [{ questionId: question.id, fault: 'missing' }]
      return []
    }),
  ]
}

function faultOf(question: SurveyQuestion, given: Answer, complete: boolean): AnswerFault['fault'] | null {
  if (given.kind !== question.kind) return 'wrongKind'
  switch (given.kind) {
    case 'matrix': {
      const topics = new Set(question.topics.map(({ code }) => code))
      const rows = Object.entries(given.rows)
      if (rows.some(([code]) => !topics.has(code))) return 'unknownRow'
      const half = rows.some(([, { importance, mastery }]) => (importance === null) !== (mastery === null))
      return complete && half ? 'halfRow' : null
    }
    case 'single':
      return given.choice < question.options.length ? null : 'unknownChoice'
    case 'multiple':
      if (given.choices.some((choice) => choice >= question.options.length)) return 'unknownChoice'
      if (new Set(given.choices).size < given.choices.length) return 'unknownChoice'
      return given.choices.length > (question.mostChoices ?? Number.POSITIVE_INFINITY) ? 'tooMany' : null
    case 'open':
      return null
  }
}

/** Whether a question that must be answered is: every row of a matrix, one choice at least, some word. */
function saysAll(question: SurveyQuestion, given: Answer | undefined): boolean {
  if (given === undefined) return false
  switch (given.kind) {
    case 'matrix':
      return question.topics.every(({ code }) => {
        const row = given.rows[code]
        return row !== undefined && row.importance !== null && row.mastery !== null
      })
    case 'single':
      return true
    case 'multiple':
      return given.choices.length > 0
    case 'open':
      return given.text.trim() !== ''
  }
}

/** What is kept of answers handed in: empty words, empty rows and empty choices are no answers. */
export const keptAnswers = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, given]) => {
      const kept = keptAnswer(given)
      return kept === null ? [] : [[id, kept]]
    }),
  )

function keptAnswer(given: Answer): Answer | null {
  switch (given.kind) {
    case 'matrix': {
      const rows = Object.entries(given.rows).filter(
        ([, { importance, mastery }]) => importance !== null && mastery !== null,
      )
      return rows.length === 0 ? null : { kind: 'matrix', rows: Object.fromEntries(rows) }
    }
    case 'single':
      return given
    case 'multiple':
      return given.choices.length === 0
        ? null
        : { kind: 'multiple', choices: [...given.choices].sort((a, b) => a - b) }
    case 'open': {
      const text = given.text.trim()
      return text === '' ? null : { kind: 'open', text }
    }
  }
}
