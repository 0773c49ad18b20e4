/** Told of what went wrong with one item while the others go on. */
export type ReportError = (error: unknown, what: string) => void
