import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '#platform/tabular/description/column.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { bulkQueries } from './queries.ts'

/** The field for the new value, made for what the column holds. */
export function ValueField({ object, name, column }: { object: string; name: string; column: Column }) {
  const { t } = useTranslation('bulk')
  return (
    <Form.Item name="value" label={t('value')} required={column.required || column.kind === 'yesNo'}>
      {useControl(object, name, column)}
    </Form.Item>
  )
}

function useControl(object: string, name: string, column: Column): ReactNode {
  const { t } = useTranslation('bulk')
  const { language } = useFormat()
  const label = t('value')
  const isListed = column.kind === 'reference' || column.kind === 'references'
  const listed = useQuery({ ...bulkQueries.values(object, name), enabled: isListed })
  switch (column.kind) {
    case 'reference':
    case 'references':
      return (
        <Select
          {...(column.kind === 'references' ? { mode: 'multiple' as const } : {})}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={!column.required}
          loading={listed.isPending}
          aria-label={label}
          options={(listed.data ?? []).map(({ value, title }) => ({ value, label: title }))}
        />
      )
    case 'choice':
    case 'choices':
      return (
        <Select
          {...(column.kind === 'choices' ? { mode: 'multiple' as const } : {})}
          allowClear={!column.required}
          aria-label={label}
          options={column.choices.map(({ value, title }) => ({ value, label: title[language] }))}
        />
      )
    case 'yesNo':
      return (
        <Select
          aria-label={label}
          options={[
            { value: true, label: t('yes') },
            { value: false, label: t('no') },
          ]}
        />
      )
    case 'day':
      return <DayField />
    default:
      return <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} aria-label={label} />
  }
}
