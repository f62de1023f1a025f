import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { nodeKey } from '#modules/chains/web/gaps/gap-filter.ts'
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
        of={{ gap: nodeKey(chainCode, nodeCode) }}
        search={{ gap: nodeKey(chainCode, nodeCode) }}
        raise={{ chain: chainCode, node: nodeCode }}
        words={(count) => t('need.onNode', { count })}
      />
    </Allowed>
  )
}

/** The same in a row of the list of gaps, whose counts are read in one go; a need raised here answers the gap. */
export function NeedsOfGap({ chainCode, nodeCode }: { chainCode: string; nodeCode: string }) {
  return (
    <Allowed right="talent.need.read">
      <GapLine chainCode={chainCode} nodeCode={nodeCode} />
    </Allowed>
  )
}

function GapLine({ chainCode, nodeCode }: { chainCode: string; nodeCode: string }) {
  const { t } = useTranslation('talent')
  const go = useGo()
  const { data } = useQuery(talentQueries.gapNeeds())
  const gap = nodeKey(chainCode, nodeCode)
  const count = data?.find((one) => one.chainCode === chainCode && one.nodeCode === nodeCode)?.count ?? 0
  return (
    <span className={`${styles.raise} no-print`}>
      <Allowed right="talent.need.edit">
        <Button size="small" onClick={() => go(paths.talentNeeds({ new: '1', gap }))}>
          {t('need.raiseShort')}
        </Button>
      </Allowed>
      {data !== undefined &&
        (count === 0 ? (
          <span className={styles.soft}>{t('need.noneOnGap')}</span>
        ) : (
          <PageLink href={paths.talentNeeds({ gap })}>{t('need.onGap', { count })}</PageLink>
        ))}
    </span>
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
