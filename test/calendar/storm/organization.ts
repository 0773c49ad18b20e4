import { loadAreas } from '../../../server/areas/gazetteer/actions.ts'
import { commandLine } from '../../../server/audit/audit.ts'
import { addChannel } from '../../../server/channels/actions.ts'
import { channelInput } from '../../../server/channels/schema.ts'
import type { Context } from '../../../server/context.ts'
import { createToken } from '../../../server/people/account/token-actions.ts'
import { createPerson } from '../../../server/people/actions.ts'
import type { Permission } from '../../../server/people/person.ts'
import { secret } from '../../delivery/support/messages.ts'
import { whole } from './countries.ts'

/** Who asks, by what they may do. */
export interface Crew {
  authors: readonly string[]
  /** Authors who are deactivated on the way, one after another. */
  guests: readonly { id: string; token: string }[]
  approvers: readonly string[]
  administrator: string
}

/** The channels by key: what a program posts, what a person posts, and what Hark writes itself. */
export const channelKeys = ['board', 'door', 'letter', 'page'] as const

/** The small country, in which Austin has parts, with four channels and no rule yet. */
export async function furnish(context: Context, receiver: { url: string }): Promise<Crew> {
  const plan = { areas: whole, names: [], zips: [] }
  await loadAreas(context, { country: 'US', plan, actor: commandLine })
  for (const [key, finest, type] of [
    ['board', 'town', 'webhook'],
    ['door', 'part', 'manual'],
    ['letter', 'county', 'manual'],
    ['page', 'state', 'notices'],
  ]) {
    const settings = type === 'webhook' ? { url: receiver.url, secret } : {}
    const input = { key, name: key, type, finest, serves: 'US', settings }
    await addChannel(context, channelInput.parse(input), commandLine)
  }
  const someone = async (name: string, can: Permission[]) => {
    const input = { name, email: `${name}@example.org`, team: 'both' as const, can, password: 'correct horse battery' }
    const person = await createPerson(context, input, commandLine)
    const scope = can.includes('administrator') ? 'administer' : 'write'
    const { secret: token } = await createToken(context, { personId: person.id, name: 'storm', scope, actor: person })
    return { id: person.id, token }
  }
  const token = async (name: string, can: Permission[]) => (await someone(name, can)).token
  const authors = [await token('dana', ['author']), await token('mei', ['author'])]
  const approvers = [await token('ana', ['approver']), await token('tom', ['approver'])]
  const guests = await Promise.all(['gus', 'pia', 'ron', 'sue'].map((name) => someone(name, ['author'])))
  return { authors, approvers, guests, administrator: await token('eva', ['administrator']) }
}
