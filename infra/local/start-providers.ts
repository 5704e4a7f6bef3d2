import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PlatformProblem } from './platform-problem.ts';
import type {
  LocalProvider,
  ProviderContext,
  RunningProvider,
} from './providers/local-provider.ts';
import type { Stack } from './stack.ts';

/**
 * Starts the stand-ins for other people's services and fills in what the template wants to know
 * about them: a parameter by its name, or what a resource such as a user pool is called.
 */
export async function startProviders(
  providers: readonly LocalProvider[],
  stack: Stack,
  surroundings: Omit<ProviderContext, 'port'>,
  opened: AsyncDisposableStack,
): Promise<ReadonlyMap<string, RunningProvider>> {
  const running = new Map<string, RunningProvider>();
  for (const provider of providers) {
    const dataFolder = path.join(surroundings.dataFolder, provider.name.replaceAll(' ', '-'));
    mkdirSync(dataFolder, { recursive: true });
    const started = await provider.start({ ...surroundings, dataFolder });
    opened.defer(started.stop);
    running.set(provider.name, started);
    for (const [name, value] of Object.entries(started.parameters)) {
      if (stack.hasParameter(name)) stack.setParameter(name, value);
      else if (stack.hasResource(name)) stack.setAttribute(name, 'Ref', value);
      else {
        throw new PlatformProblem(
          `The provider ${provider.name} gives ${name}, and the template has no parameter or resource of that name.`,
        );
      }
    }
  }
  return running;
}
