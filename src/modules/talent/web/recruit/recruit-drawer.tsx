import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { formatNumber } from '#web/ui/format.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { anyMajorWords, chainOnlyWords, provinceName, type RecruitBehind } from '../../contract/index.ts'
import { recruitQueries } from './queries.ts'
import styles from './recruit.module.css'

type Asked = { chainCode: string; row: string; year?: string }
type Institute = RecruitBehind['institutes'][number]
type Need = RecruitBehind['needs'][number]

/** What stands behind one row: institutes with year and source on one side, posts on the other. */
export function RecruitDrawer({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { language } = useFormat()
  const phone = usePhone()
  const behind = useQuery(recruitQueries.row(asked))
  const row = behind.data?.row
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 880}
      title={
        row === undefined
          ? t('recruit.title')
          : `${row.nodeName ?? chainOnlyWords[language]} · ${row.majorName ?? anyMajorWords[language]}`
      }
    >
      <QueryView query={behind} rows={8}>
        {(data) => (
          <>
            <Institutes behind={data} year={asked.year ?? '—'} />
            <Needs behind={data} chain={asked.chainCode} />
          </>
        )}
      </QueryView>
    </Drawer>
  )
}

function Institutes({ behind, year }: { behind: RecruitBehind; year: string }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const { row, institutes } = behind
  const major = row.majorCode
  const isOne = institutes.every(({ majorCode }) => majorCode === major)
  const place = ({ province, city }: Institute) =>
    provinceName(province) === city ? city : `${provinceName(province)} ${city}`
  return (
    <Section title={t('recruit.behindInstitutes', { year })}>
      {major === null ? (
        <p className={styles.help}>{t('recruit.anyMajorHelp')}</p>
      ) : institutes.length === 0 ? (
        <p className={styles.help}>{t('recruit.noInstitutes')}</p>
      ) : (
        <DataTable<Institute>
          label={t('recruit.behindInstitutes', { year })}
          rows={institutes}
          rowKey={(one) => `${one.id}/${one.majorCode}`}
          pageRows={15}
          columns={[
            {
              key: 'name',
              title: t('recruit.institute'),
              phone: 'title',
              render: (one) => (
                <>
                  <PageLink href={paths.institute(one.id)}>{one.name}</PageLink>{' '}
                  {one.isDemo && <Chip>{t('institute.demo')}</Chip>}
                </>
              ),
            },
            { key: 'place', title: t('recruit.place'), render: place },
            ...(isOne
              ? []
              : [{ key: 'major', title: t('recruit.major'), render: (one: Institute) => one.majorName }]),
            {
              key: 'graduates',
              title: t('recruit.graduates'),
              align: 'right',
              render: (one) => (one.graduates === null ? '—' : formatNumber(one.graduates)),
            },
            {
              key: 'employed',
              title: t('recruit.employedLocal'),
              align: 'right',
              render: (one) => (one.employedLocal === null ? '—' : formatNumber(one.employedLocal)),
            },
            {
              key: 'source',
              title: t('recruit.source'),
              render: (one) =>
                one.source ?? (
                  <span className={styles.faint}>
                    {t('recruit.otherYears', { years: one.otherYears.join(format.comma) })}
                  </span>
                ),
            },
          ]}
        />
      )}
      {major !== null && (
        <div className={styles.ways}>
          <PageLink href={paths.institutes({ major })}>{t('recruit.allInstitutes')}</PageLink>
          <PageLink href={paths.instituteOutputs({ major })}>{t('recruit.allOutputs')}</PageLink>
        </div>
      )}
    </Section>
  )
}

function Needs({ behind, chain }: { behind: RecruitBehind; chain: string }) {
  const { t } = useTranslation('talent')
  const may = useMay()
  const { row, needs } = behind
  const to = {
    chain: [chain],
    ...(row.nodeCode === null ? {} : { node: row.nodeCode }),
    ...(row.majorCode === null ? {} : { major: row.majorCode }),
    state: ['open'],
  }
  return (
    <Section title={t('recruit.behindNeeds')}>
      {needs.length === 0 ? (
        <p className={styles.help}>{t('recruit.noNeeds')}</p>
      ) : (
        <DataTable<Need>
          label={t('recruit.behindNeeds')}
          rows={needs}
          rowKey={(one) => one.id}
          pageRows={15}
          columns={[
            {
              key: 'title',
              title: t('institute.need'),
              phone: 'title',
              render: (one) => <PageLink href={paths.talentNeed(one.id)}>{one.title}</PageLink>,
            },
            { key: 'enterprise', title: t('institute.enterprise'), render: (one) => one.enterpriseName },
            {
              key: 'seats',
              title: t('institute.seats'),
              align: 'right',
              render: (one) => t('recruit.seatsCount', { count: one.seats }),
            },
          ]}
        />
      )}
      {may('talent.need.read') && (
        <div className={styles.ways}>
          <PageLink href={paths.talentNeeds(to)}>{t('recruit.allNeeds')}</PageLink>
        </div>
      )}
    </Section>
  )
}
