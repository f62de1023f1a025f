import type { OutputValue } from '../../contract/index.ts'

/** 亿元 with two decimals for a chart axis; exact text stays in the table. */
export function toYi(yuan: string): number {
  return Math.round(Number(yuan) / 1e6) / 100
}

/**
 * Exact yuan from 亿元 as a person types them: `12.5` → `1250000000`.
 *
 * @returns null for anything that is not a plain decimal of at most eight decimals (one yuan is 10⁻⁸ 亿).
 */
export function yiToYuan(text: string): string | null {
  const match = /^(-?)(\d{1,8})(?:\.(\d{1,8}))?$/.exec(text.trim().replaceAll(',', ''))
  if (!match) return null
  const [, sign = '', whole = '0', decimals = ''] = match
  const yuan = BigInt(whole) * 100_000_000n + BigInt(decimals.padEnd(8, '0'))
  return yuan === 0n ? '0' : `${sign}${yuan}`
}

/** Exact 亿元 from yuan, without trailing zeros: `1250000000.00` → `12.5`. The inverse of `yiToYuan`. */
export function yuanToYi(yuan: string): string {
  const [, sign = '', whole = '0', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(yuan) ?? []
  const digits = whole.padStart(9, '0')
  const fraction = `${digits.slice(-8)}${decimals}`.replace(/0+$/, '')
  return `${sign}${digits.slice(0, -8)}${fraction === '' ? '' : `.${fraction}`}`
}

/** Whether a month's figure is settled, so that the chart draws it solid. */
export function isSettled(status: OutputValue['status']): boolean {
  return status === 'final' || status === 'revised'
}
