import { parseArgs } from 'node:util';
import type { Server } from '@grpc/grpc-js';
import { Cluster } from './cluster.ts';
import { EventLog } from './event-log.ts';
import { isFaultRequest } from './fault-messages.ts';
import { Faults } from './faults.ts';
import { serveNode } from './serve-node.ts';

/**
 * A stand-in for EventStoreDB, where no real server can be had:
 *   node --import ./test/support/typescript-loader.mjs test/stand-in/eventstoredb/main.ts --directory data/eventstoredb
 * It speaks the protocol for what the product uses, and keeps what it acknowledges. --nodes 3 listens on three ports over
 * one journal; --port takes one port per node, separated by commas, and a free one where none is named.
 */
const { values } = parseArgs({
  options: {
    directory: { type: 'string' },
    port: { type: 'string', default: '' },
    nodes: { type: 'string', default: '1' },
  },
});
if (values.directory === undefined) throw new Error('--directory is missing');
const ports = values.port.split(',').map(Number);

const log = await EventLog.open(values.directory);
const cluster = new Cluster();
const faults = new Faults(cluster);
const servers: Server[] = [];
for (let node = 0; node < Number(values.nodes); node++)
  servers.push(await serveNode(cluster, log, faults, ports[node] ?? 0));

async function stop(): Promise<void> {
  for (const server of servers) server.forceShutdown();
  await log.close();
  process.exit();
}
process.once('SIGTERM', () => void stop());
process.once('disconnect', () => void stop()); // not to outlive the test
process.on('message', (message) => {
  if (!isFaultRequest(message)) return;
  void faults.order(message.fault).then(() => process.send?.({ reply: message.request }));
});

console.log(cluster.connectionString);
