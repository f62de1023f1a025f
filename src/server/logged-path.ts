/** A path as the log of requests has it: without the secret part of a personal address. */
export const loggedPath = (path: string): string =>
  path.replace(/^(\/[ios]|\/api\/training\/calendars)\/[^/]+/, '$1/…')
