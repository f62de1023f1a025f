import { useTranslation } from 'react-i18next'
import { formatNumber } from '#web/ui/format.ts'
import { useFormat } from '#web/ui/use-language.ts'

const percentInputs = ['localSupplyRate', 'nationalShare']
const subScores = ['coverage', 'localSupplyRate', 'scale', 'pipeline', 'techDependence', 'risk'] as const

/** Words for names that the server gives as text: rules, inputs, reasons. Unknown ones are shown as they are. */
export function useDiagnosisWords() {
  const { t, i18n } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const word = (key: string, fallback: string): string => {
    const known: unknown = i18n.getResource(i18n.language, 'chains', key)
    return typeof known === 'string' ? known : fallback
  }
  return {
    /** The rule that gave a verdict, such as `break.noFirmNoProject`. */
    rule: (name: string) => word(`rule.${name}`, name),
    /** Why an action is recommended: a key, or a key and the weakest part as `weakestPart.scale`. */
    actionReason: (name: string) => {
      const [key = name, part] = name.split(/[.:]/)
      const sub = subScores.find((item) => item === part)
      return word(`actionReason.${key}`, name).replace('{{part}}', sub ? t(`subScore.${sub}`) : '')
    },
    edgeKind: (name: string) => word(`edgeKind.${name}`, name),
    /** An input or an indicator of evidence. */
    input: (name: string) => word(`input.${name}`, word(`indicator.${name}`, name)),
    /** The value of an input with its unit. Output value comes in 亿元. */
    value: (name: string, value: number | null): string => {
      if (value === null) return ui('unknown')
      if (percentInputs.includes(name)) return `${formatNumber(value, 1)}%`
      if (name === 'topFirmShare') return `${formatNumber(value * 100, 1)}%`
      if (name === 'outputValue') return format.yi(value)
      if (name === 'singleSource') return ui(value === 1 ? 'yes' : 'no')
      return formatNumber(value, 2)
    },
  }
}
