import { runCommand } from './cli/run.ts'
import { terminal } from './cli/terminal.ts'

process.exitCode = await runCommand(process.argv.slice(2), terminal)
