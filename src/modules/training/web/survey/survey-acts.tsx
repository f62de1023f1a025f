import { App, Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { saveFile } from '#web/ui/save-file.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type SurveyDetail, trainingContract } from '../../contract/index.ts'
import { RemoveSurvey } from '../removals.tsx'

const nothing = () => {}

/** What can be done to a questionnaire where it stands. */
export function SurveyActs({ survey }: { survey: SurveyDetail }) {
  switch (survey.state) {
    case 'draft':
      return <DraftActs survey={survey} />
    case 'open':
      return <OpenActs survey={survey} />
    case 'closed':
      return <ExportActs survey={survey} />
  }
}

/** An act on the version that is shown. */
function useAct<Out>(
  survey: SurveyDetail,
  send: (input: { id: string; lockVersion: number }) => Promise<Out>,
  done: string | ((result: Out) => string),
) {
  const { t } = useTranslation('training')
  const { message } = App.useApp()
  const act = useEdit(send, {
    seen: survey,
    read: () => api.training.getSurvey({ id: survey.id }),
    fields: [
      { label: t('survey.field.state'), tell: (one) => t(`survey.state.${one.state}`) },
      { label: t('survey.field.closesOn'), tell: (one) => one.closesOn },
    ],
    live: true,
    done: typeof done === 'string' ? done : false,
    onDone: (result) => {
      if (typeof done !== 'string') void message.success(done(result))
    },
    onTakeTheirs: nothing,
  })
  return { ...act, run: () => act.submit({ id: survey.id, lockVersion: survey.lockVersion }) }
}

function DraftActs({ survey }: { survey: SurveyDetail }) {
  const { t } = useTranslation('training')
  const { modal } = App.useApp()
  const go = useGo()
  const open = useAct(survey, api.training.openSurvey, t('survey.act.opened'))
  return (
    <>
      <Allowed right="training.survey.edit">
        <RemoveSurvey of={survey} onDone={() => go(paths.surveys())} />
        <Button onClick={() => go(paths.editSurvey(survey.id))}>{t('survey.edit')}</Button>
      </Allowed>
      <Allowed right="training.survey.open">
        <Button
          type="primary"
          loading={open.busy}
          onClick={() =>
            modal.confirm({
              title: t('survey.act.open'),
              content: t('survey.act.openConfirm'),
              okText: t('survey.act.open'),
              cancelText: t('cancel', { ns: 'ui' }),
              onOk: open.run,
            })
          }
        >
          {t('survey.act.open')}
        </Button>
      </Allowed>
      {open.dialog}
    </>
  )
}

function OpenActs({ survey }: { survey: SurveyDetail }) {
  const { t } = useTranslation('training')
  const { modal } = App.useApp()
  const go = useGo()
  const [extending, setExtending] = useState(false)
  const close = useAct(survey, api.training.closeSurvey, t('survey.act.closed'))
  const remind = useAct(survey, api.training.remindSurvey, ({ reminded }) =>
    t('survey.act.reminded', { count: reminded }),
  )
  return (
    <Allowed right="training.survey.open">
      <Button onClick={() => go(paths.surveySlips(survey.id))}>{t('survey.act.links')}</Button>
      <Button loading={remind.busy} onClick={remind.run}>
        {t('survey.act.remind')}
      </Button>
      <Button onClick={() => setExtending(true)}>{t('survey.act.extend')}</Button>
      <Button
        loading={close.busy}
        onClick={() =>
          modal.confirm({
            title: t('survey.act.close'),
            content: t('survey.act.closeConfirm'),
            okText: t('survey.act.close'),
            cancelText: t('cancel', { ns: 'ui' }),
            onOk: close.run,
          })
        }
      >
        {t('survey.act.close')}
      </Button>
      {extending && <ExtendForm survey={survey} onClose={() => setExtending(false)} />}
      {close.dialog}
      {remind.dialog}
    </Allowed>
  )
}

function ExtendForm({ survey, onClose }: { survey: SurveyDetail; onClose: () => void }) {
  const { t } = useTranslation('training')
  const [form] = Form.useForm<{ closesOn: string }>()
  const extend = useEdit(api.training.extendSurvey, {
    seen: survey,
    read: () => api.training.getSurvey({ id: survey.id }),
    fields: [
      {
        label: t('survey.field.closesOn'),
        tell: (one) => one.closesOn,
        entered: (input) => input.closesOn,
      },
    ],
    form,
    done: t('survey.act.extended'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={t('survey.act.extend')}
      okText={t('save', { ns: 'ui' })}
      cancelText={t('cancel', { ns: 'ui' })}
      okButtonProps={{ loading: extend.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<{ closesOn: string }>
        draft={`training.surveyEnd:${survey.id}`}
        edit={extend}
        form={form}
        layout="vertical"
        initialValues={{ closesOn: survey.closesOn }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.extendSurvey), {
            ...values,
            id: survey.id,
            lockVersion: extend.lockVersion,
          })
          if (input) extend.submit(input)
        }}
      >
        <Form.Item name="closesOn" label={t('survey.field.closesOn')} required>
          <DayField />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}

function ExportActs({ survey }: { survey: SurveyDetail }) {
  const { t } = useTranslation('training')
  const file = useWrite(api.training.exportSurveyResults, {
    done: false,
    invalidates: [],
    onDone: (result) => saveFile(result, 'survey'),
  })
  const asked = file.variables?.withTexts === true
  const hasOpen = survey.questions.some(({ kind }) => kind === 'open')
  return (
    <Allowed right="training.survey.export">
      <Button
        loading={file.isPending && !asked}
        onClick={() => file.mutate({ id: survey.id, withTexts: false })}
      >
        {t('survey.act.export')}
      </Button>
      {hasOpen && (
        <Button
          loading={file.isPending && asked}
          onClick={() => file.mutate({ id: survey.id, withTexts: true })}
        >
          {t('survey.act.exportTexts')}
        </Button>
      )}
    </Allowed>
  )
}
