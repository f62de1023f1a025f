/** How strict log-in is. One object, so that an audit of classified protection (等保2.0) finds every rule in one place. */
export interface AuthSettings {
  password: {
    minLength: number
    /** Longer texts would only cost time to hash. */
    maxLength: number
    /** Of the four kinds: upper case, lower case, digits, everything else. */
    minKinds: number
    /** How many former passwords are not used again, the current one included. */
    history: number
    maxAgeDays: number
  }
  /** Failed attempts on one user name before it is locked, and for how long. */
  lockOut: AttemptLimits
  /** Failed attempts from one network address, whatever the user names. */
  throttle: AttemptLimits
  session: {
    idleMinutes: number
    absoluteHours: number
    /** The oldest session of an account ends when one more begins. */
    maxPerAccount: number
    /** Activity is written down at most this often, so that reading a page does not write at each request. */
    seenEverySeconds: number
  }
  totp: { backupCodes: number; challengeMinutes: number }
}

export interface AttemptLimits {
  failures: number
  windowMinutes: number
  lockMinutes: number
}

/**
 * The defaults meet classified protection level 3 (GB/T 22239-2019) as offices apply it:
 *
 * - ten characters of three kinds (required are eight, mixed), five former passwords, at most 90 days;
 * - five failures lock for 15 minutes; the same for names nobody has, so that a lock tells nothing;
 * - an address may fail 50 times in 15 minutes: a whole office often stands behind one address;
 * - idle for 30 minutes ends a session, as does a working day of 12 hours;
 * - three sessions: a desk, a phone and a meeting room.
 */
export const defaultAuthSettings: AuthSettings = {
  password: { minLength: 10, maxLength: 128, minKinds: 3, history: 5, maxAgeDays: 90 },
  lockOut: { failures: 5, windowMinutes: 15, lockMinutes: 15 },
  throttle: { failures: 50, windowMinutes: 15, lockMinutes: 15 },
  session: { idleMinutes: 30, absoluteHours: 12, maxPerAccount: 3, seenEverySeconds: 60 },
  totp: { backupCodes: 10, challengeMinutes: 10 },
}
