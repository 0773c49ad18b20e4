import { saveAudience } from '../audiences/saved/actions.ts'
import type { Context } from '../context.ts'
import type { Cast } from './cast.ts'

const bayArea = ['001', '013', '041', '055', '075', '081', '085', '095', '097'].map((county) => `US-CA-${county}`)
const plant = ['bakersfield', 'oildale', 'rosedale', 'shafter'].map((town) => `US-CA-029-${town}`)

/** Two audiences that everybody uses, and one that only Ana sees. */
export async function nameAudiences(context: Context, { dana, tom, ana }: Cast): Promise<void> {
  const shared = true
  await saveAudience(context, { name: 'Bay Area', audience: { include: bayArea, exclude: [] }, shared }, dana)
  const kern = { include: ['US-CA-029'], exclude: ['US-CA-029-ridgecrest', 'US-CA-029-california-city'] }
  await saveAudience(context, { name: 'Kern water customers', audience: kern, shared }, tom)
  await saveAudience(context, { name: 'North plant', audience: { include: plant, exclude: [] }, shared: false }, ana)
}
