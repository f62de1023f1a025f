import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { QueryView } from '#web/ui/states.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { trainingContract } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import styles from '../training.module.css'
import { NeedForm, type NeedValues } from './need-form.tsx'

const schema = inputSchemaOf(trainingContract.createNeed)

/**
 * Enters a need: from scratch, or from a problem.
 *
 * @param id of the problem it is seen from.
 */
export function NewNeedDrawer({
  from,
  id,
  onClose,
}: {
  from: 'problem' | undefined
  id: string | undefined
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const isDrafted = from !== undefined && id !== undefined
  const draft = useQuery({
    ...trainingQueries.needDraft({ kind: 'problem', id: id ?? '' }),
    enabled: isDrafted,
  })
  return (
    <Drawer open size={560} title={t('need.add')} onClose={onClose}>
      {isDrafted ? (
        <QueryView query={draft}>
          {(values) => (
            <Fields initial={values} draft={`training.need:new:${from}:${id}`} onClose={onClose} />
          )}
        </QueryView>
      ) : (
        <Fields initial={{}} draft="training.need:new" onClose={onClose} />
      )}
    </Drawer>
  )
}

function Fields({ initial, draft, onClose }: { initial: NeedValues; draft: string; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<NeedValues>()
  const create = useWrite(api.training.createNeed, {
    form,
    invalidates: [['training', 'needs']],
    done: t('need.saved'),
    onDone: onClose,
  })
  return (
    <>
      <NeedForm
        form={form}
        initial={{ level: 'organisation', weight: 3, topics: [], ...initial }}
        draft={draft}
        busy={create.isPending}
        onSubmit={(values) => {
          const input = readForm(form, schema, values)
          if (input) create.mutate(input)
        }}
      />
      <div className={styles.actions}>
        <Button type="primary" loading={create.isPending} onClick={() => form.submit()}>
          {t('need.save')}
        </Button>
        <Button onClick={onClose}>{ui('cancel')}</Button>
      </div>
    </>
  )
}
