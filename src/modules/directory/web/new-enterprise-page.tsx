import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { EnterpriseForm } from './enterprise-form.tsx'

/** Enters an enterprise into the register. */
export function NewEnterprisePage() {
  const { t } = useTranslation('directory')
  const go = useGo()
  const [form] = Form.useForm()
  const system = useQuery(systemQuery())
  const create = useWrite(api.directory.createEnterprise, {
    form,
    done: t('created'),
    onDone: (enterprise) => go(paths.enterprise(enterprise.id)),
  })
  return (
    <div>
      <PageHeader title={t('newTitle')} back={{ href: paths.enterprises(), label: t('list.title') }} />
      <QueryView query={system}>
        {({ today }) => (
          <EnterpriseForm
            form={form}
            initial={{ formerNames: [], kinds: [], aboveScale: false, asOfOn: today }}
            draft="directory.enterprise:new"
            busy={create.isPending}
            onSubmit={(input) => create.mutate(input)}
            onCancel={() => go(paths.enterprises())}
          />
        )}
      </QueryView>
    </div>
  )
}
