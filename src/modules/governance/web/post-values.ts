/** What a person enters about a post. */
export type PostValues = {
  holderName: string
  holderTitle: string | null
  personId: string | null
  orgId: string | null
  sinceOn: string
  untilOn: string | null
  note: string | null
  source: string
}
