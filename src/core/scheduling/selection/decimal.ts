/**
 * Problem: sums and products of decimal numbers as people write them, without rounding.
 * Method: the shortest decimal text of a number is the number that was meant; it is kept as whole digits and places.
 * Cost: O(digits).
 */
export interface Decimal {
  /** The value is digits / 10^places. */
  readonly digits: bigint
  /** Never negative. */
  readonly places: number
}

/** The decimal that a finite number was written as: 0.29 is 29/100 and not 0.28999… */
export function decimalOf(value: number): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (match === null) throw new RangeError(`${value} is not a finite number`)
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const places = fraction.length - Number(exponent)
  const digits = BigInt(`${sign}${whole}${fraction}`)
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 }
}

export const timesDecimal = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  places: a.places + b.places,
})

/** Whole digits of a decimal written with so many places, which must not be fewer than it has. */
export const digitsAt = ({ digits, places }: Decimal, wanted: number): bigint =>
  digits * 10n ** BigInt(wanted - places)

/** The nearest number. */
export function numberOf({ digits, places }: Decimal): number {
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0')
  const at = text.length - places
  return Number(`${digits < 0n ? '-' : ''}${text.slice(0, at)}.${text.slice(at)}0`)
}

/** The greatest whole number not above a decimal that is not negative. */
export const floorOf = ({ digits, places }: Decimal): number => Number(digits / 10n ** BigInt(places))
