/** The form in which user names are stored and compared: full-width and upper-case letters are the same name. */
export const usernameKey = (username: string): string => username.normalize('NFKC').trim().toLowerCase()

/** Letters of any script, digits and `. _ @ -`, 2 to 60 characters: staff numbers and addresses fit as well as names. */
export const isUsername = (key: string): boolean => /^[\p{L}\p{N}._@-]{2,60}$/u.test(key)
