import type { Metadata } from '@grpc/grpc-js';
import type { EventLog } from './event-log.ts';
import type { Faults } from './faults.ts';

/** What every call of a node needs. */
export interface Node {
  readonly log: EventLog;
  readonly faults: Faults;
  /** Throws not-leader if the call asks for the leader and this node does not lead. */
  readonly checkLeadership: (headers: Metadata) => void;
}
