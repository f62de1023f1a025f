import { useTranslation } from 'react-i18next'
import type { EnterpriseKind } from '#modules/directory/contract.ts'
import { enterpriseKinds } from '#modules/directory/contract.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { NodeDetail, NodePlacement } from '../../contract/index.ts'
import styles from './node.module.css'

/** The firms on the node, largest share first, with evidence and source. */
export function FirmsPart({ node }: { node: NodeDetail }) {
  const { t } = useTranslation('chains')
  const rows = [...node.placements].sort((a, b) => b.sharePercent - a.sharePercent)
  const hidden = node.placementsHidden > 0 && (
    <p className={styles.faint}>{t('node.firmsHidden', { count: node.placementsHidden })}</p>
  )
  if (rows.length === 0) {
    if (hidden) return hidden
    return (
      <EmptyState
        title={t('node.firmsEmpty')}
        text={t('node.firmsEmptyHelp')}
        action={<PageLink href={paths.enterprises()}>{t('column.enterprise')}</PageLink>}
      />
    )
  }
  return (
    <>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <FirmItem key={row.id} row={row} />
        ))}
      </ul>
      {hidden}
    </>
  )
}

function FirmItem({ row }: { row: NodePlacement }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const { t: directory } = useTranslation('directory')
  const format = useFormat()
  const kinds = enterpriseKinds.filter((kind: EnterpriseKind) => row.kinds.includes(kind))
  return (
    <li>
      <div className={styles.rowHead}>
        <PageLink href={paths.enterprise(row.enterpriseId)}>{row.enterpriseName}</PageLink>
        {kinds.map((kind) => (
          <Chip key={kind} tone="accent">
            {directory(`kindShort.${kind}`)}
          </Chip>
        ))}
        {row.aboveScale && <Chip>{t('column.aboveScale')}</Chip>}
        <span className={styles.grow} />
        <span>{t('node.share', { percent: row.sharePercent })}</span>
      </div>
      <p>
        {row.regionName} · {row.role} · {row.evidence}
      </p>
      <p className={styles.faint}>
        {ui('asOf', { day: format.day(row.asOfOn) })} · {ui('source')}
        {format.colon}
        {row.source}
      </p>
    </li>
  )
}
