import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { ShownDesignCourse } from '../../contract/index.ts'
import { libraryQueries } from '../library/queries.ts'
import styles from './design.module.css'

/** Who teaches a course: those who usually do first, then whoever the library finds. */
export function TeacherChoice({
  course,
  onChange,
}: {
  course: ShownDesignCourse
  onChange: (teacherId: string | null) => void
}) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const may = useMay()
  const [words, setWords] = useState('')
  const found = useQuery({
    ...libraryQueries.teachers({ query: words, pageSize: 20 }),
    enabled: words !== '' && may('training.teacher.read'),
  })
  const options = course.teachers.map(({ id, name, available }) => ({
    value: id,
    label: available ? name : t('design.away', { name }),
  }))
  if (course.teacher !== null && !options.some(({ value }) => value === course.teacher?.id))
    options.push({ value: course.teacher.id, label: course.teacher.name })
  for (const one of words === '' ? [] : (found.data?.items ?? []))
    if (!options.some(({ value }) => value === one.id))
      options.push({ value: one.id, label: `${one.name}${format.bracket(one.unit)}` })
  return (
    <Select
      size="small"
      className={styles.teacher ?? ''}
      aria-label={t('design.teacher')}
      placeholder={t('design.teacher')}
      allowClear
      value={course.teacherId}
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={found.isFetching}
      options={options}
      onChange={(id: string | null | undefined) => {
        setWords('')
        onChange(id ?? null)
      }}
    />
  )
}
