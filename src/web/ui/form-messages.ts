import type { i18n } from 'i18next'
import { z } from 'zod'

/**
 * Makes the schemas say in the reader's language, shortly and politely, what to mend.
 *
 * Schemas name lengths in characters and numbers in their own unit; what a field means stands in its label.
 */
export function configureFormMessages(labels: i18n): void {
  const t = labels.getFixedT(null, 'ui')
  z.config({
    localeError: (issue) => {
      switch (issue.code) {
        case 'invalid_type':
          return t('form.required')
        case 'too_small':
          if (issue.origin !== 'string') return t('form.atLeast', { limit: String(issue.minimum) })
          return issue.input === '' || Number(issue.minimum) <= 1
            ? t('form.required')
            : t('form.longer', { limit: String(issue.minimum) })
        case 'too_big':
          return t(issue.origin === 'string' ? 'form.shorter' : 'form.atMost', {
            limit: String(issue.maximum),
          })
        case 'invalid_value':
          return t('form.choose')
        default:
          return t('form.wrong')
      }
    },
  })
}
