import { z } from 'zod'
import { CannotStart } from './platform/errors.ts'

const onOff = z.enum(['on', 'off'], { error: 'is on or off' })
const number = (fallback: number) => z.coerce.number({ error: 'is a number' }).int().min(0).default(fallback)

/** Every setting, its default and its meaning; the README's table says the same. */
const settings = z.object({
  PORT: number(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'starts with postgres://')
    .optional(),
  BASE_URL: z.url({ error: 'is an address such as https://hark.example.org' }).optional(),
  WORKER: z.enum(['on', 'off', 'only'], { error: 'is on, off or only' }).default('on'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'starts with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('Hark <hark@localhost>'),
  ALLOW_PRIVATE_WEBHOOKS: onOff.default('off'),
  API_RATE: number(600),
  SIGN_IN_RATE: number(10),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export type Config = Omit<z.output<typeof settings>, 'BASE_URL'> & { BASE_URL: string }

/** Reads the environment; an empty variable counts as not set. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new CannotStart(
      `The setting ${issue!.path.join('.')} ${issue!.message}. It reads ${given[String(issue!.path[0])]} now.`,
    )
  }
  const { BASE_URL = `http://${parsed.data.HOST}:${parsed.data.PORT}` } = parsed.data
  return { ...parsed.data, BASE_URL: BASE_URL.replace(/\/$/, '') }
}
