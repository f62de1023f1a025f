import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type SurveyDetail, type SurveyFields, trainingContract } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import { AudienceFields } from './audience-fields.tsx'
import type { Values } from './form-values.ts'
import { QuestionFields } from './question-fields.tsx'
import styles from './survey.module.css'
import { RuleFields, WhatFields } from './survey-fields.tsx'

const initial: Values = {
  frequency: 'once',
  minutes: 5,
  chainCode: null,
  classId: null,
  isAnonymous: true,
  minimumSample: 5,
  strata: 'none',
  remindDaysBefore: 3,
  mostReminders: 2,
  isPublic: false,
  questions: [],
  audience: [],
}

/** Drafts a questionnaire. */
export function NewSurveyPage() {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const go = useGo()
  const [form] = Form.useForm<Values>()
  const create = useWrite(api.training.createSurvey, {
    form,
    done: t('survey.saved'),
    onDone: (survey) => go(paths.survey(survey.id)),
  })
  return (
    <div className={styles.form}>
      <PageHeader title={t('survey.add')} back={{ href: paths.surveys(), label: t('survey.title') }} />
      <DraftForm<Values>
        draft="training.survey:new"
        form={form}
        layout="vertical"
        disabled={create.isPending}
        initialValues={initial}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.createSurvey), values)
          if (input) create.mutate(input)
        }}
      >
        <Fields />
        <FormActions act={ui('save')} busy={create.isPending} onCancel={() => go(paths.surveys())} />
      </DraftForm>
    </div>
  )
}

/** Changes a draft. */
export function EditSurveyPage() {
  const { t } = useTranslation('training')
  const { id = '' } = useParams({ strict: false })
  const survey = useQuery(trainingQueries.survey(id))
  return (
    <QueryView query={survey} rows={10}>
      {(data) =>
        data.state === 'draft' ? (
          <EditForm key={data.id} survey={data} />
        ) : (
          <EmptyState page title={data.title} text={t(`survey.state.${data.state}`)} />
        )
      }
    </QueryView>
  )
}

const valuesOf = (survey: SurveyDetail): SurveyFields => ({
  title: survey.title,
  purpose: survey.purpose,
  askedByOrgId: survey.askedBy.id,
  basis: survey.basis,
  frequency: survey.frequency,
  minutes: survey.minutes,
  chainCode: survey.chainCode,
  classId: survey.trainingClass?.id ?? null,
  isAnonymous: survey.isAnonymous,
  opensOn: survey.opensOn,
  closesOn: survey.closesOn,
  minimumSample: survey.minimumSample,
  strata: survey.strata,
  remindDaysBefore: survey.remindDaysBefore,
  mostReminders: survey.mostReminders,
  isPublic: survey.publicPath !== null,
  questions: survey.questions.map(({ id: _id, topics, ...question }) => ({
    ...question,
    topicCodes: topics.map(({ code }) => code),
  })),
  audience: survey.audience.map(({ line }) => line),
})

function EditForm({ survey }: { survey: SurveyDetail }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const go = useGo()
  const [form] = Form.useForm<Values>()
  const leave = () => go(paths.survey(survey.id))
  const questions = (all: readonly { text: string }[]) => all.map(({ text }) => text).join('；')
  const listed = useQuery(trainingQueries.surveyClasses()).data ?? []
  const classes = survey.trainingClass === null ? listed : [survey.trainingClass, ...listed]
  const update = useEdit(api.training.updateSurvey, {
    seen: survey,
    read: () => api.training.getSurvey({ id: survey.id }),
    fields: [
      { label: t('survey.field.title'), tell: (one) => one.title, entered: (input) => input.title },
      { label: t('survey.field.purpose'), tell: (one) => one.purpose, entered: (input) => input.purpose },
      { label: t('survey.field.basis'), tell: (one) => one.basis, entered: (input) => input.basis },
      {
        label: t('survey.field.class'),
        tell: (one) => one.trainingClass?.title ?? null,
        entered: ({ classId = null }) => classes.find(({ id }) => id === classId)?.title ?? null,
      },
      { label: t('survey.field.opensOn'), tell: (one) => one.opensOn, entered: (input) => input.opensOn },
      { label: t('survey.field.closesOn'), tell: (one) => one.closesOn, entered: (input) => input.closesOn },
      {
        label: t('survey.field.anonymity'),
        tell: (one) => t(one.isAnonymous ? 'survey.anonymous' : 'survey.named'),
        entered: (input) => t(input.isAnonymous === false ? 'survey.named' : 'survey.anonymous'),
      },
      {
        label: t('survey.part.questions'),
        tell: (one) => questions(one.questions),
        entered: (input) => questions(input.questions),
      },
      {
        label: t('survey.part.audience'),
        tell: (one) => String(one.audience.length),
        entered: (input) => String(input.audience?.length ?? 0),
      },
    ],
    form,
    done: t('survey.saved'),
    onDone: leave,
    onTakeTheirs: leave,
  })
  return (
    <div className={styles.form}>
      <PageHeader
        title={t('survey.edit')}
        sub={survey.title}
        back={{ href: paths.survey(survey.id), label: survey.title }}
      />
      <DraftForm<Values>
        draft={`training.survey:${survey.id}`}
        edit={update}
        form={form}
        layout="vertical"
        disabled={update.busy}
        initialValues={valuesOf(survey)}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.updateSurvey), {
            ...values,
            id: survey.id,
            lockVersion: update.lockVersion,
          })
          if (input) update.submit(input)
        }}
      >
        <Fields audience={survey.audience} />
        <FormActions act={ui('save')} busy={update.busy} onCancel={leave} />
      </DraftForm>
    </div>
  )
}

function Fields({ audience = [] }: { audience?: SurveyDetail['audience'] }) {
  return (
    <>
      <WhatFields />
      <QuestionFields />
      <AudienceFields known={audience} />
      <RuleFields />
    </>
  )
}
