/** The same numbers with room for more behind them. */
export function grown(values: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room)
  larger.set(values)
  return larger
}
