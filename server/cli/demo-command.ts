import type { Command } from './command.ts'

const demo: Command = {
  name: 'demo',
  installs: true,
  summary: 'Runs Hark with a sample organization and shows how to sign in.',
  flags: {},
  async run({ config }) {
    // Loaded only here, because the sample organization is large and no other command needs it.
    const { runDemo } = await import('../demo.ts')
    await runDemo(config)
    return null
  },
}

export const demoCommands = [demo]
