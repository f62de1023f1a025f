import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import type { SurveyDetail, SurveyQuestion } from '../../contract/index.ts'
import { AddressCode } from './address-code.tsx'
import { CopyButton } from './copy-button.tsx'
import styles from './survey.module.css'

/** Leads to the class for whoever reads classes. */
function PreparedClass({ of: one }: { of: { id: string; title: string } }) {
  const may = useMay()
  return may('training.class.read') ? (
    <PageLink href={paths.trainingClass(one.id)}>{one.title}</PageLink>
  ) : (
    one.title
  )
}

/** What a questionnaire is, who is asked and how far it is. */
export function AboutPart({ survey }: { survey: SurveyDetail }) {
  const { t } = useTranslation('training')
  return (
    <>
      {survey.state !== 'draft' && <Answered survey={survey} />}
      {survey.publicPath !== null && survey.state === 'open' && <OpenAddress path={survey.publicPath} />}
      <Section title={t('survey.part.what')}>
        <KeyValue
          items={[
            { label: t('survey.field.purpose'), value: survey.purpose },
            { label: t('survey.field.askedBy'), value: survey.askedBy.name },
            { label: t('survey.field.basis'), value: survey.basis },
            { label: t('survey.field.frequency'), value: t(`survey.frequency.${survey.frequency}`) },
            { label: t('survey.field.minutes'), value: survey.minutes },
            {
              label: t('survey.field.class'),
              value: survey.trainingClass && <PreparedClass of={survey.trainingClass} />,
            },
            { label: t('survey.field.minimumSample'), value: survey.minimumSample },
            { label: t('survey.field.strata'), value: t(`survey.strata.${survey.strata}`) },
            { label: t('survey.field.createdBy'), value: survey.createdByName },
          ]}
        />
      </Section>
      <Section title={t('survey.part.audience')}>
        <Audience survey={survey} />
      </Section>
      <Section title={t('survey.part.questions')}>
        <ol className={styles.questions}>
          {survey.questions.map((question) => (
            <li key={question.id}>
              <strong>{question.text}</strong>{' '}
              <span className={styles.faint}>
                {t(`survey.kind.${question.kind}`)}
                {question.required && ` · ${t('survey.question.required')}`}
              </span>
              <div className={styles.faint}>{detailOf(question)}</div>
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}

const detailOf = ({ options, topics }: SurveyQuestion): string =>
  [...options, ...topics.map(({ name }) => name)].join('；')

function Answered({ survey }: { survey: SurveyDetail }) {
  const { t } = useTranslation('training')
  const { invited, answered, answeredByInvitation, withAccount } = survey
  const others = answered - answeredByInvitation
  return (
    <Section title={t('survey.field.progress')}>
      <p>
        {t('survey.progress', { invited, answered: answeredByInvitation })}
        {survey.publicPath !== null && t('survey.progressPublic', { count: others })}
      </p>
      <Progress
        aria-label={t('survey.field.progress')}
        percent={invited === 0 ? 0 : Math.round((100 * answeredByInvitation) / invited)}
      />
      {survey.state === 'open' && (
        <p className={styles.faint}>
          {t('survey.withAccount', { count: withAccount, others: invited - withAccount })}
        </p>
      )}
    </Section>
  )
}

function OpenAddress({ path }: { path: string }) {
  const { t } = useTranslation('training')
  const url = `${location.origin}${path}`
  return (
    <Section title={t('survey.publicTitle')} note={t('survey.publicHelp')}>
      <div className={styles.address}>
        <AddressCode url={url} size={140} />
        <div>
          <code className={styles.url}>{url}</code>
          <CopyButton text={url} />
        </div>
      </div>
    </Section>
  )
}

function Audience({ survey }: { survey: SurveyDetail }) {
  const { t } = useTranslation('training')
  const { t: directory } = useTranslation('directory')
  if (survey.audience.length === 0) return <p className={styles.faint}>{t('survey.audience.none')}</p>
  return (
    <ul className={styles.audience}>
      {survey.audience.map(({ line, name }) => {
        const dept =
          line.kind === 'branch' && line.deptKind !== null
            ? directory(`organisation.deptKind.${line.deptKind}`)
            : null
        const told =
          line.kind === 'organisation' && line.withBelow
            ? t('survey.audience.below', { name })
            : [dept, name].filter(Boolean).join(' · ')
        return <li key={JSON.stringify(line)}>{told}</li>
      })}
    </ul>
  )
}
