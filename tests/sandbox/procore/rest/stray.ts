/** The client asked for what the stand-in does not declare: a fault of the client, or of the stand-in. */
export class Stray extends Error {
  override readonly name = 'Stray';
}
