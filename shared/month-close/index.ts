export * from './count-month.ts';
export * from './decide-close.ts';
export * from './envelope-month.ts';
export * from './gather-month.ts';
export * from './month-statement.ts';
export * from './propose-close.ts';
export * from './why-open.ts';
export * from './float-outlook.ts';
