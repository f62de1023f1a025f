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
import { QueryView } from '#web/ui/states.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type DiscussionDetail, trainingContract } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import styles from './discussion.module.css'
import { Fields } from './discussion-fields.tsx'
import type { Values } from './form-values.ts'
import { useClassesToPrepare } from './use-classes-to-prepare.ts'

/** Records a discussion or visit. */
export function NewDiscussionPage() {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const go = useGo()
  const [form] = Form.useForm<Values>()
  const create = useWrite(api.training.createDiscussion, {
    form,
    done: t('discussion.saved'),
    onDone: (discussion) => go(paths.discussion(discussion.id)),
  })
  return (
    <div className={styles.form}>
      <PageHeader
        title={t('discussion.add')}
        back={{ href: paths.discussions(), label: t('discussion.title') }}
      />
      <DraftForm<Values>
        draft="training.discussion:new"
        form={form}
        layout="vertical"
        disabled={create.isPending}
        initialValues={{ kind: 'visit', chainCode: null, participants: [], findings: [] }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.createDiscussion), values)
          if (input) create.mutate(input)
        }}
      >
        <Fields known={null} />
        <FormActions act={ui('save')} busy={create.isPending} onCancel={() => go(paths.discussions())} />
      </DraftForm>
    </div>
  )
}

/** Corrects a record. */
export function EditDiscussionPage() {
  const { id = '' } = useParams({ strict: false })
  const discussion = useQuery(trainingQueries.discussion(id))
  return (
    <QueryView query={discussion} rows={8}>
      {(data) => <EditForm key={data.id} discussion={data} />}
    </QueryView>
  )
}

function EditForm({ discussion }: { discussion: DiscussionDetail }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const go = useGo()
  const [form] = Form.useForm<Values>()
  const leave = () => go(paths.discussion(discussion.id))
  const texts = (all: readonly { text: string }[]) => all.map(({ text }) => text).join('；')
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).join('、')
  const classes = useClassesToPrepare(discussion) ?? []
  const update = useEdit(api.training.updateDiscussion, {
    seen: discussion,
    read: () => api.training.getDiscussion({ id: discussion.id }),
    fields: [
      { label: t('discussion.field.title'), tell: (one) => one.title, entered: (input) => input.title },
      { label: t('discussion.field.heldOn'), tell: (one) => one.heldOn, entered: (input) => input.heldOn },
      {
        label: t('discussion.field.class'),
        tell: (one) => one.trainingClass?.title ?? null,
        entered: ({ classId = discussion.trainingClass?.id }) =>
          classes.find(({ id }) => id === classId)?.title ?? null,
      },
      {
        label: t('discussion.field.summary'),
        tell: (one) => one.summary,
        entered: (input) => input.summary ?? null,
      },
      {
        label: t('discussion.field.participants'),
        tell: (one) => names(one.participants),
        entered: (input) => names(input.participants ?? []),
      },
      {
        label: t('discussion.field.findings'),
        tell: (one) => texts(one.findings),
        entered: (input) => texts(input.findings ?? []),
      },
    ],
    form,
    done: t('discussion.saved'),
    onDone: leave,
    onTakeTheirs: leave,
  })
  return (
    <div className={styles.form}>
      <PageHeader
        title={t('discussion.edit')}
        sub={discussion.title}
        back={{ href: paths.discussion(discussion.id), label: discussion.title }}
      />
      <DraftForm<Values>
        draft={`training.discussion:${discussion.id}`}
        edit={update}
        form={form}
        layout="vertical"
        disabled={update.busy}
        initialValues={{
          kind: discussion.kind,
          title: discussion.title,
          heldOn: discussion.heldOn,
          place: discussion.place,
          hostOrgId: discussion.host.id,
          chainCode: discussion.chainCode,
          enterpriseId: discussion.enterprise?.id ?? null,
          // A class out of the editor's sight stays: it is left out.
          ...(discussion.trainingClass === null ? {} : { classId: discussion.trainingClass.id }),
          summary: discussion.summary,
          participants: discussion.participants,
          findings: discussion.findings.map(({ id, text, node }) => ({
            id,
            text,
            nodeCode: node?.code ?? null,
          })),
        }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.updateDiscussion), {
            ...values,
            id: discussion.id,
            lockVersion: update.lockVersion,
          })
          if (input) update.submit(input)
        }}
      >
        <Fields known={discussion} />
        <FormActions act={ui('save')} busy={update.busy} onCancel={leave} />
      </DraftForm>
    </div>
  )
}
