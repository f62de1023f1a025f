import { useTranslation } from 'react-i18next'
import type { Webhook } from '#platform/notify/contract.ts'
import { api, type WriteOptions } from '#web/api.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { type Edit, useEdit } from '#web/use-edit.tsx'
import { useTopicLabels } from './topic-labels.ts'

const keys = ['name', 'url', 'topics', 'algorithm', 'isActive'] as const
type Told = Partial<Pick<Webhook, (typeof keys)[number]>>

/**
 * Changes a target. After a conflict both versions stand side by side, field by field.
 *
 * @param entered the fields the edit would change; the others stay as they were seen.
 */
export function useWebhookEdit<In extends { lockVersion: number }, Out>(
  target: Webhook,
  send: (input: In) => Promise<Out>,
  options: WriteOptions<Out> & { live?: boolean; onClose: () => void; entered: (input: In) => Told },
): Edit<In> & { lockVersion: number } {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const topics = useTopicLabels()
  const { onClose, entered, ...rest } = options
  const say = (version: Told, key: (typeof keys)[number]): string | null => {
    switch (key) {
      case 'topics':
        return (version.topics ?? [])
          .map((topic) => (topic === '*' ? t('webhook.allTopics') : topics.of(topic)))
          .join(format.comma)
      case 'algorithm':
        return version.algorithm ? t(`webhook.algorithms.${version.algorithm}`) : null
      case 'isActive':
        return t(version.isActive ? 'webhook.on' : 'webhook.off')
      default:
        return version[key] ?? null
    }
  }
  const labels = {
    name: t('webhook.name'),
    url: t('webhook.url'),
    topics: t('webhook.topics'),
    algorithm: t('webhook.algorithm'),
    isActive: t('webhook.state'),
  }
  return useEdit(send, {
    ...rest,
    seen: target,
    read: async () => (await api.notify.listWebhooks()).find(({ id }) => id === target.id) ?? null,
    fields: keys.map((key) => ({
      label: labels[key],
      tell: (version: Webhook) => say(version, key),
      entered: (input: In) => say({ ...target, ...entered(input) }, key),
    })),
    onTakeTheirs: onClose,
  })
}
