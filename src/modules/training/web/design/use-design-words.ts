import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/ui/use-language.ts'
import type { DesignContent, DesignNeed, DesignWarning, LeftOutReason } from '../../contract/index.ts'

/** Sentences for what the rules of a design say. */
export function useDesignWords() {
  const { t } = useTranslation('training')
  const format = useFormat()
  return {
    reason: (reason: LeftOutReason): string => {
      switch (reason.rule) {
        case 'noCourse':
          return t('design.reason.noCourse', { topics: reason.topics.join(format.comma) })
        case 'noModule':
          return t('design.reason.noModule', {
            course: reason.course,
            category: t(`topicCategory.${reason.category}`),
          })
        case 'notShared':
          return t('design.reason.notShared')
        default:
          return t(`design.reason.${reason.rule}`, reason)
      }
    },
    warning: (warning: DesignWarning): string => {
      if (warning.rule === 'otherCategory')
        return t('design.warning.otherCategory', { category: t(`topicCategory.${warning.category}`) })
      return t(`design.warning.${warning.rule}`, { ...warning })
    },
    /** By which courses and topics a need is met. */
    metBy: (need: DesignNeed, content: DesignContent): string => {
      const titles = new Map(content.courses.map(({ courseId, title }) => [courseId, title]))
      const names = new Map(need.topics.map(({ code, name }) => [code, name]))
      return need.metBy
        .map(({ courseId, topics }) =>
          t('design.needs.by', {
            course: titles.get(courseId) ?? '',
            topics: topics.map((code) => names.get(code) ?? code).join(format.comma),
          }),
        )
        .join(format.comma)
    },
  }
}

/** How many of the needs are met and left out, those out of the reader's reach counted. */
export function countsOf(content: DesignContent): { count: number; met: number; leftOut: number } {
  const met = content.needs.filter(({ outcome }) => outcome === 'met').length + content.hidden.met
  const leftOut = content.needs.length - (met - content.hidden.met) + content.hidden.leftOut
  return { count: met + leftOut, met, leftOut }
}
