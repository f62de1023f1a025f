/** What a part is worth for a pair, 0 to 1000, and by what. */
export interface Worth<Evidence> {
  readonly worth: number
  readonly evidence: Evidence
}
