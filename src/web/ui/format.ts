/** Language of figures: Chinese counts in 万 (10^4) and 亿 (10^8), English in million and billion. */
export type FigureLanguage = 'zh' | 'en'

export type Amount = { value: string; unit: 'yi' | 'wan' | 'yuan' }

/**
 * Money for people: 亿元 from 1 亿 up, 万元 from 1 万 up, else 元 (English: billion from 1 亿 up, million from 1 万 up).
 *
 * @param yuan exact decimal text or a number of yuan.
 * @param fixed always two decimals, for columns of figures.
 * @returns the value with thousands separators and at most two decimals, and the unit to name.
 */
export function formatYuan(yuan: string | number, language: FigureLanguage = 'zh', fixed = false): Amount {
  const amount = Number(yuan)
  const size = Math.abs(amount)
  const unit = size >= 1e8 ? 'yi' : size >= 1e4 ? 'wan' : 'yuan'
  const divisor = language === 'zh' ? { yi: 1e8, wan: 1e4, yuan: 1 } : { yi: 1e9, wan: 1e6, yuan: 1 }
  return { value: formatNumber(amount / divisor[unit], 2, fixed ? 2 : 0), unit }
}

/**
 * Money that is already counted in 亿元.
 *
 * @param fixed always two decimals, for columns of figures.
 */
export function formatYi(yi: number, language: FigureLanguage = 'zh', fixed = false): Amount {
  return { value: formatNumber(language === 'zh' ? yi : yi / 10, 2, fixed ? 2 : 0), unit: 'yi' }
}

/** A number with thousands separators and at most `digits` decimals, at least `least` of them. */
export function formatNumber(value: number, digits = 0, least = 0): string {
  return new Intl.NumberFormat('zh-CN', {
    maximumFractionDigits: digits,
    minimumFractionDigits: least,
  }).format(value)
}

/** A signed per cent figure with one decimal: `+3.2 %`, `−1.0 %`. */
export function formatGrowth(percent: number): string {
  const sign = percent > 0 ? '+' : percent < 0 ? '−' : ''
  return `${sign}${Math.abs(percent).toFixed(1)}%`
}

/** A calendar day: 2023年4月28日 or 28 Apr 2023. Takes `YYYY-MM-DD` or an instant, which is read in Asia/Shanghai. */
export function formatDay(day: string, language: FigureLanguage = 'zh'): string {
  const instant = day.length === 10 ? new Date(`${day}T00:00:00+08:00`) : new Date(day)
  if (Number.isNaN(instant.getTime())) return day
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    timeZone: 'Asia/Shanghai',
  }).format(instant)
}

/** A day within a known year: 4月28日 or 28 Apr, from `YYYY-MM-DD`. */
export function formatMonthDay(day: string, language: FigureLanguage = 'zh'): string {
  const [, month, date] = day.split('-').map(Number)
  if (month === undefined || date === undefined) return day
  return language === 'zh'
    ? `${month}月${date}日`
    : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      )
}

/** A month: 2023年4月 or Apr 2023, from `YYYY-MM`. */
export function formatMonth(month: string, language: FigureLanguage = 'zh'): string {
  const [year, number] = month.split('-').map(Number)
  if (year === undefined || number === undefined) return month
  return language === 'zh'
    ? `${year}年${number}月`
    : new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(
        Date.UTC(year, number - 1, 1),
      )
}

/** A year: 2023年 or 2023. */
export function formatYear(year: number, language: FigureLanguage = 'zh'): string {
  return language === 'zh' ? `${year}年` : String(year)
}

/** An instant with minutes in Asia/Shanghai: 2023-04-28 09:05. */
export function formatInstant(instant: string): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return instant
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(date)
}
