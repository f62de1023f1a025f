import type { Answers, MatrixRow, QuestionResult, SurveyQuestion } from '../contract/index.ts'

export interface Answered {
  stratum: string | null
  answers: Answers
}

/**
 * Which parts of a whole may be told: those of at least `least` answers, unless what is not told could be worked out as
 * the difference to the whole and is itself fewer; then the smallest told part is left out as well.
 *
 * @returns for each part whether it is told.
 */
export function toldParts(sizes: readonly number[], whole: number, least: number): boolean[] {
  const told = sizes.map((size) => size >= least)
  const hidden = () => whole - sizes.reduce((sum, size, at) => sum + (told[at] ? size : 0), 0)
  while (hidden() > 0 && hidden() < least) {
    let smallest = -1
    for (const [at, size] of sizes.entries())
      if (told[at] && (smallest < 0 || size < sizes[smallest]!)) smallest = at
    if (smallest < 0) break
    told[smallest] = false
  }
  return told
}

/**
 * The result of one question. Every figure stands on at least `least` answers, or is not there.
 *
 * @param parts names of the parts to tell apart, as the answers have them.
 */
export function resultOf(
  question: SurveyQuestion & { grouping: QuestionResult['grouping'] },
  answered: readonly Answered[],
  parts: readonly string[],
  least: number,
): QuestionResult {
  const { id, kind, text, grouping } = question
  const given = answered.filter(({ answers }) => answers[id] !== undefined)
  const enough = given.length >= least
  return {
    id,
    kind,
    text,
    grouping,
    answered: enough ? given.length : null,
    rows: kind === 'matrix' ? matrixOf(question, given, parts, least) : [],
    choices: enough && (kind === 'single' || kind === 'multiple') ? choicesOf(question, given) : null,
  }
}

/** Rows of a matrix, the widest gap first; rows that may not be told last, in the order of the form. */
function matrixOf(
  { id, topics }: SurveyQuestion,
  given: readonly Answered[],
  parts: readonly string[],
  least: number,
): MatrixRow[] {
  const rows = topics.map(({ code, name }): MatrixRow => {
    const grades = given.flatMap(({ stratum, answers }) => {
      const answer = answers[id]
      const row = answer?.kind === 'matrix' ? answer.rows[code] : undefined
      if (row === undefined || row.importance === null || row.mastery === null) return []
      return [{ stratum, importance: row.importance, mastery: row.mastery }]
    })
    const enough = grades.length >= least
    const byPart = parts.map((part) => grades.filter(({ stratum }) => stratum === part))
    const told = toldParts(
      byPart.map(({ length }) => length),
      grades.length,
      least,
    )
    const importance = enough ? mean(grades.map((grade) => grade.importance)) : null
    const mastery = enough ? mean(grades.map((grade) => grade.mastery)) : null
    return {
      topicCode: code,
      topicName: name,
      answered: enough ? grades.length : null,
      importance,
      mastery,
      gap: enough ? mean(grades.map((grade) => grade.importance - grade.mastery)) : null,
      parts: byPart.map((some, at) =>
        told[at]
          ? { answered: some.length, value: mean(some.map((grade) => grade.importance - grade.mastery)) }
          : { answered: null, value: null },
      ),
    }
  })
  return rows.sort((a, b) => (b.gap ?? Number.NEGATIVE_INFINITY) - (a.gap ?? Number.NEGATIVE_INFINITY) || 0)
}

function choicesOf({ id, options }: SurveyQuestion, given: readonly Answered[]) {
  const counts = options.map(() => 0)
  for (const { answers } of given) {
    const answer = answers[id]
    if (answer?.kind === 'single') counts[answer.choice]! += 1
    if (answer?.kind === 'multiple') for (const choice of answer.choices) counts[choice]! += 1
  }
  return options.map((option, at) => ({
    option,
    count: counts[at]!,
    share: rounded(counts[at]! / given.length),
  }))
}

const rounded = (value: number): number => Math.round(value * 100) / 100

const mean = (values: readonly number[]): number =>
  rounded(values.reduce((sum, value) => sum + value, 0) / values.length)
