/**
 * The environment of a process under test: of this one only what it cannot do without, because the test runner has
 * variables of its own (BASE_URL among them), and the cache that lets it start faster.
 */
export function childEnv(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env
  return { PATH, HOME, NODE_COMPILE_CACHE, ...more }
}
