import type { Context } from '../context.ts'
import { openPlatform } from '../open-platform.ts'
import { systemClock } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { openContext } from '../start.ts'
import type { Call } from './command.ts'

/** Opens the platform for `work`, and closes it even if `work` throws. With `anyKey`, also with a new `secret.key`. */
export async function withPlatform<T>(
  { config }: Pick<Call, 'config'>,
  work: (platform: Platform) => Promise<T>,
  { anyKey = false } = {},
): Promise<T> {
  const platform = await openPlatform(config, systemClock, { anyKey })
  try {
    return await work(platform)
  } finally {
    await platform.db.destroy()
  }
}

/** Like `withPlatform`, with the areas loaded into memory. */
export async function withContext<T>(
  { config }: Pick<Call, 'config'>,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const context = await openContext(config)
  try {
    return await work(context)
  } finally {
    await context.db.destroy()
  }
}
