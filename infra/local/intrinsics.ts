import { isJsonArray, isJsonObject, textOf, type Json, type JsonObject } from './json.ts';
import { PlatformProblem } from './platform-problem.ts';
import type { Template } from './template.ts';

export interface Intrinsics {
  /** The value with every intrinsic function in it replaced by what it stands for. */
  readonly resolve: (value: Json) => Json;
  /** Whether a resource's condition holds; one without a condition always does. */
  readonly holds: (condition: string | undefined) => boolean;
}

interface Sources {
  readonly template: Template;
  readonly ref: (name: string) => Json;
  readonly attribute: (logicalId: string, name: string) => Json;
}

/** Stands for a property that `AWS::NoValue` takes away. */
const noValue = Symbol('AWS::NoValue');
type Resolved = Json | typeof noValue;

/**
 * CloudFormation's functions, as far as a synthesized template uses them. One that is not known is
 * an error that names it, because leaving it unresolved would surface far from its cause.
 */
export function createIntrinsics(sources: Sources): Intrinsics {
  const functions = intrinsicFunctions(sources, resolve);

  function resolve(value: Json): Json {
    const resolved = resolveOrDrop(value);
    return resolved === noValue ? null : resolved;
  }

  function resolveOrDrop(value: Json): Resolved {
    if (isJsonArray(value)) return value.map(resolveOrDrop).filter((item) => item !== noValue);
    if (!isJsonObject(value)) return value;
    const [key, ...others] = Object.keys(value);
    if (key !== undefined && others.length === 0) {
      const argument = value[key] ?? null;
      if (key === 'Ref')
        return argument === 'AWS::NoValue' ? noValue : sources.ref(textOf(argument));
      if (key === 'Fn::If') return branch(argument);
      const apply = functions.get(key);
      if (apply !== undefined) return apply(argument);
      if (key.startsWith('Fn::')) {
        throw new PlatformProblem(
          `The template uses ${key}, which the local platform cannot resolve: add it to infra/local/intrinsics.ts.`,
        );
      }
    }
    return resolveEach(value);
  }

  function resolveEach(object: JsonObject): JsonObject {
    const entries: [string, Json][] = [];
    for (const [name, value] of Object.entries(object)) {
      const resolved = value === undefined ? noValue : resolveOrDrop(value);
      if (resolved !== noValue) entries.push([name, resolved]);
    }
    return Object.fromEntries(entries);
  }

  function branch(argument: Json): Resolved {
    const [condition, yes = null, no = null] = list(argument, 'Fn::If');
    return resolveOrDrop(holds(textOf(condition)) ? yes : no);
  }

  function holds(condition: string | undefined): boolean {
    if (condition === undefined) return true;
    const rule = sources.template.conditions.get(condition);
    if (rule === undefined) {
      throw new PlatformProblem(`The template has no condition called ${condition}.`);
    }
    return satisfies(rule);
  }

  function satisfies(rule: Json): boolean {
    if (!isJsonObject(rule)) return resolve(rule) === true;
    const [[key, argument = null] = ['', null]] = Object.entries(rule);
    switch (key) {
      case 'Condition':
        return holds(textOf(argument));
      case 'Fn::Equals': {
        const [left = null, right = null] = list(argument, key);
        return JSON.stringify(resolve(left)) === JSON.stringify(resolve(right));
      }
      case 'Fn::Not':
        return !list(argument, key).some(satisfies);
      case 'Fn::And':
        return list(argument, key).every(satisfies);
      case 'Fn::Or':
        return list(argument, key).some(satisfies);
      default:
        throw new PlatformProblem(`The template's conditions use ${key}, which is not known here.`);
    }
  }

  return { resolve, holds };
}

function intrinsicFunctions({ template, ref, attribute }: Sources, resolve: (value: Json) => Json) {
  function getAtt(argument: Json): Json {
    const [logicalId = '', ...name] = isJsonArray(argument)
      ? argument.map(textOf)
      : textOf(argument).split('.');
    return attribute(logicalId, name.join('.'));
  }

  function substitute(argument: Json): Json {
    const [text, given] = isJsonArray(argument) ? argument : [argument];
    const values = isJsonObject(given) ? given : {};
    return textOf(text).replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal === '!') return `\${${name}}`;
      const own = values[name];
      if (own !== undefined) return textOf(resolve(own));
      return textOf(name.includes('.') ? getAtt(name) : ref(name));
    });
  }

  function findInMap(argument: Json): Json {
    let found: Json | undefined = template.mappings;
    for (const key of list(argument, 'Fn::FindInMap').map((part) => textOf(resolve(part)))) {
      found = isJsonObject(found) ? found[key] : undefined;
    }
    if (found === undefined) {
      throw new PlatformProblem(`The template has no mapping ${JSON.stringify(argument)}.`);
    }
    return found;
  }

  return new Map<string, (argument: Json) => Json>([
    ['Fn::GetAtt', getAtt],
    ['Fn::Sub', substitute],
    ['Fn::FindInMap', findInMap],
    [
      'Fn::Join',
      (argument) => {
        const [separator, parts = []] = list(argument, 'Fn::Join');
        return list(resolve(parts), 'Fn::Join').map(textOf).join(textOf(separator));
      },
    ],
    [
      'Fn::Select',
      (argument) => {
        const [index, items = []] = list(argument, 'Fn::Select');
        const chosen = list(resolve(items), 'Fn::Select')[Number(index)];
        if (chosen === undefined) {
          throw new PlatformProblem(`Fn::Select found nothing at ${textOf(index)}.`);
        }
        return chosen;
      },
    ],
    [
      'Fn::Split',
      (argument) => {
        const [separator, text = ''] = list(argument, 'Fn::Split');
        return textOf(resolve(text)).split(textOf(separator));
      },
    ],
    ['Fn::Base64', (argument) => Buffer.from(textOf(resolve(argument))).toString('base64')],
  ]);
}

function list(value: Json, name: string): readonly Json[] {
  if (isJsonArray(value)) return value;
  throw new PlatformProblem(
    `${name} takes a list, and the template gives ${JSON.stringify(value)}.`,
  );
}
