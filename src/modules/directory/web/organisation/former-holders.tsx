import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import type { OrganisationDetail } from '../../contract/organisation.ts'
import styles from './organisations.module.css'

/** Who held posts here before, the latest first. */
export function FormerHolders({ former }: { former: OrganisationDetail['former'] }) {
  const { t } = useTranslation('directory')
  const format = useFormat()
  return (
    <DataTable
      label={t('organisation.former')}
      rows={former}
      rowKey={(row) => row.appointmentId}
      pageRows={20}
      empty={<p className={styles.small}>{t('organisation.formerEmpty')}</p>}
      columns={[
        {
          key: 'name',
          title: t('organisation.holder'),
          phone: 'title',
          render: (row) => <PageLink href={paths.person(row.personId)}>{row.name}</PageLink>,
        },
        { key: 'title', title: t('organisation.post'), render: (row) => row.title },
        {
          key: 'term',
          title: t('organisation.term'),
          render: (row) =>
            t('organisation.period', { since: format.day(row.sinceOn), until: format.day(row.untilOn) }),
        },
      ]}
    />
  )
}
