import { type BinaryOperationNode, type OperationNode, OperatorNode, PrimitiveValueListNode } from 'kysely'

/**
 * From so many values on, a list is one parameter. SQLite takes no more than 32,766 parameters in a statement and PostgreSQL
 * 65,535, and a list of ids may have more. For short lists the database sees the values one by one when it makes its plan.
 */
const LONG = 1000

export interface LongList {
  operand: OperationNode
  isNot: boolean
  values: readonly unknown[]
}

/** The parts of `operand in (values)` or `operand not in (values)` when there are that many; otherwise null. */
export function longList({ leftOperand, operator, rightOperand }: BinaryOperationNode): LongList | null {
  if (!OperatorNode.is(operator) || !PrimitiveValueListNode.is(rightOperand)) return null
  const isNot = operator.operator === 'not in'
  const isLong = rightOperand.values.length >= LONG
  return isLong && (isNot || operator.operator === 'in')
    ? { operand: leftOperand, isNot, values: rightOperand.values }
    : null
}
