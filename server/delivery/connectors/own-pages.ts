import { saveNotice } from '../notice-queries.ts'
import type { ByHand, OwnPages } from './connector.ts'

/** Our own notice pages and feeds: the one place that can be written exactly once. */
export const ownPages: OwnPages = { by: 'writing', safeToRepeat: true, write: saveNotice }

export const byHand: ByHand = { by: 'hand', safeToRepeat: true }
