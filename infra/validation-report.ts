import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z
        .array(
          z.object({
            ruleName: z.string(),
            description: z.string(),
            violatingConstructs: z.array(z.object({ constructPath: z.string().optional() })),
          }),
        )
        .default([]),
    }),
  ),
});

/**
 * Throws at any finding in the report that CDK wrote beside the template. CDK itself stops at
 * errors and prints warnings; a warning nobody reads is worth nothing, so here one stops too.
 */
export function refuseFindings(assemblyFolder: string): void {
  const source = readFileSync(path.join(assemblyFolder, 'validation-report.json'), 'utf8');
  const findings = reportSchema
    .parse(JSON.parse(source))
    .pluginReports.flatMap(({ pluginName, violations }) =>
      violations.flatMap(({ ruleName, description, violatingConstructs }) =>
        violatingConstructs.map(
          ({ constructPath = 'somewhere' }) =>
            `${constructPath}: ${description} (${pluginName}, ${ruleName})`,
        ),
      ),
    );
  if (findings.length === 0) return;
  throw new Error(
    `The template is not safe to deploy. Change it, or acknowledge the finding with a reason next to its construct:\n${findings.join('\n')}`,
  );
}
