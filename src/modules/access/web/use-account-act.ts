import { useTranslation } from 'react-i18next'
import { api, type WriteOptions } from '#web/api.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { type Edit, useEdit } from '#web/use-edit.tsx'
import type { Account, AccountState } from '../contract.ts'
import { useAccessWords } from './words.ts'

/**
 * An act on an account as it is shown. After a conflict it tells what another administrator changed: state, reason and
 * roles.
 *
 * @param state what the act makes of the account; left out where it stays as it was.
 */
export function useAccountAct<In extends { lockVersion: number }, Out>(
  account: Account,
  send: (input: In) => Promise<Out>,
  {
    state,
    live = false,
    onClose,
    ...options
  }: WriteOptions<Out> & { state?: AccountState; live?: boolean; onClose: () => void },
): Edit<In> & { lockVersion: number } {
  const { t } = useTranslation('access')
  const format = useFormat()
  const words = useAccessWords()
  return useEdit(send, {
    ...options,
    live,
    onDone: (result) => {
      options.onDone?.(result)
      onClose()
    },
    seen: account,
    read: async () => {
      const found = await api.access.listAccounts({ query: account.username, pageSize: 200 })
      return found.items.find(({ id }) => id === account.id) ?? null
    },
    fields: [
      { label: t('list.name'), tell: ({ name }) => name },
      {
        label: t('list.state'),
        tell: (version) => t(`state.${version.state}`),
        ...(state === undefined ? {} : { entered: () => t(`state.${state}`) }),
      },
      { label: t('account.disabledReason'), tell: ({ disabledReason }) => disabledReason },
      { label: t('list.role'), tell: ({ roles }) => roles.map(words.role).join(format.comma) },
    ],
    onTakeTheirs: onClose,
  })
}
