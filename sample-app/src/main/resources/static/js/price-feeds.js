import { CentrifugoClient } from './centrifugo-client.js';
import { Emitter } from './emitter.js';

/*
 * Two ways to the same publications, with the same events: `state`, `reconnecting`, `traffic` (bytes), `publication`
 * (channel, publication, whether recovered) and `resumed` (channel, whether nothing is lost).
 */

/** Two-way: our client of Centrifugo's protocol over WebSocket. */
export class WebSocketFeed extends Emitter {

  #client = new CentrifugoClient('/connection/websocket');

  constructor(channels) {
    super();
    for (const event of ['state', 'reconnecting', 'traffic']) {
      this.#client.on(event, (...details) => this.emit(event, ...details));
    }
    channels.forEach((channel) => this.#listen(channel));
  }

  start() {
    this.#client.connect();
  }

  stop() {
    this.#client.disconnect();
  }

  cut(awayFor) {
    this.#client.cut(awayFor);
  }

  #listen(channel) {
    const subscription = this.#client.subscribe(channel);
    subscription.on('subscribed', ({ wasRecovering, recovered }) => {
      if (wasRecovering) {
        this.emit('resumed', channel, recovered);
      }
    });
    subscription.on('publication', (publication, recovered) => this.emit('publication', channel, publication, recovered));
  }

}

const RETRY_DELAY = 1_000;

/**
 * One-way: the browser's own EventSource, no client library at all. The connect request rides in the URL and names
 * the channels, and after a pause the place in each channel's stream; the server answers with one `connect` push and
 * then a push per publication.
 */
export class EventSourceFeed extends Emitter {

  #source = null;

  #retry;

  /** Channel: subscription request. */
  #subs;

  constructor(channels) {
    super();
    this.#subs = Object.fromEntries(channels.map((channel) => [channel, {}]));
  }

  start() {
    this.emit('state', 'connecting');
    this.#open();
  }

  stop() {
    this.#close();
    this.emit('state', 'disconnected');
  }

  cut(awayFor) {
    this.#close();
    this.emit('state', 'connecting', 'connection cut');
    this.emit('reconnecting', awayFor);
    this.#retry = setTimeout(() => this.#open(), awayFor);
  }

  #open() {
    const request = encodeURIComponent(JSON.stringify({ subs: this.#subs }));
    this.#source = new EventSource(`/connection/uni_sse?cf_connect=${request}`);
    this.#source.onmessage = ({ data }) => this.#receive(data);
    // EventSource would try again by itself, but with the old URL and so from the old place in the streams
    this.#source.onerror = () => this.cut(RETRY_DELAY);
  }

  #close() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  #receive(text) {
    this.emit('traffic', text.length);
    const push = JSON.parse(text);
    if (push.connect) {
      this.emit('state', 'connected', '');
      Object.entries(push.connect.subs ?? {}).forEach(([channel, result]) => this.#subscribed(channel, result));
    }
    else if (push.pub) {
      this.#published(push.channel, push.pub, false);
    }
  }

  #subscribed(channel, result) {
    if (result.was_recovering) {
      this.emit('resumed', channel, result.recovered ?? false);
    }
    result.publications?.forEach((publication) => this.#published(channel, publication, true));
    if (result.recoverable) {
      this.#subs[channel] = { recover: true, offset: result.offset ?? 0, epoch: result.epoch };
    }
  }

  #published(channel, publication, recovered) {
    if (publication.offset && this.#subs[channel]?.recover) {
      this.#subs[channel].offset = publication.offset;
    }
    this.emit('publication', channel, publication, recovered);
  }

}
