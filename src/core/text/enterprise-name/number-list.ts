/** A list of numbers that grows, 8 bytes each. */
export class NumberList {
  #values = new Float64Array(16)
  #length = 0

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#values.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = value
  }

  /** The numbers ascending. The list itself is put in order and must not grow while they are used. */
  sorted(): Float64Array {
    return this.#values.subarray(0, this.#length).sort()
  }
}
