import { useTranslation } from 'react-i18next'
import { api, type WriteOptions } from '#web/api.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { type Edit, useEdit } from '#web/use-edit.tsx'
import type { Grant } from '../contract.ts'
import { useAccessWords } from './words.ts'

/**
 * An act on a grant as it is shown. After a conflict it tells what another administrator changed.
 *
 * @param state what the act makes of the grant.
 */
export function useGrantAct<In extends { lockVersion: number; reason: string }, Out>(
  grant: Grant,
  send: (input: In) => Promise<Out>,
  { state, onClose, ...options }: WriteOptions<Out> & { state: Grant['state']; onClose: () => void },
): Edit<In> & { lockVersion: number } {
  const { t } = useTranslation('access')
  const format = useFormat()
  const words = useAccessWords()
  return useEdit(send, {
    ...options,
    onDone: onClose,
    seen: grant,
    read: async () => {
      const grants = await api.access.listGrants({ accountId: grant.accountId })
      return grants.find(({ id }) => id === grant.id) ?? null
    },
    fields: [
      { label: t('grants.role'), tell: ({ role }) => words.role(role) },
      {
        label: t('list.state'),
        tell: (version) => t(`grantState.${version.state}`),
        entered: () => t(`grantState.${state}`),
      },
      { label: t('grants.until'), tell: ({ untilOn }) => untilOn && format.day(untilOn) },
      {
        label: t('grants.reason'),
        tell: ({ endedReason }) => endedReason,
        entered: ({ reason }) => reason,
      },
    ],
    onTakeTheirs: onClose,
  })
}
