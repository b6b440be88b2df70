import { randomUUID } from 'node:crypto';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { notLeader } from './call-refused.ts';

export const HOST = '127.0.0.1';

const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;

/** The nodes, in the order of their ports; the first leads at first. */
export class Cluster {
  readonly #members: { readonly id: string; readonly port: number }[] = [];
  #leader = 0;

  /** A node that listens; answers its place. */
  join(port: number): number {
    return this.#members.push({ id: randomUUID(), port }) - 1;
  }

  moveLeadership(node: number): void {
    if (!this.#members[node]) throw new RangeError(`there is no node ${node}`);
    this.#leader = node;
  }

  /** Throws not-leader at a follower. Without the header a follower forwards, which here is the same log. */
  requireLeader(node: number, requiresLeader: boolean): void {
    const leader = this.#members[this.#leader];
    if (leader && requiresLeader && node !== this.#leader) throw notLeader({ host: HOST, port: leader.port });
  }

  get connectionString(): string {
    return `esdb://${this.#members.map(({ port }) => `${HOST}:${port}`).join(',')}?tls=false`;
  }

  gossip(): gossip.ClusterInfo {
    const members = this.#members.map(({ id, port }, node) =>
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString(id))
        .setState(node === this.#leader ? LEADER : FOLLOWER)
        .setIsAlive(true)
        .setHttpEndPoint(new gossip.EndPoint().setAddress(HOST).setPort(port)),
    );
    return new gossip.ClusterInfo().setMembersList(members);
  }
}
