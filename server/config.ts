import { z } from 'zod'
import { readAllowedHosts } from './platform/addresses.ts'
import { CannotStart } from './platform/errors.ts'
import { formatAlternatives } from './platform/format.ts'

const onOff = z.enum(['on', 'off'], { error: 'is on or off' })
const wholeNumber = (lowest: number, highest: number) => {
  const error = `is a whole number from ${lowest} to ${highest}`
  return z.coerce.number({ error }).int(error).min(lowest, error).max(highest, error)
}
const number = (lowest: number, highest: number, fallback: number) => wholeNumber(lowest, highest).default(fallback)
const address = (protocol: RegExp, error: string) =>
  z.string().refine((text) => protocol.test(text) && URL.canParse(text), error)
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const isAddress = ({ value }: { value: unknown }) => URL.canParse(String(value))

/** Links of pages begin with "/", so a proxy cannot put Hark below a path. */
function isOrigin(text: string): boolean {
  const { origin, href } = new URL(text)
  return href === `${origin}/`
}

/** Every setting with its default. The table in README.md explains them and must match. */
const settings = z.object({
  PORT: number(0, 65_535, 3000),
  HEALTH_PORT: wholeNumber(1, 65_535).optional(),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: address(
    /^postgres(ql)?:\/\//,
    'is an address such as postgres://user:password@host/database',
  ).optional(),
  BASE_URL: address(/^https?:\/\//, 'is an address such as https://hark.example.org')
    .refine(isOrigin, { error: 'has to be without a path, such as https://hark.example.org', when: isAddress })
    .optional(),
  WORKER: z.enum(['on', 'off', 'only'], { error: 'is on, off or only' }).default('on'),
  SMTP_URL: address(/^smtps?:\/\//, 'is an address such as smtps://user:password@mail.example.org').optional(),
  MAIL_FROM: z.string().default('Hark <hark@localhost>'),
  SMTP_PLAIN: onOff.default('off'),
  WEBHOOK_HTTP: onOff.default('off'),
  WEBHOOK_PRIVATE: z
    .string()
    .default('')
    .transform((text, { addIssue }) => {
      const allowed = readAllowedHosts(text)
      if (allowed === null) addIssue('is a list of hosts and ranges such as hooks.example.org, 10.1.0.0/16')
      return allowed ?? z.NEVER
    }),
  API_RATE: number(1, 1_000_000, 600),
  SIGN_IN_RATE: number(1, 1_000_000, 10),
  REQUEST_SECONDS: number(1, 3600, 60),
  DEV: onOff.default('off'),
  LOG_LEVEL: z.enum(levels, { error: `is one of ${formatAlternatives(levels)}` }).default('info'),
})

export type Config = Omit<z.output<typeof settings>, 'BASE_URL'> & { BASE_URL: string }

/** Reads the environment; an empty variable counts as not set. Throws CannotStart for an invalid setting. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const variables = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  if ('ALLOW_PRIVATE_WEBHOOKS' in variables)
    throw new CannotStart('ALLOW_PRIVATE_WEBHOOKS is gone. Name the private hosts for webhooks in WEBHOOK_PRIVATE.')
  const parsed = settings.safeParse(variables)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue!.path[0])
    // These contain passwords, which must not appear on a terminal or in a log.
    const hides = name === 'DATABASE_URL' || name === 'SMTP_URL' || variables[name]?.includes('@')
    const reads = hides ? 'something else' : variables[name]
    throw new CannotStart(`The setting ${name} ${issue!.message}. It reads ${reads} now.`)
  }
  const { HOST, PORT } = parsed.data
  if (PORT === 0 && parsed.data.BASE_URL === undefined)
    throw new CannotStart('With PORT=0 the port is known too late for links. Set BASE_URL, or PORT to a number.')
  const { BASE_URL = `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}` } = parsed.data
  return { ...parsed.data, BASE_URL: URL.parse(BASE_URL)?.origin ?? BASE_URL }
}
