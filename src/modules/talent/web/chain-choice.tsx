import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import type { ListFilter } from '#web/ui/list/filters.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'

export interface Chain {
  code: string
  name: string
  nameEn: string
}

/** What a page shows of one chain, once it is known which chains there are; who may see none is told so. */
export function OfChains({ children }: { children: (chains: readonly Chain[]) => ReactNode }) {
  const { t } = useTranslation('talent')
  return (
    <QueryView query={useQuery(chainQueries.list())}>
      {(chains) =>
        chains.length === 0 ? (
          <EmptyState title={t('chains.none')} text={t('chains.noneHelp')} />
        ) : (
          children(chains)
        )
      }
    </QueryView>
  )
}

/** The chain that is shown, the first where none is chosen, and the control that chooses it. */
export function useChainChoice(
  chains: readonly Chain[],
  code: string | undefined,
  onChoose: (code: string) => void,
): { chain: Chain; choice: ListFilter } {
  const { t } = useTranslation('talent')
  const { language, colon } = useFormat()
  const nameOf = (one: Chain) => (language === 'en' ? one.nameEn : one.name)
  const chain = chains.find((one) => one.code === code) ?? chains[0]!
  const label = t('chains.one')
  return {
    chain,
    choice: {
      key: 'chain',
      words: `${label}${colon}${nameOf(chain)}`,
      control: (
        <Select
          aria-label={label}
          showSearch={{ optionFilterProp: 'label' }}
          value={chain.code}
          options={chains.map((one) => ({ value: one.code, label: nameOf(one) }))}
          onChange={onChoose}
        />
      ),
    },
  }
}
