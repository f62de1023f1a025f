import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { talentQueries } from '../queries.ts'
import styles from './need.module.css'

/** Leads from a node of a chain to what enterprises need there, and raises a need for it. */
export function NeedsOfNode({ chainCode, nodeCode }: { chainCode: string; nodeCode: string }) {
  const { t } = useTranslation('talent')
  return (
    <Allowed right="talent.need.read">
      <NeedsLine
        of={{ chain: [chainCode], node: nodeCode }}
        search={{ chain: chainCode, node: nodeCode }}
        words={(count) => t('need.onNode', { count })}
      />
    </Allowed>
  )
}

/** The same from a problem. */
export function NeedsOfProblem({
  id,
  chainCode,
  nodeCode,
}: {
  id: string
  chainCode: string
  nodeCode: string | null
}) {
  const { t } = useTranslation('talent')
  return (
    <Allowed right="talent.need.read">
      <NeedsLine
        of={{ problem: id }}
        search={{ problem: id }}
        raise={{ problem: id, chain: chainCode, node: nodeCode ?? undefined }}
        words={(count) => t('need.onProblem', { count })}
      />
    </Allowed>
  )
}

function NeedsLine({
  of,
  search,
  raise = search,
  words,
}: {
  of: Parameters<typeof talentQueries.needs>[0]
  search: Record<string, unknown>
  raise?: Record<string, unknown>
  words: (count: number) => string
}) {
  const { t } = useTranslation('talent')
  const go = useGo()
  const needs = useQuery(talentQueries.needs({ ...of, pageSize: 1 }))
  return (
    <span className={`${styles.raise} no-print`}>
      {needs.data && <PageLink href={paths.talentNeeds(search)}>{words(needs.data.total)}</PageLink>}
      <Allowed right="talent.need.edit">
        <Button size="small" onClick={() => go(paths.talentNeeds({ new: '1', ...raise }))}>
          {t('need.raise')}
        </Button>
      </Allowed>
    </span>
  )
}
