import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useFormat } from '#web/ui/use-language.ts'
import type { Enterprise, enterpriseInput } from '../contract.ts'
import { directoryQueries } from './queries.ts'

const compared = [
  'name',
  'uscc',
  'formerNames',
  'regionCode',
  'address',
  'aboveScale',
  'kinds',
  'registeredOn',
  'staff',
  'products',
  'note',
  'source',
  'asOfOn',
] as const

type Told = { [K in (typeof compared)[number]]?: Enterprise[K] | undefined }
type Entered = z.input<typeof enterpriseInput>

/** Every field of an enterprise in words, as its data are shown. */
export function useEnterpriseFields() {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const regions = useQuery(directoryQueries.regions()).data ?? []
  const say = (version: Told, key: (typeof compared)[number]): string | null => {
    const day = (value: string | null | undefined) => (value ? format.day(value) : null)
    switch (key) {
      case 'formerNames':
        return (version.formerNames ?? []).join(format.comma)
      case 'kinds':
        return (version.kinds ?? []).map((kind) => t(`kind.${kind}`)).join(format.comma)
      case 'aboveScale':
        return ui(version.aboveScale ? 'yes' : 'no')
      case 'regionCode':
        return regions.find(({ code }) => code === version.regionCode)?.name ?? version.regionCode ?? null
      case 'registeredOn':
      case 'asOfOn':
        return day(version[key])
      case 'staff':
        return version.staff === null || version.staff === undefined
          ? null
          : t('people', { count: version.staff })
      default:
        return version[key] ?? null
    }
  }
  return compared.map((key) => ({
    label: t(`field.${key}`),
    tell: (version: Enterprise) => say(version, key),
    entered: (input: Entered) => say(input, key),
  }))
}
