/** Why the oracle will not compute: the class of a refusal, whatever the engine calls it. */
export type RefusalClass =
  'pending' | 'noWeight' | 'bounds' | 'noPoints' | 'heldList' | 'noCoefficient' | 'negativePool'

export class OracleRefusal extends Error {
  readonly reason: RefusalClass

  constructor(reason: RefusalClass) {
    super(reason)
    this.name = 'OracleRefusal'
    this.reason = reason
  }
}
