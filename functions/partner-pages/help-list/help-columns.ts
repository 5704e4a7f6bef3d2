import { agreedWays, currentConnectionForm } from '#shared/family-connect/index.ts';

import { column, columns, oneOf, someOf, type Column } from '../list/columns.ts';

const [reasons, , , , , , , workingWith, responsibility] = currentConnectionForm.fields;

/** Those that a list of applications has, too, with the same name and the same words about it. */
const shared = (...names: readonly string[]) => columns.filter(({ name }) => names.includes(name));

/** In the order of the template, as the form for professionals asks. */
export const helpColumns: readonly Column[] = [
  ...shared('your reference'),
  column('agreed', 'agreed', oneOf(agreedWays), 'in-person'),
  ...shared('full name', 'home'),
  column('postcode', 'home.postcode', 'empty for a refuge; it is not kept', 'B8 3AB'),
  ...shared('phone', 'email', 'safe to text', 'safe to leave voicemail', 'best time'),
  ...shared('language', 'interpreter'),
  column('adults', 'adults', 'a number', '2'),
  column('children', 'children', 'a number', '1'),
  column('reasons', 'reasons', someOf(reasons.options), 'money; housing'),
  column(
    'what is happening',
    'ownWords',
    'what the family worker should know',
    'The rent is two months behind.',
  ),
  column('access needs', 'answers.access-needs', 'may be empty', ''),
  column('going well', 'answers.going-well', 'may be empty', ''),
  column('what the family wants', 'answers.family-wants', 'may be empty', ''),
  column('children’s views', 'answers.childrens-views', 'may be empty', ''),
  column('who lives there', 'answers.who-lives-there', 'may be empty', ''),
  column('working with', 'answers.working-with', someOf(workingWith.options), 'school'),
  column(
    'parental responsibility',
    'answers.parental-responsibility',
    `${oneOf(responsibility.options)}: whether who agreed has it`,
    'yes',
  ),
];
