import type { Unit } from './column.ts'

/**
 * Units as an English reader is told them behind a figure. What a title names already, as "Seats" and "Years of experience"
 * do, is not said again: there "1 people" would be wrong.
 */
const english: Readonly<Record<Unit, string>> = {
  元: 'yuan',
  万元: '10k yuan',
  亿元: '100m yuan',
  人: '',
  家: '',
  个: '',
  项: '',
  亩: 'mu',
  平方米: 'm²',
  兆瓦: 'MW',
  '%': '%',
  小时: 'h',
  年: '',
}

/** A unit as it stands behind a figure; nothing where none does. */
export const unitWord = (unit: Unit | null | undefined, language: 'zh' | 'en'): string =>
  unit == null ? '' : language === 'zh' ? unit : english[unit]
