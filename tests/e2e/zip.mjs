// ZIP archives as other programs write them (APPNOTE.TXT 4.3): deflated, names in UTF-8.
import { crc32, deflateRawSync } from 'node:zlib';

/** An archive of files, each a name and its content. */
export function zip(files) {
  const local = [];
  const directory = [];
  let place = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path);
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    for (const [at, number] of [[0, 20], [2, 1 << 11], [4, 8], [8, 0x21], [22, name.length]]) head.writeUInt16LE(number, at);
    for (const [at, number] of [[10, crc32(bytes)], [14, packed.length], [18, bytes.length]]) head.writeUInt32LE(number, at);
    const position = Buffer.alloc(14);
    position.writeUInt32LE(place, 10);
    local.push(Buffer.from('PK\x03\x04'), head, name, packed);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), head, position, name);
    place += 30 + name.length + packed.length;
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  for (const at of [8, 10]) end.writeUInt16LE(files.length, at);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(place, 16);
  return Buffer.concat([...local, ...directory, end]);
}
