import { useQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import type { SurveyDetail } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import { surveyPageSearch, type surveyTabs } from '../search.ts'
import { AboutPart } from './about-part.tsx'
import { GroupsPart } from './groups-part.tsx'
import { ResultsPart } from './results-part.tsx'
import styles from './survey.module.css'
import { SurveyActs } from './survey-acts.tsx'
import { SurveyStateMark } from './survey-state.tsx'

type Tab = (typeof surveyTabs)[number]

/** One questionnaire: who is asked what, how far it is, results and groups of open answers. */
export function SurveyView({ id }: { id: string }) {
  const survey = useQuery(trainingQueries.survey(id))
  return (
    <QueryView query={survey} rows={10}>
      {(data) => <Loaded key={data.id} survey={data} />}
    </QueryView>
  )
}

function Loaded({ survey }: { survey: SurveyDetail }) {
  const { t } = useTranslation('training')
  const may = useMay()
  const [{ tab = 'about' }, setSearch] = useUrlState(surveyPageSearch)
  const seesResults = may('training.survey.results') && survey.state !== 'draft'
  const hasOpen = survey.questions.some(({ kind }) => kind === 'open')
  const shown: readonly Tab[] = [
    'about',
    ...(seesResults ? (['results'] as const) : []),
    ...(seesResults && hasOpen ? (['answers'] as const) : []),
  ]
  const parts: Record<Tab, React.ReactNode> = {
    about: <AboutPart survey={survey} />,
    results: <ResultsPart survey={survey} />,
    answers: <GroupsPart survey={survey} />,
  }
  return (
    <div>
      <PageHeader
        title={survey.title}
        back={{ href: paths.surveys(), label: t('survey.title') }}
        sub={
          <span className={styles.marks}>
            <SurveyStateMark state={survey.state} />
            {survey.chainName ?? t('everyChain')} ·{' '}
            {t(survey.isAnonymous ? 'survey.anonymous' : 'survey.named')} · {survey.opensOn} —{' '}
            {survey.closesOn}
          </span>
        }
        actions={<SurveyActs survey={survey} />}
      />
      <Tabs
        activeKey={shown.includes(tab) ? tab : 'about'}
        onChange={(key) => setSearch({ tab: key as Tab })}
        items={shown.map((key) => ({ key, label: t(`survey.tab.${key}`), children: parts[key] }))}
      />
    </div>
  )
}
