import { useTranslation } from 'react-i18next'
import {
  type FigureLanguage,
  formatDay,
  formatMonth,
  formatMonthDay,
  formatYear,
  formatYi,
  formatYuan,
} from './format.ts'

/** The language in force and the formatters bound to it. */
export function useFormat() {
  const { i18n, t } = useTranslation('ui')
  const language: FigureLanguage = i18n.language === 'en' ? 'en' : 'zh'
  const worded = (amount: { value: string; unit: 'yi' | 'wan' | 'yuan' }) =>
    `${amount.value} ${t(`money.${amount.unit}`)}`
  return {
    language,
    /** Between a label and its value. */
    colon: language === 'zh' ? '：' : ': ',
    /** Between the items of a list. */
    comma: language === 'zh' ? '、' : ', ',
    /** Between parts of a sentence. */
    clause: language === 'zh' ? '，' : ', ',
    /** Between sentences that belong together. */
    pause: language === 'zh' ? '；' : '; ',
    /** A remark in brackets. */
    bracket: (text: string) => (language === 'zh' ? `（${text}）` : ` (${text})`),
    day: (day: string) => formatDay(day, language),
    monthDay: (day: string) => formatMonthDay(day, language),
    month: (month: string) => formatMonth(month, language),
    year: (year: number) => formatYear(year, language),
    /** Yuan as a value with its unit in one text. */
    yuan: (yuan: string | number) => worded(formatYuan(yuan, language)),
    /** The same with two decimals always, for columns. */
    yuanColumn: (yuan: string | number) => worded(formatYuan(yuan, language, true)),
    /** 亿元 as a value with its unit in one text. */
    yi: (yi: number) => worded(formatYi(yi, language)),
    /** The same with two decimals always, for columns. */
    yiColumn: (yi: number) => worded(formatYi(yi, language, true)),
  }
}
