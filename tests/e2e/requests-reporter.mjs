// Tells how many requests all journeys made together; a journey without a record fails the run.
import { isOwn } from './journey.mjs';

export default class RequestsReporter {
  journeys = 0;
  asked = 0;
  foreign = 0;
  unrecorded = [];

  onTestEnd(test, result) {
    const record = result.attachments.find((attachment) => attachment.name === 'requests');
    if (!record) {
      this.unrecorded.push(test.titlePath().join(' › '));
      return;
    }
    const asked = JSON.parse(record.body);
    this.journeys += 1;
    this.asked += asked.length;
    this.foreign += asked.filter((address) => !isOwn(address)).length;
  }

  onEnd() {
    console.log(`${this.asked} requests of ${this.journeys} journeys, ${this.foreign} to another host.`);
    if (this.unrecorded.length === 0) return undefined;
    console.log(`Journeys that do not take \`test\` from journey.mjs:\n  ${this.unrecorded.join('\n  ')}`);
    return { status: 'failed' };
  }
}
