/**
 * The environment of a process under test. It gets only the variables it needs and the compile cache for a faster
 * start, because the test runner sets some that Hark would read, such as BASE_URL.
 */
export function childEnv(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env
  return { PATH, HOME, NODE_COMPILE_CACHE, ...more }
}
