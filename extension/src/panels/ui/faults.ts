import { Failed, type Fault } from '../../background/fault';

/** Why a read of ours failed, as the background said it. */
export function faultIn(error: unknown): Fault {
  return error instanceof Failed ? error.fault : { kind: 'unexpected', detail: String(error) };
}
