import { areaCommands } from './cli/areas.ts'
import { auditCommands } from './cli/audit.ts'
import { type Command, help, overview, parse } from './cli/command.ts'
import { databaseCommands } from './cli/database.ts'
import { demoCommands } from './cli/demo.ts'
import { peopleCommands } from './cli/people.ts'
import { terminal } from './cli/terminal.ts'
import { readConfig } from './config.ts'
import { CannotStart, DomainError, Invalid } from './platform/errors.ts'

export const commands: readonly Command[] = [
  ...peopleCommands,
  ...areaCommands,
  ...databaseCommands,
  ...auditCommands,
  ...demoCommands,
]

const say = (text: string) => text !== '' && process.stdout.write(`${text}\n`)

async function run(args: readonly string[]): Promise<void> {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => args[index] === word))
  if (!command) {
    if (args.length > 0 && !['help', '--help'].includes(args[0]!)) {
      throw new CannotStart(`There is no command "${args.join(' ')}". See: npm run hark -- --help`)
    }
    say(overview(commands))
    return
  }
  const parsed = parse(command, args.slice(command.name.split(' ').length))
  if (parsed.switches.has('help')) {
    say(help(command))
    return
  }
  const json = parsed.switches.has('json')
  const report = (line: string) => void (json || say(line))
  const answer = await command.run({ ...parsed, config: readConfig(), terminal, report })
  if (answer) say(json ? JSON.stringify(answer.json) : answer.text)
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${sentence(error).replace(/\s*\n\s*/g, ' ')}\n`)
  process.exitCode = 1
}

function sentence(error: unknown): string {
  if (error instanceof Invalid && Object.keys(error.fields).length > 0) return Object.values(error.fields).join(' ')
  if (error instanceof CannotStart || error instanceof DomainError) return error.message
  return `This is a fault in Hark: ${error instanceof Error ? error.message : error}`
}
