import { Emitter } from './emitter.js';

/**
 * One channel of a CentrifugoClient. It remembers its place in the channel's stream, {offset, epoch}, and names it
 * when it subscribes again: the server then sends what was published in between, or says that it cannot.
 *
 * Events: `publication` ({data, info, offset, tags}, whether it was recovered), `subscribed` ({recovered,
 * wasRecovering, publications: how many were recovered, data}), `suspended`, `ended` ({code, reason}), `join` and
 * `leave` ({user, client, conn_info, chan_info}).
 */
export class Subscription extends Emitter {

  state = 'subscribing';

  #client;

  #options;

  #recoverable = false;

  #offset = 0;

  #epoch = '';

  /** Created by CentrifugoClient.subscribe. */
  constructor(client, channel, options) {
    super();
    this.#client = client;
    this.#options = options;
    this.channel = channel;
  }

  unsubscribe() {
    this.#client.unsubscribe(this.channel);
  }

  publish(data) {
    return this.#client.call('publish', { channel: this.channel, data });
  }

  /** Resolves with a map: client id to {user, client, conn_info, chan_info}. */
  async presence() {
    return (await this.#client.call('presence', { channel: this.channel })).presence;
  }

  async history({ limit = 0, reverse = false } = {}) {
    return (await this.#client.call('history', { channel: this.channel, limit, reverse })).publications;
  }

  /** The subscribe request, called by the client. */
  request() {
    const request = { channel: this.channel, data: this.#options.data, join_leave: this.#options.joinLeave };
    if (this.#recoverable) {
      Object.assign(request, { recover: true, offset: this.#offset, epoch: this.#epoch });
    }
    return request;
  }

  /** The server accepted; called by the client. */
  started(result) {
    const publications = result.publications ?? [];
    this.state = 'subscribed';
    this.emit('subscribed', {
      recovered: result.recovered ?? false,
      wasRecovering: result.was_recovering ?? false,
      publications: publications.length,
      data: result.data,
    });
    publications.forEach((publication) => this.published(publication, true));
    this.#recoverable = result.recoverable ?? false;
    this.#epoch = result.epoch ?? '';
    this.#offset = result.offset ?? 0;
  }

  /** A publication arrived; called by the client. */
  published(publication, recovered = false) {
    if (publication.offset) {
      this.#offset = publication.offset;
    }
    this.emit('publication', publication, recovered);
  }

  /** The connection is gone for now; called by the client. */
  suspended() {
    if (this.state === 'subscribed') {
      this.state = 'subscribing';
      this.emit('suspended');
    }
  }

  /** This subscription will not come back; called by the client. */
  ended(reason) {
    this.state = 'ended';
    this.emit('ended', reason);
  }

}
