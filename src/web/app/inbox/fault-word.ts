import { useTranslation } from 'react-i18next'

/** The word for a fault of a channel; one without a word is shown as it came. */
export function useFaultWord(channel: 'mail' | 'webhook'): (fault: string) => string {
  const { t } = useTranslation('inbox')
  const words: Record<string, string> = t(`${channel}.faults`, { returnObjects: true })
  return (fault) => words[fault] ?? fault
}
