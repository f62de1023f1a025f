/** Those of the ids that are UUIDs: a key is looked up by its index only as what it is, and others have no row. */
export const uuidsOf = (ids: readonly string[]): string[] =>
  ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
