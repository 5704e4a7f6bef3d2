import { PlatformProblem } from '../local/platform-problem.ts';
import { runPolicyTrial } from '../local/policy-trial/run-policy-trial.ts';

try {
  await runPolicyTrial(process.argv.slice(2), {
    print: (line) => {
      console.log(line);
    },
    progress: process.stderr,
  });
} catch (error) {
  console.error(error instanceof PlatformProblem ? error.message : error);
  process.exitCode = 1;
}
