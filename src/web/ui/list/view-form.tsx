import { Form, Input, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ListView, type Sharing, viewInput } from '#platform/views/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { useEdit } from '#web/use-edit.tsx'
import { useFormat } from '../use-language.ts'
import { readForm } from '../zod-form.ts'
import { isSameQuery, readView, viewFields } from './list-views.ts'

type Values = { name?: string; sharing?: Sharing; contents?: 'kept' | 'now' }

interface ViewFormProps {
  list: string
  /** The address as it stands. */
  now: string
  /** Null: a new one is saved. */
  view: ListView | null
  /** With whom it may be shared. */
  sharings: readonly Sharing[]
  /** The organisation of the caller. */
  own: { id: string; name: string } | null
  onClose: () => void
}

/** Saves what the address shows as a view, or changes one. */
export function ViewForm(props: ViewFormProps) {
  return props.view === null ? <NewView {...props} /> : <ChangeView {...props} view={props.view} />
}

function NewView({ list, now, own, sharings, onClose }: ViewFormProps) {
  const { t } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const create = useWrite(api.views.createView, {
    form,
    invalidates: [['views', list]],
    done: t('views.saved'),
    onDone: onClose,
  })
  return (
    <Modal
      open
      title={t('views.save')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: create.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Values>
        draft={`platform.view:new:${list}`}
        form={form}
        layout="vertical"
        initialValues={{ sharing: 'own' }}
        onFinish={({ name = '', sharing = 'own' }) => {
          const orgId = sharing === 'organisation' ? (own?.id ?? null) : null
          const input = readForm(form, viewInput, { name, sharing, query: now, orgId })
          if (input) create.mutate({ ...input, list })
        }}
      >
        <ViewFields sharings={sharings} orgName={own?.name ?? null} />
      </DraftForm>
    </Modal>
  )
}

function ChangeView({ list, now, view, own, sharings, onClose }: ViewFormProps & { view: ListView }) {
  const { t } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const update = useEdit(api.views.updateView, {
    form,
    seen: view,
    read: () => readView(view),
    fields: viewFields(t, (input) => input),
    onTakeTheirs: onClose,
    invalidates: [['views', list]],
    done: t('views.saved'),
    onDone: onClose,
  })
  const offered = sharings.includes(view.sharing) ? sharings : [...sharings, view.sharing]
  return (
    <Modal
      open
      title={t('views.edit', { name: view.name })}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: update.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Values>
        draft={`platform.view:${view.id}`}
        edit={update}
        form={form}
        layout="vertical"
        initialValues={{
          name: view.name,
          sharing: view.sharing,
          contents: isSameQuery(view.query, now) ? 'kept' : 'now',
        }}
        onFinish={({ name = '', sharing = view.sharing, contents }) => {
          // A view of another organisation stays with it.
          const sharedWith = view.sharing === 'organisation' ? view.orgId : (own?.id ?? null)
          const input = readForm(form, viewInput, {
            name,
            sharing,
            query: contents === 'now' ? now : view.query,
            orgId: sharing === 'organisation' ? sharedWith : null,
          })
          if (input) update.submit({ ...input, id: view.id, lockVersion: update.lockVersion })
        }}
      >
        <ViewFields sharings={offered} orgName={view.orgName ?? own?.name ?? null} />
        {!isSameQuery(view.query, now) && (
          <Form.Item name="contents" label={t('views.query')}>
            <Radio.Group
              options={[
                { value: 'now', label: t('views.contentsNow') },
                { value: 'kept', label: t('views.contentsKept') },
              ]}
            />
          </Form.Item>
        )}
      </DraftForm>
      <HistoryFold kind="platform.view" id={view.id} />
    </Modal>
  )
}

function ViewFields({ sharings, orgName }: { sharings: readonly Sharing[]; orgName: string | null }) {
  const { t } = useTranslation('ui')
  const { bracket } = useFormat()
  return (
    <>
      <Form.Item name="name" label={t('views.name')} required>
        <Input autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item name="sharing" label={t('views.sharing')} extra={t('views.sharingHelp')}>
        <Radio.Group
          options={sharings.map((sharing) => ({
            value: sharing,
            label: `${t(`views.sharings.${sharing}`)}${
              sharing === 'organisation' && orgName !== null ? bracket(orgName) : ''
            }`,
          }))}
        />
      </Form.Item>
    </>
  )
}
