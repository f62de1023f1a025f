import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { LikelyDuplicates, readLikely } from './duplicates/likely-duplicates.tsx'
import { EnterpriseForm } from './enterprise-form.tsx'
import { directoryQueries } from './queries.ts'

/** Enters an enterprise into the register. */
export function NewEnterprisePage() {
  const { t } = useTranslation('directory')
  const go = useGo()
  const [form] = Form.useForm()
  const system = useQuery(systemQuery())
  const name: string = useDeferredValue(Form.useWatch<string | undefined>('name', form)?.trim() ?? '')
  const alike = useQuery({ ...directoryQueries.likelyDuplicates(name), enabled: name.length >= 4 }).data ?? []
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const create = useWrite(api.directory.createEnterprise, {
    form,
    done: t('created'),
    onDone: (enterprise) => go(paths.enterprise(enterprise.id)),
  })
  // The name alone is asked about while it is typed; the refusal knows the former names and the address as well.
  const found = alike.length > 0 ? alike : (readLikely(create.error) ?? [])
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
            notice={
              found.length > 0 && (
                <LikelyDuplicates
                  found={found}
                  reason={reason}
                  missing={missing}
                  onReason={(text) => {
                    setReason(text)
                    setMissing(false)
                  }}
                />
              )
            }
            onSubmit={(input) => {
              const why = reason.trim()
              if (found.length > 0 && why.length < 2) setMissing(true)
              else create.mutate({ ...input, despiteDuplicates: found.length > 0 ? why : null })
            }}
            onCancel={() => go(paths.enterprises())}
          />
        )}
      </QueryView>
    </div>
  )
}
