// Firefox, told by Marionette (its own protocol, lines of JSON on a socket) to open a file from disk and print it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The Firefox of the variable FIREFOX, or of this machine; `null` where there is none. */
export function findFirefox() {
  if (process.env.FIREFOX) return process.env.FIREFOX;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = folders.flatMap((folder) => ['firefox-esr', 'firefox'].map((name) => join(folder, name)));
  return [...places, '/Applications/Firefox.app/Contents/MacOS/firefox'].find((place) => existsSync(place)) ?? null;
}

const SETTINGS = [
  'user_pref("marionette.port", 0);',
  'user_pref("app.update.enabled", false);',
  'user_pref("datareporting.policy.dataSubmissionEnabled", false);',
  'user_pref("browser.shell.checkDefaultBrowser", false);',
  'user_pref("network.captive-portal-service.enabled", false);',
  'user_pref("network.connectivity-service.enabled", false);',
  'user_pref("network.dns.disabled", true);',
].join('\n');

/** A running Firefox with a profile of its own. */
export class Firefox {
  static async start(program) {
    const profile = mkdtempSync(join(tmpdir(), 'bao-cao-so-firefox-'));
    writeFileSync(join(profile, 'user.js'), SETTINGS);
    const process_ = spawn(program, ['--headless', '--marionette', '--no-remote', '--profile', profile], { stdio: 'ignore' });
    const browser = new Firefox(process_, profile);
    try {
      await browser.connect();
    } catch (error) {
      await browser.stop();
      throw error;
    }
    return browser;
  }

  constructor(process_, profile) {
    Object.assign(this, { process: process_, profile, waiting: new Map(), last: 0, data: Buffer.alloc(0) });
    this.gone = new Promise((resolve) => process_.once('exit', resolve));
  }

  /** Firefox writes the port that it chose into its profile. */
  async connect() {
    const file = join(this.profile, 'MarionetteActivePort');
    let stopped = false;
    this.gone.then(() => { stopped = true; });
    while (!existsSync(file) || !readFileSync(file, 'utf8').trim()) {
      if (stopped) throw new Error('Firefox stopped before it could be told anything.');
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    this.socket = connect(Number(readFileSync(file, 'utf8')), '127.0.0.1');
    const greeted = new Promise((resolve, reject) => {
      this.greet = resolve;
      this.socket.once('error', reject);
    });
    this.socket.on('data', (data) => this.take(data));
    await greeted;
    await this.tell('WebDriver:NewSession', {});
  }

  /** Messages are "length:JSON", one after another. */
  take(data) {
    this.data = Buffer.concat([this.data, data]);
    for (;;) {
      const colon = this.data.indexOf(':');
      if (colon < 0) return;
      const length = Number(this.data.subarray(0, colon).toString());
      if (this.data.length < colon + 1 + length) return;
      const message = JSON.parse(this.data.subarray(colon + 1, colon + 1 + length).toString());
      this.data = this.data.subarray(colon + 1 + length);
      if (!Array.isArray(message)) this.greet();
      else {
        const [, id, error, result] = message;
        const { resolve, reject } = this.waiting.get(id);
        this.waiting.delete(id);
        if (error) reject(new Error(`${error.error}: ${error.message}`));
        else resolve(result);
      }
    }
  }

  tell(name, given) {
    this.last += 1;
    const text = JSON.stringify([0, this.last, name, given]);
    const answered = new Promise((resolve, reject) => { this.waiting.set(this.last, { resolve, reject }); });
    this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    return answered;
  }

  /** Opens a file and prints it by the sizes of its own sheet. */
  async print(address) {
    await this.tell('WebDriver:Navigate', { url: address });
    const { value } = await this.tell('WebDriver:Print', {
      // The page sizes and margins of the document itself; a page size must be given all the same.
      page: { width: 21, height: 29.7 },
      margin: { top: 0, bottom: 0, left: 0, right: 0 },
      shrinkToFit: false,
      background: false,
    });
    return Buffer.from(value, 'base64');
  }

  async stop() {
    this.socket?.destroy();
    this.process.kill();
    await this.gone;
    rmSync(this.profile, { recursive: true, force: true });
  }
}
