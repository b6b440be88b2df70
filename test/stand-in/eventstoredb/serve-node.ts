import { type handleUnaryCall, Server, ServerCredentials } from '@grpc/grpc-js';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type gossip from '@eventstore/db-client/generated/gossip_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { answerOnce } from './answer-once.ts';
import { appendCall } from './append-call.ts';
import { batchAppendCall } from './batch-append-call.ts';
import { type Cluster, HOST } from './cluster.ts';
import type { EventLog } from './event-log.ts';
import type { Faults } from './faults.ts';
import type { Node } from './node.ts';
import { readCall } from './read-call.ts';

const METHODS = ['read', 'append', 'batchappend'];
const MOST_BYTES_OF_A_MESSAGE = 16 * 1024 * 1024;

/** One node of the cluster, listening; port 0 takes a free one. */
export async function serveNode(cluster: Cluster, log: EventLog, faults: Faults, port: number): Promise<Server> {
  const server = new Server({ 'grpc.max_receive_message_length': MOST_BYTES_OF_A_MESSAGE });
  let place = 0;
  const node: Node = {
    log,
    faults,
    checkLeadership: (headers) => {
      cluster.requireLeader(place, headers.get('requires-leader')[0] === 'true');
    },
  };
  server.addService(streamsService.StreamsService, {
    read: readCall(node),
    append: appendCall(node),
    batchAppend: batchAppendCall(node),
  });
  const getSupportedMethods: handleUnaryCall<shared.Empty, features.SupportedMethods> = (_call, callback) => {
    answerOnce(callback, faults.enter('features').then(supportedMethods));
  };
  server.addService(featuresService.ServerFeaturesService, { getSupportedMethods });
  const read: handleUnaryCall<shared.Empty, gossip.ClusterInfo> = (_call, callback) => {
    answerOnce(
      callback,
      faults.enter('gossip').then(() => cluster.gossip()),
    );
  };
  server.addService(gossipService.GossipService, { read });
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${HOST}:${port}`, ServerCredentials.createInsecure(), (error, taken) => {
      if (error) reject(error);
      else resolve(taken);
    });
  });
  place = cluster.join(bound);
  return server;
}

function supportedMethods(): features.SupportedMethods {
  const methods = METHODS.map((name) =>
    new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name),
  );
  return new features.SupportedMethods().setEventStoreServerVersion('24.10.0').setMethodsList(methods);
}
