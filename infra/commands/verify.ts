import { PlatformProblem } from '../local/platform-problem.ts';
import { runVerify } from '../local/verify/run-verify.ts';

try {
  process.exitCode = await runVerify(process.argv.slice(2), (line) => {
    console.log(line);
  });
} catch (error) {
  console.error(error instanceof PlatformProblem ? error.message : error);
  process.exitCode = 2;
}
