import { useTranslation } from 'react-i18next'

/** Names of topics, as all modules bring them under `topicLabels`; an unnamed topic is shown by its own grammar. */
export function useTopicLabels(): { all: string[]; of: (topic: string) => string } {
  const { i18n } = useTranslation()
  const labels: Record<string, string> = i18n.getResourceBundle(i18n.language, 'topics') ?? {}
  return { all: Object.keys(labels), of: (topic) => labels[topic] ?? topic }
}
