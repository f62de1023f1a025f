/** What talent is told by the rest of the product. */
export interface TalentPorts {
  /** What only this installation knows, from which personal addresses are made. */
  secret(): Promise<string>
}
