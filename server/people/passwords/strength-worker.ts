import { parentPort } from 'node:worker_threads'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import * as spanish from '@zxcvbn-ts/language-es-es'
import { SHORTEST_PASSWORD } from './shortest-password.ts'
import { waysToRead } from './ways-to-read.ts'

/** A password to judge, and the words that anybody who knows the person tries first. */
export interface Question {
  id: number
  password: string
  /** In lower case. */
  words: readonly string[]
}

export interface Answer {
  id: number
  /** From 0, found at once, to 4. From 3 on it takes over a hundred million guesses. */
  score: number
}

/**
 * The time grows with the square of the length and with the ways to read digits as letters, so both are bounded: the
 * beginning of a long password has to be hard to guess by itself.
 */
const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary, ...spanish.dictionary },
  graphs: common.adjacencyGraphs,
  maxLength: 64,
  l33tMaxSubstitutions: 10,
})

parentPort?.on('message', ({ id, password, words }: Question) => {
  const answer: Answer = { id, score: Math.min(...waysToRead(password).map((way) => scoreOf(way, words))) }
  parentPort!.postMessage(answer)
})

/** Shorter words are in too many others to say that a password was made of them. */
const NAME = 4

/**
 * Also judges what is left without the known words, because putting one in front makes nothing harder to guess. Without a
 * name, what is left has to be long enough by itself, too.
 */
function scoreOf(password: string, words: readonly string[]): number {
  const { score } = zxcvbn.check(password, [...words])
  const lower = password.toLowerCase()
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), lower)
  if (rest === lower) return score
  const hasName = words.some((word) => word.length >= NAME && lower.includes(word))
  const own = rest.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  if (hasName && own.length < SHORTEST_PASSWORD) return 0
  return Math.min(score, zxcvbn.check(rest).score)
}
