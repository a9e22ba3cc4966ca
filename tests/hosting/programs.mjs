// nginx and Apache with the settings of docs/hosting, in the sub-path /bao-cao/ of a port of their own. Where a program is
// not on this machine, `found` says so.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const settings = (name) => readFile(join(root, 'docs/hosting', name), 'utf8');

/** The program and how it tells its version. */
const PROGRAMS = { nginx: ['nginx', '-v'], apache: ['apache2', '-v'] };

/** What the program says of itself; undefined where it is not on this machine. */
export function found(name) {
  const [program, ask] = PROGRAMS[name];
  const told = spawnSync(program, [ask], { encoding: 'utf8', env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` } });
  return told.error ? undefined : `${told.stdout}${told.stderr}`.match(/\S+\/[\d.]+/)?.[0];
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

const NGINX_BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so';

/** Packings beside gzip that the program here has a module for. */
export const packings = (name) =>
  existsSync(name === 'nginx' ? NGINX_BROTLI : '/usr/lib/apache2/modules/mod_brotli.so') ? ['gzip', 'br'] : ['gzip'];

async function nginx(folder, port) {
  const own = (await settings('nginx.conf'))
    .replace('/srv/bao-cao-so/dist/', `${folder}/bao-cao/`)
    // The lines for brotli wait for the module.
    .replaceAll(/^( *)# (brotli)/gm, existsSync(NGINX_BROTLI) ? '$1$2' : '$&');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`);
  const whole = [
    existsSync(NGINX_BROTLI) ? `load_module ${NGINX_BROTLI};` : '',
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/errors; events {}`,
    `http { access_log off; ${temporary.join(' ')} server { listen 127.0.0.1:${port}; root ${folder}/none;\n${own}\n} }`,
  ];
  await writeFile(join(folder, 'nginx.conf'), whole.join('\n'));
  return ['nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'errors')]];
}

async function apache(folder, port) {
  await writeFile(join(folder, 'bao-cao/.htaccess'), await settings('apache.htaccess'));
  const modules = ['mpm_event', 'authz_core', 'mime', 'dir', 'headers', 'filter', 'deflate', 'brotli'];
  const loaded = modules.filter((name) => existsSync(`/usr/lib/apache2/modules/mod_${name}.so`));
  const whole = [
    ...loaded.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    `ServerRoot ${folder}`, `DefaultRuntimeDir ${folder}`, `PidFile ${folder}/pid`, `ErrorLog ${folder}/errors`, 'ServerName 127.0.0.1',
    `Listen 127.0.0.1:${port}`, `DocumentRoot ${folder}`, 'TypesConfig /etc/mime.types',
    // Not as the administrator of the machine, whoever runs the tests.
    'User #65534', 'Group #65534',
    '<Directory />', '  AllowOverride FileInfo Options Indexes', '  Require all granted', '</Directory>',
  ];
  await writeFile(join(folder, 'apache.conf'), whole.join('\n'));
  return ['apache2', ['-X', '-f', join(folder, 'apache.conf')]];
}

/** Starts a program over dist/. */
export async function start(name) {
  const folder = await mkdtemp(join(tmpdir(), 'bao-cao-so-host-'));
  await chmod(folder, 0o755);
  await cp(join(root, 'dist'), join(folder, 'bao-cao'), { recursive: true });
  const port = await freePort();
  const [program, given] = await { nginx, apache }[name](folder, port);
  const child = spawn(program, given, { env: { PATH: `${process.env.PATH}:/usr/sbin:/sbin` }, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}/bao-cao/`;
  const answers = () => fetch(url).then(() => true, () => false);
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`${name} ended: ${await readFile(join(folder, 'errors'), 'utf8')}`);
    await new Promise((done) => setTimeout(done, 20));
  }
  return {
    url,
    async stop() {
      if (child.exitCode === null && !child.killed) child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
