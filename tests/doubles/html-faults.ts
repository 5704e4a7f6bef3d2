import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      // GOV.UK's own: a link that looks like a button, and the boxes of a date, for older screen readers.
      'prefer-native-element': 'off',
      'no-redundant-role': 'off',
    },
  }),
);

/** What is wrong with the HTML of a page, and in which line. */
export function htmlFaultsOf({
  path,
  body,
}: {
  readonly path: string;
  readonly body: string;
}): string[] {
  const { results } = validator.validateStringSync(body);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${path}, line ${line}: ${ruleId}, ${message}`),
  );
}
