import { z } from 'zod'

/** Why a masked value is to be seen in clear; it stands in the audit. */
export const revealReason = z.string().trim().min(2).max(500)
