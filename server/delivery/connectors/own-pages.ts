import { saveNotice } from '../notice-queries.ts'
import type { ByHand, OwnPages } from './connector.ts'

/** Hark's own notice pages and feeds: the only destination with exactly-once delivery. */
export const ownPages: OwnPages = { by: 'writing', safeToRepeat: true, write: saveNotice }

export const byHand: ByHand = { by: 'hand', safeToRepeat: true }
