import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { useMay } from '#web/allowed.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { emptyToNull } from '#web/ui/form-parts.tsx'
import { type ProfileDetail, profileShown } from '../../contract/index.ts'

/**
 * Where somebody works: free text that offers enterprises of the register. Choosing one ties the person to it; writing on
 * unties again.
 */
export function EmployerField({ seen }: { seen: ProfileDetail | null }) {
  const { t } = useTranslation('talent')
  const words = useColumnWords(profileShown)
  const may = useMay()
  const form = Form.useFormInstance<{ employer: string | null; enterpriseId: string | null }>()
  const written = Form.useWatch('employer', form)?.trim() ?? ''
  const enterpriseId = Form.useWatch('enterpriseId', form) ?? null
  const firms = useQuery({
    ...directoryQueries.enterprises({ query: written, pageSize: 10 }),
    enabled: written.length >= 2 && may('directory.enterprise.read'),
  })
  const found = written.length < 2 ? [] : (firms.data?.items ?? [])
  const tie = (id: string | null) => form.setFieldsValue({ enterpriseId: id })
  const known = enterpriseId !== null && enterpriseId === seen?.enterpriseId ? seen.enterpriseName : null
  return (
    <>
      <Form.Item
        name="employer"
        label={words.title('employer')}
        normalize={emptyToNull}
        // Before the text itself is taken, so that a draft never holds the one without the other.
        getValueFromEvent={(text: string | undefined, option?: { key?: string }) => {
          tie(option?.key ?? found.find(({ name, uscc }) => name === text || uscc === text)?.id ?? null)
          return text
        }}
        extra={
          enterpriseId === null
            ? t('profile.notInRegister')
            : [known !== null && known !== written && known, t('profile.inRegister')]
                .filter(Boolean)
                .join(' · ')
        }
      >
        <AutoComplete
          allowClear
          options={found.map(({ id, name }) => ({ value: name, label: name, key: id }))}
        />
      </Form.Item>
      <Form.Item name="enterpriseId" hidden>
        <input type="hidden" />
      </Form.Item>
    </>
  )
}
