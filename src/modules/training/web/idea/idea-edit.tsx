import { Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type IdeaDetail, trainingContract } from '../../contract/index.ts'
import styles from '../training.module.css'
import { IdeaForm, type IdeaValues } from './idea-form.tsx'

const schema = inputSchemaOf(trainingContract.updateIdea)

/** Changes an idea that nobody has taken up yet. */
export function IdeaEdit({ of, onClose }: { of: IdeaDetail; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [form] = Form.useForm<IdeaValues>()
  const edit = useEdit(api.training.updateIdea, {
    form,
    seen: of,
    read: () => api.training.getIdea({ id: of.id }),
    fields: [
      { label: t('idea.field.title'), tell: (one) => one.title },
      { label: t('idea.field.text'), tell: (one) => one.text },
      {
        label: t('idea.field.topics'),
        tell: (one) =>
          (one.topics ?? [])
            .map((topic) => (typeof topic === 'string' ? topic : topic.name))
            .join(format.comma),
      },
    ],
    invalidates: [['training'], ['workflow']],
    done: t('idea.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  const initial: IdeaValues = {
    title: of.title,
    text: of.text,
    chainCode: of.chainCode,
    nodeCode: of.node?.code ?? null,
    classId: of.class?.id ?? null,
    topics: of.topics.map(({ code }) => code),
  }
  return (
    <IdeaForm
      form={form}
      initial={initial}
      id={of.id}
      draft={`training.idea:${of.id}`}
      edit={edit}
      busy={edit.busy}
      acts={
        <div className={styles.actions}>
          <Button type="primary" htmlType="submit" loading={edit.busy}>
            {t('idea.save')}
          </Button>
          <Button onClick={onClose}>{ui('cancel')}</Button>
        </div>
      }
      onSubmit={(values) => {
        const input = readForm(form, schema, { ...values, id: of.id, lockVersion: edit.lockVersion })
        if (input) edit.submit(input)
      }}
    />
  )
}
