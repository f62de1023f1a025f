import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { StaleMark } from '#web/ui/stale-mark.tsx'
import { EmptyState } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { VerdictMark, verdictOrder } from '#web/ui/verdict-mark.tsx'
import { type Atlas, segments, type Verdict } from '../../contract/index.ts'

/** The atlas as a table: the same nodes with the same verdicts. */
export function AtlasTable({
  atlas,
  verdicts,
  onOpen,
}: {
  atlas: Atlas
  verdicts: readonly Verdict[] | null
  onOpen: (chainCode: string, nodeCode: string) => void
}) {
  const { t } = useTranslation('chains')
  const format = useFormat()
  const names = new Map(atlas.chains.map((chain) => [chain.code, chain.name]))
  const sharedWith = new Map(atlas.shared.map((node) => [node.code, node.chains]))
  const rows = atlas.chains
    .flatMap((chain) => chain.nodes.map((node) => ({ chain, node })))
    .filter(({ node }) => verdicts === null || verdicts.includes(node.verdict))
  return (
    <DataTable
      label={t('atlas.table')}
      rows={rows}
      pageRows={50}
      rowKey={({ chain, node }) => `${chain.code}.${node.code}`}
      onOpen={({ chain, node }) => onOpen(chain.code, node.code)}
      empty={<EmptyState title={t('atlas.filteredOut')} />}
      columns={[
        {
          key: 'chain',
          title: t('column.chain'),
          render: ({ chain }) => chain.name,
          sortBy: ({ chain }) => chain.name,
        },
        {
          key: 'node',
          title: t('column.node'),
          render: ({ node }) => (
            <>
              {node.name} {node.stale && <StaleMark hideWord />}
            </>
          ),
          sortBy: ({ node }) => node.name,
          phone: 'title',
        },
        {
          key: 'verdict',
          title: t('column.verdict'),
          render: ({ node }) => <VerdictMark verdict={node.verdict} />,
          sortBy: ({ node }) => verdictOrder.indexOf(node.verdict),
        },
        {
          key: 'segment',
          title: t('column.segment'),
          render: ({ node }) => t(`segment.${node.segment}`),
          sortBy: ({ node }) => segments.indexOf(node.segment),
        },
        {
          key: 'criticality',
          title: t('column.criticality'),
          align: 'right',
          render: ({ node }) => Math.round(node.criticality),
          sortBy: ({ node }) => node.criticality,
        },
        {
          key: 'firms',
          title: t('column.firms'),
          align: 'right',
          render: ({ node }) => node.firms,
          sortBy: ({ node }) => node.firms,
        },
        {
          key: 'shared',
          title: t('column.shared'),
          render: ({ chain, node }) =>
            (sharedWith.get(node.code) ?? [])
              .filter((code) => code !== chain.code)
              .map((code) => names.get(code) ?? code)
              .join(format.comma) || '—',
          phone: 'hide',
        },
      ]}
    />
  )
}
