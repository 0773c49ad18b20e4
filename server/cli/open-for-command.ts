import type { Context } from '../context.ts'
import { openPlatform } from '../open-platform.ts'
import type { Platform } from '../platform/platform.ts'
import { openContext } from '../start.ts'
import type { Call } from './command.ts'

/** Opens the platform for `work`, and closes it even if `work` throws. */
export async function withPlatform<T>(
  { config }: Pick<Call, 'config'>,
  work: (platform: Platform) => Promise<T>,
): Promise<T> {
  const platform = await openPlatform(config)
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
