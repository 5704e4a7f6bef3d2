import type * as z from 'zod';

import { policyFingerprint, policySchema, type Policy } from '#shared/eligibility/index.ts';
import { done, refused, type Result } from '#shared/kernel/index.ts';

/** What is wrong with one part of a candidate, and what helps to mend it. */
export interface PolicyProblem {
  /** `awards.perChildPence`; empty when it is the whole. */
  readonly path: string;
  readonly message: string;
  /** What the candidate has there, and what the policy in force has; undefined for nothing. */
  readonly given: string | undefined;
  readonly inForce: string | undefined;
}

export interface NotAPolicy {
  readonly kind: 'not-a-policy';
  readonly problems: readonly PolicyProblem[];
}

/**
 * Reads a policy to be tried. It may be whole, or only the parts that differ from the policy in
 * force: `{ "awards": { "perChildPence": 5000 } }`. Lists are replaced, not added to. Without a version
 * of its own it is called a change of the policy in force.
 */
export function readCandidate(given: unknown, inForce: Policy): Result<Policy, NotAPolicy> {
  if (!isObject(given)) {
    const message = 'A policy is an object of its parts, in curly brackets';
    const problem = { path: '', message, given: inWords(given), inForce: undefined };
    return refused({ kind: 'not-a-policy', problems: [problem] });
  }
  const parsed = policySchema.safeParse(mergedOver(inForce, given));
  if (parsed.success) return done('version' in given ? parsed.data : named(parsed.data, inForce));
  const problems = parsed.error.issues.map((issue) => problemOf(issue, given, inForce));
  return refused({ kind: 'not-a-policy', problems });
}

function named(candidate: Policy, inForce: Policy): Policy {
  if (policyFingerprint(candidate) === policyFingerprint(inForce)) return candidate;
  return { ...candidate, version: `${inForce.version}-changed` };
}

function problemOf(issue: z.core.$ZodIssue, given: unknown, inForce: Policy): PolicyProblem {
  return {
    path: issue.path.map(String).join('.'),
    message: messageOf(issue, valueAt(inForce, issue.path)),
    given: inWords(valueAt(given, issue.path)),
    inForce: inWords(valueAt(inForce, issue.path)),
  };
}

/** A part that nobody knows is most often one misspelt, so the known ones are named. */
function messageOf(issue: z.core.$ZodIssue, known: unknown): string {
  if (issue.code !== 'unrecognized_keys') return issue.message;
  const names = isObject(known) ? Object.keys(known).join(', ') : '';
  return `${issue.message}. There are only: ${names}`;
}

function mergedOver(base: unknown, changes: unknown): unknown {
  if (!isObject(base) || !isObject(changes)) return changes;
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(changes)) {
    merged.set(key, mergedOver(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const key of path) {
    if (Array.isArray(found)) found = found[Number(key)];
    else found = isObject(found) ? found[String(key)] : undefined;
  }
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Long parts are named by their kind: nobody reads a hundred values in a message. */
function inWords(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
