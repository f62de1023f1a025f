import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import type { SurveyDetail } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import { AddressCode } from './address-code.tsx'
import { CopyButton } from './copy-button.tsx'
import styles from './survey.module.css'

/** Personal addresses as slips to print, and as text for a chat. */
export function SlipsPage() {
  const { id = '' } = useParams({ strict: false })
  const survey = useQuery(trainingQueries.survey(id))
  return <QueryView query={survey}>{(data) => <Slips survey={data} />}</QueryView>
}

function Slips({ survey }: { survey: SurveyDetail }) {
  const { t } = useTranslation('training')
  const [everybody, setEverybody] = useState(false)
  const make = useWrite(api.training.makeSurveySlips, { done: false, invalidates: [] })
  const slips = make.data?.map((one) => ({ ...one, url: `${location.origin}${one.path}` }))
  const textOf = (slip: { personName: string; orgName: string; url: string }) =>
    t('survey.slips.message', {
      name: slip.personName,
      org: slip.orgName,
      title: survey.title,
      closesOn: survey.closesOn,
      url: slip.url,
    })
  return (
    <div>
      <PageHeader
        title={t('survey.slips.title')}
        sub={`${survey.title} · ${t('survey.slips.until', { day: survey.closesOn })}`}
        back={{ href: paths.survey(survey.id), label: survey.title }}
        actions={
          slips !== undefined && slips.length > 0 ? (
            <>
              <CopyButton text={slips.map(textOf).join('\n')} label={t('survey.slips.copyAll')} />
              <Button size="small" onClick={() => print()}>
                {t('survey.slips.print')}
              </Button>
            </>
          ) : undefined
        }
      />
      <p className={styles.faint}>{t('survey.slips.help')}</p>
      <div className={`${styles.actions} no-print`}>
        <Button
          type={slips === undefined ? 'primary' : 'default'}
          loading={make.isPending}
          onClick={() => make.mutate({ id: survey.id, everybody })}
        >
          {t('survey.slips.make')}
        </Button>
        <Checkbox checked={everybody} onChange={({ target }) => setEverybody(target.checked)}>
          {t('survey.slips.everybody')}
        </Checkbox>
      </div>
      {slips?.length === 0 && <EmptyState title={t('survey.slips.none')} text={t('survey.slips.noneHelp')} />}
      <ul className={styles.slips}>
        {slips?.map((slip) => (
          <li key={slip.path} className={styles.slip}>
            <AddressCode url={slip.url} size={120} />
            <div>
              <strong>{slip.personName}</strong>{' '}
              {slip.hasAccount && <Chip>{t('survey.slips.hasAccount')}</Chip>}
              <div className={styles.faint}>{slip.orgName}</div>
              <code>{slip.url}</code>
              <div>
                <CopyButton text={textOf(slip)} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
