import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { StaleMark } from '#web/ui/stale-mark.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { VerdictMark, verdictOrder } from '#web/ui/verdict-mark.tsx'
import { type ChainMap, segments } from '../../contract/index.ts'
import styles from './map.module.css'

/** The same nodes and edges as the drawing, as tables. */
export function MapTable({
  map,
  selected,
  onOpen,
}: {
  map: ChainMap
  selected: string | null
  onOpen: (code: string) => void
}) {
  const { t } = useTranslation('chains')
  const format = useFormat()
  const names = new Map(
    map.nodes.map((node) => [node.code, format.language === 'en' ? node.nameEn : node.name]),
  )
  const nameOf = (code: string) => names.get(code) ?? code
  return (
    <div>
      <h2 className={styles.twinTitle}>{t('map.nodes')}</h2>
      <DataTable
        label={t('map.nodes')}
        rows={map.nodes}
        rowKey={(node) => node.code}
        selectedKey={selected}
        onOpen={(node) => onOpen(node.code)}
        columns={[
          {
            key: 'name',
            title: t('column.node'),
            render: (node) => (
              <>
                {nameOf(node.code)} {node.stale && <StaleMark asOfOn={node.asOfOn} />}
              </>
            ),
            sortBy: (node) => nameOf(node.code),
            phone: 'title',
          },
          {
            key: 'verdict',
            title: t('column.verdict'),
            render: (node) => (
              <>
                <VerdictMark verdict={node.verdict} /> {node.overridden && <Chip>{t('map.overridden')}</Chip>}
              </>
            ),
            sortBy: (node) => verdictOrder.indexOf(node.verdict),
          },
          {
            key: 'segment',
            title: t('column.segment'),
            render: (node) => t(`segment.${node.segment}`),
            sortBy: (node) => segments.indexOf(node.segment),
          },
          { key: 'tier', title: t('column.tier'), render: (node) => t(`tier.${node.tier}`), phone: 'hide' },
          {
            key: 'criticality',
            title: t('column.criticality'),
            align: 'right',
            render: (node) => Math.round(node.criticality),
            sortBy: (node) => node.criticality,
          },
          {
            key: 'firms',
            title: t('column.firms'),
            align: 'right',
            render: (node) => node.firms,
            sortBy: (node) => node.firms,
          },
          {
            key: 'aboveScale',
            title: t('column.aboveScale'),
            align: 'right',
            render: (node) => node.aboveScaleFirms,
            sortBy: (node) => node.aboveScaleFirms,
            phone: 'hide',
          },
          {
            key: 'action',
            title: t('column.action'),
            render: (node) => (node.action ? t(`action.${node.action}`) : '—'),
          },
          { key: 'owner', title: t('column.owner'), render: (node) => node.ownerName ?? '—', phone: 'hide' },
          {
            key: 'asOf',
            title: t('column.asOf'),
            render: (node) => format.day(node.asOfOn),
            sortBy: (node) => node.asOfOn,
            phone: 'hide',
          },
        ]}
      />
      <h2 className={styles.twinTitle}>{t('map.edges')}</h2>
      <DataTable
        label={t('map.edges')}
        rows={map.edges}
        rowKey={(edge) => `${edge.from}>${edge.to}:${edge.kind}`}
        columns={[
          {
            key: 'from',
            title: t('column.from'),
            render: (edge) => nameOf(edge.from),
            sortBy: (edge) => nameOf(edge.from),
            phone: 'hide',
          },
          {
            key: 'to',
            title: t('column.to'),
            render: (edge) => nameOf(edge.to),
            sortBy: (edge) => nameOf(edge.to),
            phone: 'hide',
          },
          {
            key: 'pair',
            title: t('column.kind'),
            render: (edge) => (
              <>
                <span className={styles.phonePair}>
                  {nameOf(edge.from)} → {nameOf(edge.to)} ·{' '}
                </span>
                {t(`edgeKind.${edge.kind}`)}
              </>
            ),
            sortBy: (edge) => edge.kind,
            phone: 'title',
          },
          {
            key: 'strength',
            title: t('column.strength'),
            align: 'right',
            render: (edge) => edge.strength,
            sortBy: (edge) => edge.strength,
          },
          { key: 'group', title: t('column.group'), render: (edge) => edge.group ?? '—', phone: 'hide' },
          { key: 'reason', title: t('column.reason'), render: (edge) => edge.reason },
        ]}
      />
    </div>
  )
}
