/** The webmail that a loader is built for; see `mail-loaders.ts`. */
declare module 'virtual:mail-page' {
  const page: import('./pages/page').Page;
  export default page;
}
