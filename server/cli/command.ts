import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { CannotStart } from '../platform/errors.ts'
import type { Terminal } from './terminal.ts'

export interface Flag {
  /** The placeholder for its value in the help. A flag without one is a switch. */
  value?: string
  help: string
}

export interface Call {
  config: Config
  terminal: Terminal
  flags: Record<string, string | undefined>
  /** The switches that were given. */
  switches: ReadonlySet<string>
  /** Arguments without a flag. */
  words: string[]
  /** Prints a progress line. Silent with --json. */
  report(line: string): unknown
}

/** A command's output, for people and for scripts. */
export interface Answer {
  text: string
  json: unknown
}

export interface Command {
  /** `user create`. */
  name: string
  summary: string
  flags: Record<string, Flag>
  /** The placeholder for arguments without a flag: `FILE`, `[US …]`. */
  words?: string
  /** Whether it makes an installation where there is none. Every other command refuses to. */
  installs?: boolean
  /** Null if the command printed its own output. */
  run(call: Call): Promise<Answer | null>
}

const commonFlags: Record<string, Flag> = {
  json: { help: 'Answer in JSON.' },
  help: { help: 'Show what this command does.' },
}

export type Parsed = Pick<Call, 'flags' | 'switches' | 'words'>

export function parse(command: Command, args: readonly string[]): Parsed {
  const flags = { ...command.flags, ...commonFlags }
  const options: ParseArgsOptionsConfig = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, { type: flag.value === undefined ? 'boolean' : 'string' }]),
  )
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: command.words !== undefined,
      strict: true,
    })
    const entries = Object.entries(values)
    return {
      flags: Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
      switches: new Set(entries.filter(([, value]) => value === true).map(([name]) => name)),
      words: positionals,
    }
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    throw new CannotStart(`${sentence!.replace(/\.$/, '')}. See: npm run hark -- ${command.name} --help`)
  }
}

export function help(command: Command): string {
  const flags = Object.entries({ ...command.flags, ...commonFlags })
  const usages = flags.map(([name, { value }]) => `--${name}${value === undefined ? '' : ` ${value}`}`)
  const width = Math.max(...usages.map((usage) => usage.length))
  const lines = flags.map(([, flag], index) => `  ${usages[index]!.padEnd(width)}  ${flag.help}`)
  const words = command.words === undefined ? '' : ` ${command.words}`
  return [command.summary, '', `  npm run -s hark -- ${command.name}${words} [flags]`, '', ...lines].join('\n')
}

export function overview(commands: readonly Command[]): string {
  const names = commands.map(({ name, words }) => (words === undefined ? name : `${name} ${words}`))
  const width = Math.max(...names.map((name) => name.length))
  const lines = commands.map((command, index) => `  ${names[index]!.padEnd(width)}  ${command.summary}`)
  return ['npm run -s hark -- <command> [flags]', '', ...lines, '', 'Each takes --help and --json.'].join('\n')
}
