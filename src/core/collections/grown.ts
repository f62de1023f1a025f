/** The same numbers with room for `length`, zeros behind them; themselves where they have it. */
export function grown<Buffer extends ArrayBufferLike>(
  values: Int32Array<Buffer>,
  length: number,
): Int32Array<Buffer | ArrayBuffer> {
  if (length === values.length) return values
  const larger = new Int32Array(length)
  larger.set(values)
  return larger
}
