export * from './group-sign-in.ts';
export * from './tell-whoever-signs-in.ts';
