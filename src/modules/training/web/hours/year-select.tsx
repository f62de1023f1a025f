import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/ui/use-language.ts'

/** The last calendar year of the window that is judged. */
export function YearSelect({ year, onChange }: { year: number; onChange: (year: number) => void }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const now = new Date().getFullYear()
  const years = [...new Set([now, now - 1, now - 2, now - 3, now - 4, year])].sort((a, b) => b - a)
  return (
    <Select
      aria-label={t('hours.year')}
      value={year}
      onChange={onChange}
      options={years.map((value) => ({ value, label: format.year(value) }))}
    />
  )
}
