import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** The files under `folder`, by their paths in it, that hold `text` in any writing that a browser or a database uses. */
export async function placesOf(text: string, folder: string): Promise<{ places: string[]; files: number }> {
  const forms = [
    ...[Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(Buffer.from(text).toString('hex'))],
    ...[0, 1, 2].map((shift) => base64Within(text, shift)),
  ];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const places: string[] = [];
  for (const path of paths) {
    const content = await readFile(path);
    if (forms.some((form) => content.includes(form))) places.push(relative(folder, path).replaceAll('\\', '/'));
  }
  return { places, files: paths.length };
}

/** The part of `text` in Base64 that is the same whatever stands around it, when it begins at `shift` of three bytes. */
function base64Within(text: string, shift: number): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
  const from = shift ? 4 : 0;
  return Buffer.from(bytes.toString('base64').slice(from, Math.floor(bytes.length / 3) * 4));
}

const centralHeader = 0x02014b50;
const endOfZip = 0x06054b50;

/** What is in a zip, by its name there. */
export async function filesInZip(path: string): Promise<Map<string, Buffer>> {
  const zip = await readFile(path);
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from(new Uint32Array([endOfZip]).buffer));
  for (let at = zip.readUInt32LE(end + 16); zip.readUInt32LE(at) === centralHeader; ) {
    const [isDeflated, size] = [zip.readUInt16LE(at + 10) === 8, zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + size);
    files.set(zip.toString('utf8', at + 46, at + 46 + name), isDeflated ? inflateRawSync(content) : content);
    at += 46 + name + extra + comment;
  }
  return files;
}
