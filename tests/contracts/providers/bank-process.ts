import { createBankSimulator } from '#infra/local/providers/bank-simulator.ts';

/** A bank in a process of its own, so that a test can kill it: prints its address and stays. */
const [dataFolder = '', serviceOrigin = '', nowMs = ''] = process.argv.slice(2);
const bank = await createBankSimulator({ railKey: 'a-rail-key-for-tests' }).start({
  clock: {
    now: () => Number(nowMs),
    onWound: () => () => undefined,
    offsetMs: new SharedArrayBuffer(8),
  },
  dataFolder,
  log: { note: () => undefined, trouble: () => undefined },
  serviceOrigin,
});
process.stdout.write(`${bank.url}\n`);
