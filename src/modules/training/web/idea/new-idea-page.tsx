import { Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { trainingContract } from '../../contract/index.ts'
import styles from '../training.module.css'
import { IdeaForm, type IdeaValues } from './idea-form.tsx'
import { newIdeaSearch } from './search.ts'

const schema = inputSchemaOf(trainingContract.createIdea)

/** Hands in an idea, on a phone as well. */
export function NewIdeaPage() {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const go = useGo()
  const [{ class: classId, chain }] = useUrlState(newIdeaSearch)
  const [form] = Form.useForm<IdeaValues>()
  const create = useWrite(api.training.createIdea, {
    form,
    invalidates: [['training', 'ideas'], ['workflow']],
    done: t('idea.submitted'),
    onDone: (idea) => go(paths.idea(idea.id)),
  })
  return (
    <div className={styles.form}>
      <PageHeader
        title={t('idea.newTitle')}
        sub={t('idea.newSub')}
        back={{ href: paths.ideas(), label: t('idea.title') }}
      />
      <IdeaForm
        form={form}
        initial={{ chainCode: chain ?? null, nodeCode: null, classId: classId ?? null, topics: [] }}
        id={null}
        draft={`training.idea:new:${classId ?? ''}:${chain ?? ''}`}
        busy={create.isPending}
        acts={
          <div className={styles.actions}>
            <Button type="primary" htmlType="submit" loading={create.isPending}>
              {t('idea.submit')}
            </Button>
            <Button onClick={() => go(paths.ideas())}>{ui('cancel')}</Button>
          </div>
        }
        onSubmit={(values) => {
          const input = readForm(form, schema, values)
          if (input) create.mutate(input)
        }}
      />
    </div>
  )
}
