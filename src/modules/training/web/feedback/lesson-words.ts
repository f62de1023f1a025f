import { useTranslation } from 'react-i18next'
import type { Lesson, LessonEffect } from '../../contract/index.ts'

/** What was seen and what it changes, in sentences. */
export function useLessonWords() {
  const { t } = useTranslation('training')
  return {
    seen: ({ rule, about, seen }: Pick<Lesson, 'rule' | 'about' | 'seen'>): string =>
      t(`feedback.lesson.seen.${rule}`, {
        about: about ?? '',
        figure: seen.figure,
        bound: seen.bound,
        n: seen.n,
      }),
    effect: (effect: LessonEffect): string => {
      switch (effect.kind) {
        case 'topicWeight':
          return t('feedback.lesson.effect.topicWeight', { weight: effect.weight })
        case 'course':
          return t(`feedback.lesson.effect.${effect.attitude}Course`)
        case 'teacher':
          return t(`feedback.lesson.effect.${effect.attitude}Teacher`)
        case 'discussion':
          return t('feedback.lesson.effect.discussion', { minutes: effect.minutes })
        case 'hours':
          return t('feedback.lesson.effect.hours', { hours: effect.hours })
      }
    },
  }
}
