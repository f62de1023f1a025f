import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type ClassLessons, type Lesson, type LessonState, lessonScopes } from '../../contract/index.ts'
import styles from './feedback.module.css'
import { LessonForm } from './lesson-form.tsx'
import { useLessonWords } from './lesson-words.ts'
import { feedbackQueries } from './queries.ts'

/** Lessons of a class, those for the whole series apart from those of its chain; a person decides on each. */
export function LessonsPart({ id }: { id: string }) {
  const { t } = useTranslation('training')
  const lessons = useQuery(feedbackQueries.lessons(id))
  const draw = useWrite(api.training.drawLessons, {
    invalidates: [['training', 'lessons', id]],
    done: t('feedback.lesson.drawn'),
  })
  return (
    <Section
      title={t('feedback.lesson.title')}
      note={t('feedback.lesson.note')}
      actions={
        lessons.data?.mayDecide && (
          <Button loading={draw.isPending} onClick={() => draw.mutate({ id })}>
            {t('feedback.lesson.draw')}
          </Button>
        )
      }
    >
      <QueryView query={lessons}>
        {(data) =>
          data.lessons.length === 0 ? (
            <EmptyState title={t('feedback.lesson.none')} text={t('feedback.lesson.noneHelp')} />
          ) : (
            lessonScopes.map((scope) => <OfScope key={scope} id={id} scope={scope} of={data} />)
          )
        }
      </QueryView>
    </Section>
  )
}

function OfScope({ id, scope, of }: { id: string; scope: Lesson['scope']; of: ClassLessons }) {
  const { t } = useTranslation('training')
  const some = of.lessons.filter((lesson) => lesson.scope === scope)
  if (some.length === 0) return null
  return (
    <>
      <h3>{t(`feedback.lesson.scope.${scope}`)}</h3>
      <ul>
        {some.map((lesson) => (
          <LessonRow key={lesson.id} classId={id} lesson={lesson} mayDecide={of.mayDecide} />
        ))}
      </ul>
    </>
  )
}

const tones = { proposed: 'plain', confirmed: 'ok', dropped: 'plain' } as const

function LessonRow({ classId, lesson, mayDecide }: { classId: string; lesson: Lesson; mayDecide: boolean }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const words = useLessonWords()
  const [changing, setChanging] = useState(false)
  return (
    <li className={styles.lesson}>
      <div className={lesson.state === 'dropped' ? styles.dropped : undefined}>
        <div>{words.seen(lesson)}</div>
        <div className={lesson.state === 'dropped' ? styles.dropped : styles.effect}>
          → {words.effect(lesson.effect)}
        </div>
        {lesson.note !== null && <div className={styles.faint}>{lesson.note}</div>}
        {lesson.decidedBy !== null && lesson.decidedAt !== null && (
          <div className={styles.faint}>
            {t('feedback.lesson.by', { name: lesson.decidedBy })} ·{' '}
            {format.day(lesson.decidedAt.slice(0, 10))}
          </div>
        )}
      </div>
      <div className={styles.acts}>
        <Chip tone={tones[lesson.state]}>{t(`feedback.lesson.state.${lesson.state}`)}</Chip>
        {mayDecide && <LessonActs classId={classId} lesson={lesson} onChange={() => setChanging(true)} />}
      </div>
      {changing && <LessonForm classId={classId} lesson={lesson} onClose={() => setChanging(false)} />}
    </li>
  )
}

const nothing = () => {}

function LessonActs({
  classId,
  lesson,
  onChange,
}: {
  classId: string
  lesson: Lesson
  onChange: () => void
}) {
  const { t } = useTranslation('training')
  const edit = useEdit(api.training.decideLesson, {
    seen: lesson,
    read: async () =>
      (await api.training.getClassLessons({ id: classId })).lessons.find(({ id }) => id === lesson.id) ??
      null,
    fields: [
      { label: t('feedback.lesson.field.state'), tell: (one) => t(`feedback.lesson.state.${one.state}`) },
      { label: t('feedback.lesson.field.note'), tell: (one) => one.note },
    ],
    live: true,
    invalidates: [['training', 'lessons', classId]],
    done: t('feedback.lesson.saved'),
    onTakeTheirs: nothing,
  })
  const decide = (state: LessonState) =>
    edit.submit({
      id: lesson.id,
      lockVersion: lesson.lockVersion,
      state,
      scope: lesson.scope,
      effect: lesson.effect,
      note: lesson.note,
    })
  return (
    <>
      {edit.dialog}
      {lesson.state === 'proposed' ? (
        <>
          <Button type="primary" loading={edit.busy} onClick={() => decide('confirmed')}>
            {t('feedback.lesson.confirm')}
          </Button>
          <Button onClick={onChange}>{t('feedback.lesson.change')}</Button>
          <Button loading={edit.busy} onClick={() => decide('dropped')}>
            {t('feedback.lesson.drop')}
          </Button>
        </>
      ) : (
        <>
          <Button onClick={onChange}>{t('feedback.lesson.change')}</Button>
          <Button loading={edit.busy} onClick={() => decide('proposed')}>
            {t('feedback.lesson.reopen')}
          </Button>
        </>
      )}
    </>
  )
}
