import { commandLine } from '../audit/audit.ts'
import { replacePassword } from '../people/account/account-actions.ts'
import { createToken } from '../people/account/token-actions.ts'
import { createPerson, deactivatePerson } from '../people/actions.ts'
import { type Person, permissions, teams } from '../people/person.ts'
import { findPersonByEmail, listPeople } from '../people/queries.ts'
import { newPasswordInput, newPersonInput, tokenInput } from '../people/schema.ts'
import { linkDays, makeAccountLink } from '../people/sign-in/account-links.ts'
import { makeDeviceLink } from '../people/sign-in/device-link.ts'
import { tokenDays, usualTokenDays } from '../people/token.ts'
import { NotFound } from '../platform/errors.ts'
import { formatAlternatives } from '../platform/format.ts'
import { scopes } from '../platform/guards/token-scope.ts'
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
  summary: 'Adds a person and prints a link to choose a password.',
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
    const password = await readPassword(call)
    const input = valid(newPersonInput, { ...answers, ...(password !== null && { password }) })
    return withPlatform(call, async (platform) => {
      const person = await createPerson(platform, input, commandLine)
      if (password !== null) return { text: `${person.name} can sign in with ${person.email}.`, json: present(person) }
      const link = await makeAccountLink(platform, person.id, commandLine)
      const text = `${person.name} is added. Send them this link, with which they choose a password:`
      return { text: linkInWords(platform, text, link), json: { ...present(person), link } }
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
  summary: 'Prints a link to choose a new password. With a password, sets that one.',
  flags: { email, ...passwordFlags },
  async run(call) {
    const address = await required(call, 'email', 'Email address')
    const password = await readPassword(call)
    return withPlatform(call, async (platform) => {
      const { id, name } = await personAt(platform, address)
      if (password === null) {
        const link = await makeAccountLink(platform, id, commandLine)
        const text = `Send ${name} this link, with which they choose a new password:`
        return { text: linkInWords(platform, text, link), json: { id, email: address, link } }
      }
      await replacePassword(platform, id, valid(newPasswordInput, { password }).password, commandLine)
      return {
        text: `${name} has a new password, and changes it at the next sign-in.`,
        json: { id, email: address },
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
      const text = [link, 'It works for a day. The password is still needed.', ...onlyHere(platform)]
      return { text: text.join('\n'), json: { link } }
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

/** Reads the password from a flag or standard input; null when the person is to choose it. */
async function readPassword({ flags, switches, terminal }: Call): Promise<string | null> {
  if (switches.has('password-stdin')) return terminal.readAll()
  return flags['password'] ?? null
}

function linkInWords(platform: Platform, text: string, link: string): string {
  return [text, link, `It works once, within ${linkDays} days.`, ...onlyHere(platform)].join('\n')
}

/** Says so when a link leads to this machine, because the command was not told the address of the service. */
function onlyHere({ config: { BASE_URL } }: Platform): string[] {
  const { hostname } = new URL(BASE_URL)
  if (hostname !== 'localhost' && hostname !== '[::1]' && !hostname.startsWith('127.')) return []
  return ['The link works on this machine only. For others, run the command with the BASE_URL of the service.']
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
