/** Told of what went wrong with one item while the others go on. */
export type Report = (error: unknown, what: string) => void
