import { PlatformProblem } from '../local/platform-problem.ts';
import { runReplay } from '../local/replay/run-replay.ts';

const surroundings = { stop: () => Promise.resolve(), stopping: false };

/** Ctrl-C ends the play and the platform that was started for it. */
function onSignal(): void {
  if (surroundings.stopping) return;
  surroundings.stopping = true;
  void surroundings.stop().finally(() => process.exit(130));
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);

try {
  process.exitCode = await runReplay(process.argv.slice(2), {
    print: (line) => {
      console.log(line);
    },
    out: process.stderr,
    ownDataFolder: '.local/replay',
    onStarted: (stop) => {
      surroundings.stop = stop;
    },
  });
} catch (error) {
  // What fails because it was told to end needs no explanation.
  if (!surroundings.stopping)
    console.error(error instanceof PlatformProblem ? error.message : error);
  process.exitCode = surroundings.stopping ? 130 : 1;
}
