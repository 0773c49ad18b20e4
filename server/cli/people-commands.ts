import { commandLine } from '../audit/audit.ts'
import { replacePassword } from '../people/account/account-actions.ts'
import { createToken } from '../people/account/token-actions.ts'
import { createPerson, deactivatePerson } from '../people/actions.ts'
import { type Person, permissions, teams } from '../people/person.ts'
import { findPersonByEmail, listPeople } from '../people/queries.ts'
import { newPasswordInput, newPersonInput, tokenInput } from '../people/schema.ts'
import { makeDeviceLink } from '../people/sign-in/device-link.ts'
import { tokenDays, usualTokenDays } from '../people/token.ts'
import { NotFound } from '../platform/errors.ts'
import { formatAlternatives } from '../platform/format.ts'
import { scopes } from '../platform/guards/token-scope.ts'
import { newSecret } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import type { Call, Command, Flag } from './command.ts'
import { required, valid } from './input.ts'
import { withPlatform } from './open-for-command.ts'

const email: Flag = { value: 'E', help: 'Their email address.' }
const passwordFlags: Record<string, Flag> = {
  password: { value: 'P', help: 'Their password. Others on this machine may see it while the command runs.' },
  'password-stdin': { help: 'Read the password from standard input.' },
}

const createUser: Command = {
  name: 'user create',
  installs: true,
  summary:
    'Creates an account. Without a password, Hark makes one up and shows it. It must be changed at the first sign-in.',
  flags: {
    email,
    name: { value: 'N', help: 'Their name.' },
    team: { value: 'T', help: `One of ${formatAlternatives(teams)}.` },
    can: { value: 'P,P', help: `Any of ${formatAlternatives(permissions)}. Without it the person can view only.` },
    ...passwordFlags,
  },
  async run(call) {
    const answers = {
      email: await required(call, 'email', 'Email address'),
      name: await required(call, 'name', 'Name'),
      team: await required(call, 'team', `Team (${formatAlternatives(teams)})`),
      can: (call.flags['can'] ?? '').split(',').map(permissionName).filter(Boolean),
    }
    const { password, generated } = await readPassword(call)
    const input = valid(newPersonInput, { ...answers, password })
    return withPlatform(call, async (platform) => {
      const person = await createPerson(platform, input, commandLine)
      return {
        text: `${person.name} can sign in with ${person.email}.${generated ? ` The password is ${password}` : ''}`,
        json: { ...present(person), ...(generated && { password }) },
      }
    })
  },
}

const listUsers: Command = {
  name: 'user list',
  summary: 'Lists everyone with an account.',
  flags: {},
  run: (call) =>
    withPlatform(call, async ({ db }) => {
      const people = await listPeople(db)
      const line = ({ name, email: address, team, can, deactivatedAt }: Person) =>
        [address, name, team, can.join(',') || 'read', deactivatedAt === null ? 'active' : 'deactivated'].join('\t')
      return { text: people.map(line).join('\n') || 'Nobody has an account yet.', json: people.map(present) }
    }),
}

const deactivateUser: Command = {
  name: 'user deactivate',
  summary: 'Ends a person’s sessions and tokens. What they wrote and approved stays.',
  flags: { email },
  async run(call) {
    const address = await required(call, 'email', 'Email address')
    return withPlatform(call, async (platform) => {
      const { id } = await personAt(platform, address)
      const person = await deactivatePerson(platform, { id, actor: commandLine })
      return { text: `${person.name} is deactivated.`, json: present(person) }
    })
  },
}

const passwordOfUser: Command = {
  name: 'user password',
  summary: 'Sets a new password, to be changed at the next sign-in, and ends the person’s sessions and tokens.',
  flags: { email, ...passwordFlags },
  async run(call) {
    const address = await required(call, 'email', 'Email address')
    const { password, generated } = await readPassword(call)
    const input = valid(newPasswordInput, { password })
    return withPlatform(call, async (platform) => {
      const { id, name } = await personAt(platform, address)
      await replacePassword(platform, id, input.password, commandLine)
      return {
        text: `${name} has a new password.${generated ? ` It is ${password}` : ''}`,
        json: { id, email: address, ...(generated && { password }) },
      }
    })
  },
}

const linkForUser: Command = {
  name: 'user link',
  summary: 'Creates a link that lets a person sign in with a new browser while others use up their attempts.',
  flags: { email },
  async run(call) {
    const address = await required(call, 'email', 'Email address')
    return withPlatform(call, async (platform) => {
      const link = await makeDeviceLink(platform, address, commandLine)
      return { text: `${link}\nIt works for a day. The password is still needed.`, json: { link } }
    })
  },
}

const createUserToken: Command = {
  name: 'token create',
  summary: 'Creates an API token that acts for a person, and shows it once.',
  flags: {
    email,
    name: { value: 'N', help: 'What uses it, such as "Outage system". Otherwise "Command line".' },
    scope: {
      value: 'S',
      help: `One of ${formatAlternatives(scopes)}; each includes those before it. Otherwise write.`,
    },
    days: {
      value: 'D',
      help: `It expires after ${formatAlternatives(tokenDays.map(String))} days. Otherwise ${usualTokenDays}.`,
    },
  },
  async run(call) {
    const address = await required(call, 'email', 'Email address')
    const { scope, days } = call.flags
    const input = valid(tokenInput, {
      name: call.flags['name'] ?? 'Command line',
      ...(scope !== undefined && { scope }),
      ...(days !== undefined && { days }),
    })
    return withPlatform(call, async (platform) => {
      const { id: personId } = await personAt(platform, address)
      const token = await createToken(platform, { ...input, personId, actor: commandLine })
      const { id, name, expiresAt } = token
      return { text: token.secret, json: { token: token.secret, id, name, scope: token.scope, expiresAt } }
    })
  },
}

export const peopleCommands = [createUser, listUsers, deactivateUser, passwordOfUser, linkForUser, createUserToken]

/** Reads the password from a flag, standard input or the keyboard; otherwise generates one. */
async function readPassword({ flags, switches, terminal }: Call): Promise<{ password: string; generated: boolean }> {
  if (switches.has('password-stdin')) return { password: await terminal.readAll(), generated: false }
  if (flags['password'] !== undefined) return { password: flags['password'], generated: false }
  const typed = terminal.interactive ? await terminal.askSecret('Password (leave empty to have one made up): ') : ''
  return typed === ''
    ? { password: newSecret('p').slice(0, 24), generated: true }
    : { password: typed, generated: false }
}

async function personAt({ db }: Platform, email: string): Promise<Person> {
  const person = await findPersonByEmail(db, email)
  if (!person) throw new NotFound(`Nobody has an account with ${email}.`)
  return person
}

function present({ id, email: address, name, team, can, deactivatedAt }: Person) {
  return { id, email: address, name, team, can, deactivatedAt }
}

/** Accepts `duty-manager` for `duty_manager`, because flags are written with hyphens. */
function permissionName(text: string): string {
  return text.trim().replaceAll('-', '_')
}
