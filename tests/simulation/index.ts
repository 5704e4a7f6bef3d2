import path from 'node:path';
import { Worker } from 'node:worker_threads';

import { readSimulateFlags, usage, writeSteps, type SimulateFlags } from './command-line.ts';
import { simulate, tellAgain, type Found, type Share, type Simulated } from './simulate.ts';

/** Told in between how far it is, so that five minutes of silence alarm nobody. */
const toldEverySeconds = 20;
const number = (value: number) => value.toLocaleString('en-GB');

try {
  const flags = readSimulateFlags(process.argv.slice(2));
  if (flags.help) console.log(usage);
  else process.exitCode = flags.world === undefined ? await playAll(flags) : await playOne(flags);
} catch (error) {
  console.error(error instanceof Error ? `${error.message}\n\n${usage}` : error);
  process.exitCode = 2;
}

/** Deals the worlds out to the threads; every thread stops at the first broken promise it sees. */
async function playAll({ seed, steps, threads: parts }: SimulateFlags): Promise<number> {
  const began = performance.now();
  const shares = Array.from({ length: parts }, (_, part) => ({
    ...{ seed, part, parts },
    steps: Math.ceil(steps / parts),
  }));
  const all = await Promise.all(shares.map((share) => inThread(share, began)));
  const seconds = (performance.now() - began) / 1000;
  for (const [part, { worlds, steps: taken, turns, figures }] of all.entries()) {
    console.log(
      `Thread ${part + 1}: ${number(taken)} steps in ${number(worlds)} worlds, ${number(turns)} calls in between; ` +
        `${number(figures.applications)} applications, ${number(figures.runs)} payment runs, ` +
        `${number(figures.paid)} payments settled, ${number(figures.cameBack)} came back, ` +
        `${number(figures.cancelled)} runs cancelled; codes: ${number(figures.redeemed)} redeemed, ` +
        `${number(figures.expired)} expired, ${number(figures.stopped)} cancelled.`,
    );
  }
  const { user, system } = process.cpuUsage();
  const total = all.reduce((sum, { steps: taken }) => sum + taken, 0);
  console.log(
    `Seed ${seed}: ${number(total)} steps in ${seconds.toFixed(0)} seconds ` +
      `(${((user + system) / 1e6).toFixed(0)} seconds of processor).`,
  );
  const found = all.flatMap((so) => so.found ?? []);
  for (const each of found) await show(each);
  if (found.length === 0) console.log('Every promise was kept after every step.');
  return found.length === 0 ? 0 : 1;
}

async function inThread(share: Share, began: number): Promise<Simulated> {
  if (share.parts === 1) return simulate(share);
  const worker = new Worker(path.join(import.meta.dirname, 'worker.ts'), { workerData: share });
  let so: Simulated | undefined;
  let told = 0;
  worker.on('message', (message: Simulated) => {
    so = message;
    const seconds = (performance.now() - began) / 1000;
    if (share.part > 0 || seconds < told + toldEverySeconds) return;
    told = seconds;
    console.error(`${number(message.steps)} of ${number(share.steps)} steps in this thread …`);
  });
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => {
      if (so === undefined) reject(new Error('A thread ended without having played a world'));
      else resolve(so);
    });
  });
}

async function playOne({ seed, world, only }: SimulateFlags): Promise<number> {
  const { failure, ...played } = await tellAgain(seed, world ?? 0, only, {
    tell: (sentence) => {
      console.log(sentence);
    },
  });
  console.log(played);
  console.log(
    failure === undefined
      ? 'Every promise was kept.'
      : `Broken at step ${failure.step}, noticed by ${failure.watcher}: ${failure.sentence}`,
  );
  return failure === undefined ? 0 : 1;
}

async function show({ seed, world, step, watcher, sentence, only, afterSteps }: Found) {
  console.log(`\nBroken after ${number(afterSteps)} steps, noticed by ${watcher}: ${sentence}`);
  console.log(`Seed ${seed}, world ${world}, step ${step}. The shortest history found:\n`);
  await tellAgain(seed, world, only, {
    tell: (line) => {
      console.log(`  ${line}`);
    },
  });
  console.log(
    `\nTo play it again: npm run simulate -- --seed ${seed} --world ${world} --only ${writeSteps(only)}`,
  );
}
