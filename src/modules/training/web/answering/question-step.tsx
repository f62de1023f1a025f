import { Checkbox, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Answer, longestAnswer, type SurveyQuestion, scale } from '../../contract/index.ts'
import styles from './answering.module.css'

interface Props {
  question: SurveyQuestion
  given: Answer | undefined
  onAnswer: (given: Answer) => void
}

/** What one question asks, by its kind. */
export function QuestionStep(props: Props) {
  switch (props.question.kind) {
    case 'matrix':
      return <Matrix {...props} />
    case 'single':
      return <Single {...props} />
    case 'multiple':
      return <Multiple {...props} />
    case 'open':
      return <Open {...props} />
  }
}

const grades = Array.from({ length: scale.most - scale.least + 1 }, (_, at) => scale.least + at)
const scales = ['importance', 'mastery'] as const

function Matrix({ question, given, onAnswer }: Props) {
  const { t } = useTranslation('training')
  const rows = given?.kind === 'matrix' ? given.rows : {}
  return (
    <>
      <p className={styles.faint}>{t('answering.scaleHelp')}</p>
      {question.topics.map(({ code, name }) => (
        <fieldset key={code} className={styles.topic}>
          <legend>{name}</legend>
          {scales.map((one) => (
            <div key={one} className={styles.scale}>
              <span aria-hidden>{t(`answering.${one}`)}</span>
              <Radio.Group
                aria-label={t('answering.scaleOf', { topic: name, scale: t(`answering.${one}`) })}
                optionType="button"
                buttonStyle="solid"
                value={rows[code]?.[one] ?? null}
                options={grades.map((grade) => ({ value: grade, label: String(grade) }))}
                onChange={({ target }) =>
                  onAnswer({
                    kind: 'matrix',
                    rows: {
                      ...rows,
                      [code]: {
                        ...(rows[code] ?? { importance: null, mastery: null }),
                        [one]: target.value as number,
                      },
                    },
                  })
                }
              />
            </div>
          ))}
        </fieldset>
      ))}
    </>
  )
}

function Single({ question, given, onAnswer }: Props) {
  return (
    <Radio.Group
      className={styles.choices}
      aria-label={question.text}
      value={given?.kind === 'single' ? given.choice : null}
      options={question.options.map((label, value) => ({ label, value }))}
      onChange={({ target }) => onAnswer({ kind: 'single', choice: target.value as number })}
    />
  )
}

function Multiple({ question, given, onAnswer }: Props) {
  const { t } = useTranslation('training')
  const choices = given?.kind === 'multiple' ? given.choices : []
  const full = question.mostChoices !== null && choices.length >= question.mostChoices
  return (
    <>
      {question.mostChoices !== null && (
        <p className={styles.faint}>{t('answering.atMost', { count: question.mostChoices })}</p>
      )}
      <Checkbox.Group
        className={styles.choices}
        aria-label={question.text}
        value={choices}
        options={question.options.map((label, value) => ({
          label,
          value,
          disabled: full && !choices.includes(value),
        }))}
        onChange={(values) => onAnswer({ kind: 'multiple', choices: values })}
      />
    </>
  )
}

function Open({ question, given, onAnswer }: Props) {
  const { t } = useTranslation('training')
  const text = given?.kind === 'open' ? given.text : ''
  return (
    <>
      <p className={styles.faint}>{t('answering.openHelp')}</p>
      <textarea
        className={styles.text}
        aria-label={question.text}
        rows={6}
        maxLength={longestAnswer}
        value={text}
        onChange={({ target }) => onAnswer({ kind: 'open', text: target.value })}
      />
      <p className={styles.faint}>{t('answering.left', { count: longestAnswer - text.length })}</p>
    </>
  )
}
