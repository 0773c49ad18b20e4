import { readConfig } from '../config.ts'
import { type Commits, watchCommits } from '../platform/commits.ts'
import { busyFrom } from '../platform/database-trouble.ts'
import { requireDatabase } from '../platform/db/open.ts'
import { CannotStart, DomainError, Invalid } from '../platform/errors.ts'
import { areaListsCommands } from './area-lists-commands.ts'
import { areaCommands } from './areas-commands.ts'
import { auditCommands } from './audit-commands.ts'
import { type Command, help, overview, parse } from './command.ts'
import { databaseCommands } from './database-commands.ts'
import { demoCommands } from './demo-command.ts'
import { peopleCommands } from './people-commands.ts'
import type { Terminal } from './terminal.ts'

export const commands: readonly Command[] = [
  ...peopleCommands,
  ...areaCommands,
  ...areaListsCommands,
  ...databaseCommands,
  ...auditCommands,
  ...demoCommands,
]

/** Runs one command and returns the exit code. Prints any error in one line on standard error. */
export async function runCommand(
  args: readonly string[],
  outside: Terminal,
  environment?: NodeJS.ProcessEnv,
): Promise<number> {
  const terminal: Terminal = {
    ...outside,
    say: (line) => outside.say(visible(line)),
    complain: (line) => outside.complain(visible(line)),
  }
  const commits: Commits = { mayHaveCommitted: false }
  try {
    await watchCommits(commits, () => findAndRun(args, terminal, environment))
    return 0
  } catch (error) {
    terminal.complain(inOneLine(sentence(error, commits)))
    return 1
  }
}

async function findAndRun(args: readonly string[], terminal: Terminal, environment?: NodeJS.ProcessEnv): Promise<void> {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => args[index] === word))
  if (!command) {
    if (args.length === 0 || ['help', '--help'].includes(args[0]!)) return terminal.say(overview(commands))
    const [group, ...rest] = args
    const ofGroup = commands.filter(({ name }) => name.startsWith(`${group} `))
    if (ofGroup.length > 0 && (rest.length === 0 || ['help', '--help'].includes(rest[0]!)))
      return terminal.say(overview(ofGroup))
    throw new CannotStart(`There is no command "${args.join(' ')}". See: npm run hark -- --help`)
  }
  const parsed = parse(command, args.slice(command.name.split(' ').length))
  if (parsed.switches.has('help')) return terminal.say(help(command))
  const json = parsed.switches.has('json')
  const report = (line: string) => json || terminal.say(line)
  const config = readConfig(environment)
  if (!command.installs) requireDatabase(config)
  const answer = await command.run({ ...parsed, config, terminal, report })
  if (answer && (json || answer.text !== '')) terminal.say(json ? JSON.stringify(answer.json) : answer.text)
}

function sentence(error: unknown, { mayHaveCommitted }: Commits): string {
  const busy = busyFrom(error)
  if (busy && mayHaveCommitted)
    return 'The database is busy or unavailable. Some or all of this may be done already. Check before you try again.'
  if (busy) return busy.message
  if (error instanceof Invalid && Object.keys(error.fields).length > 0) return Object.values(error.fields).join(' ')
  if (error instanceof CannotStart || error instanceof DomainError) return error.message
  return `This is an error in Hark: ${error instanceof Error ? error.message : error}`
}

function inOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
}

/**
 * Headlines, names and addresses of files may hold characters that steer a terminal or turn its text around. They are
 * printed as JSON writes them.
 */
function visible(text: string): string {
  const steering = /(?![\n\t])\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]/gu
  return text.replace(steering, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
