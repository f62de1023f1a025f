import { CheckCircleOutlined } from '@ant-design/icons'
import { Alert, Button, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyValue } from '#web/ui/key-value.tsx'
import { faultsOf } from '../../contract/check-answers.ts'
import type { Answer, AnsweringForm, Answers, SurveyQuestion } from '../../contract/index.ts'
import styles from './answering.module.css'
import { QuestionStep } from './question-step.tsx'
import { tellAnswer } from './tell-answer.ts'
import { type Kept, localAnswers, useKeeping } from './use-keeping.ts'

/** One question after the other, kept at each step, looked over at the end and handed in. */
export function Answering({
  form,
  token,
  reload,
}: {
  form: AnsweringForm
  token: string
  reload: () => void
}) {
  const { t } = useTranslation('training')
  const [answers, setAnswers] = useState<Answers>(() => (form.isKept ? form.answers : localAnswers(token)))
  // −1 the introduction, one past the last question the check.
  const [step, setStep] = useState(-1)
  const [fault, setFault] = useState<string | null>(null)
  const keeping = useKeeping(form, token)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (step >= 0) heading.current?.focus()
  }, [step])
  const { questions } = form
  const question = questions[step]

  const go = (to: number) => {
    setFault(null)
    setStep(to)
    scrollTo({ top: 0 })
  }
  const answer = (id: string, given: Answer) => {
    setFault(null)
    setAnswers({ ...answers, [id]: given })
  }
  const forth = (current: SurveyQuestion) => {
    const found = faultsOf([current], pick(answers, current.id), true)[0]?.fault
    if (found !== undefined) return setFault(t(found === 'halfRow' ? 'answering.half' : 'answering.missing'))
    keeping.save(answers)
    go(step + 1)
  }

  if (keeping.done)
    return (
      <div className={styles.done} role="status">
        <CheckCircleOutlined className={styles.doneMark} />
        <h1>{t('answering.done')}</h1>
        <p className={styles.faint}>{t('answering.doneHelp')}</p>
      </div>
    )
  if (step < 0)
    return (
      <Introduction
        form={form}
        begun={Object.keys(answers).length > 0}
        onBegin={() => go(firstOpen(questions, answers))}
      />
    )
  return (
    <>
      <Progress
        aria-label={t('answering.step', { at: Math.min(step + 1, questions.length), all: questions.length })}
        percent={Math.round((100 * step) / questions.length)}
        showInfo={false}
        size="small"
      />
      {question === undefined ? (
        <Check
          heading={heading}
          questions={questions}
          answers={answers}
          onChange={go}
          title={t('answering.check')}
        />
      ) : (
        <section aria-labelledby="question">
          <p className={styles.faint}>
            {t('answering.step', { at: step + 1, all: questions.length })} ·{' '}
            {t(question.required ? 'answering.required' : 'answering.optional')}
          </p>
          <h1 id="question" ref={heading} tabIndex={-1} className={styles.heading}>
            {question.text}
          </h1>
          <QuestionStep
            key={question.id}
            question={question}
            given={answers[question.id]}
            onAnswer={(given) => answer(question.id, given)}
          />
        </section>
      )}
      {fault !== null && <Alert type="warning" showIcon title={fault} role="alert" />}
      <KeptNote kept={keeping.kept} isKept={form.isKept} reload={reload} />
      <div className={styles.bar}>
        <Button size="large" onClick={() => go(step - 1)}>
          {t('answering.back')}
        </Button>
        {question === undefined ? (
          <Button
            size="large"
            type="primary"
            loading={keeping.kept === 'saving'}
            onClick={() => void keeping.handIn(answers)}
          >
            {t('answering.handIn')}
          </Button>
        ) : (
          <Button size="large" type="primary" onClick={() => forth(question)}>
            {t('answering.next')}
          </Button>
        )}
      </div>
    </>
  )
}

const pick = (answers: Answers, id: string): Answers => {
  const given = answers[id]
  return given === undefined ? {} : { [id]: given }
}

/** Where to go on: the first question without an answer, the look-over where there is none. */
function firstOpen(questions: readonly SurveyQuestion[], answers: Answers): number {
  const at = questions.findIndex(({ id }) => answers[id] === undefined)
  return at < 0 ? questions.length : at
}

function Introduction({
  form,
  begun,
  onBegin,
}: {
  form: AnsweringForm
  begun: boolean
  onBegin: () => void
}) {
  const { t } = useTranslation('training')
  return (
    <article>
      <h1 className={styles.title}>{form.title}</h1>
      {form.isDemo && <p className={styles.demo}>{t('answering.demo')}</p>}
      <p className={styles.purpose}>{form.purpose}</p>
      <KeyValue
        items={[
          { label: t('answering.askedBy'), value: form.askedBy },
          { label: t('answering.basis'), value: form.basis },
          { label: t('answering.frequency'), value: t(`survey.frequency.${form.frequency}`) },
          {
            label: t('answering.minutes'),
            value: t('answering.minutesValue', { count: form.minutes, questions: form.questions.length }),
          },
          { label: t('answering.closesOn'), value: form.closesOn },
        ]}
      />
      <ul className={styles.notes}>
        <li>
          {form.isAnonymous || !form.isKept
            ? t(form.isKept ? 'answering.anonymous' : 'answering.anonymousPublic', {
                minimum: form.minimumSample,
              })
            : t('answering.named')}
        </li>
        <li>{t(form.isKept ? 'answering.kept' : 'answering.publicNote')}</li>
      </ul>
      <div className={styles.bar}>
        <Button size="large" type="primary" block onClick={onBegin}>
          {t(begun ? 'answering.goOn' : 'answering.begin')}
        </Button>
      </div>
    </article>
  )
}

function Check({
  heading,
  title,
  questions,
  answers,
  onChange,
}: {
  heading: React.RefObject<HTMLHeadingElement | null>
  title: string
  questions: readonly SurveyQuestion[]
  answers: Answers
  onChange: (step: number) => void
}) {
  const { t } = useTranslation('training')
  return (
    <section>
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        {title}
      </h1>
      <p className={styles.faint}>{t('answering.checkHelp')}</p>
      <ol className={styles.check}>
        {questions.map((question, at) => (
          <li key={question.id}>
            <div>
              <strong>{question.text}</strong>
              <div className={styles.faint}>
                {tellAnswer(question, answers[question.id]) ?? t('answering.unanswered')}
              </div>
            </div>
            <Button
              size="small"
              aria-label={`${t('answering.change')}：${question.text}`}
              onClick={() => onChange(at)}
            >
              {t('answering.change')}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}

function KeptNote({ kept, isKept, reload }: { kept: Kept; isKept: boolean; reload: () => void }) {
  const { t } = useTranslation('training')
  if (kept === 'elsewhere')
    return (
      <Alert
        type="error"
        showIcon
        title={t('answering.elsewhere')}
        action={
          <Button size="small" onClick={reload}>
            {t('answering.reload')}
          </Button>
        }
      />
    )
  if (kept === 'failed') return <Alert type="error" showIcon title={t('answering.notSaved')} />
  return (
    <p className={styles.faint} aria-live="polite">
      {kept === 'saving' ? t('answering.saving') : isKept ? t('answering.saved') : ' '}
    </p>
  )
}
