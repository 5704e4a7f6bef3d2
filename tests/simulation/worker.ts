import { parentPort, workerData } from 'node:worker_threads';

import { simulate, type Share } from './simulate.ts';

/** Plays one share of the worlds in a thread of its own. */
await simulate(workerData as Share, {
  onWorld: (so) => {
    parentPort?.postMessage(so);
  },
});
