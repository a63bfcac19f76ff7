/**
 * A small client for Centrifugo's JSON protocol over one WebSocket, without dependencies.
 *
 * It is here to be read. It does what a page needs (reconnect with backoff, recovery of missed publications,
 * presence, join and leave, calls, tokens) and leaves out what the official SDK has on top: other transports,
 * Protobuf, delta compression, map channels. Use the npm package `centrifuge` in an application of your own.
 *
 *     const client = new CentrifugoClient('/connection/websocket');
 *     const prices = client.subscribe('prices:ACME');
 *     prices.on('publication', ({ data }) => console.log(data));
 *     client.connect();
 *
 * On the wire: each WebSocket message holds one or more JSON objects, one a line. We send commands
 * `{"id":1,"subscribe":{…}}`; the server answers each with a reply of the same id, and sends pushes, which have
 * none. An empty object from the server is a ping, and we answer it with an empty object.
 */
import { Emitter } from './emitter.js';
import { Subscription } from './centrifugo-subscription.js';

const COMMAND_TIMEOUT = 5_000;

/** How long after a ping was due the connection counts as dead. */
const PING_GRACE = 10_000;

const MIN_BACKOFF = 300;

const MAX_BACKOFF = 10_000;

const TOKEN_EXPIRED = 109;

/** An `error` reply, or a command that got no reply. Codes below 100 are our own. */
export class CentrifugoError extends Error {

  constructor({ code, message, temporary = false }) {
    super(message);
    this.code = code;
    this.temporary = temporary;
  }

}

const NO_REPLY = { code: 1, message: 'timeout', temporary: true };

const CONNECTION_LOST = { code: 2, message: 'connection lost', temporary: true };

/** Codes by which the server says "do not come back": there a new attempt can only fail again. */
const isTerminal = (code) => (code >= 3500 && code < 4000) || (code >= 4500 && code < 5000) || code === 1009;

/**
 * Events: `state` (connecting, connected or disconnected; with the reason), `reconnecting` (milliseconds until the
 * next attempt), `traffic` (bytes received).
 */
export class CentrifugoClient extends Emitter {

  state = 'disconnected';

  /** Id of the present connection, given by the server. */
  id = null;

  #url;

  #options;

  #token;

  #socket = null;

  /** Whether `connect` has been sent: commands may follow at once, the server runs them in order. */
  #greeted = false;

  #lastCommand = 0;

  /** Commands that wait for their reply, by id. */
  #waiting = new Map();

  #subscriptions = new Map();

  #failedAttempts = 0;

  #reconnectTimer;

  #refreshTimer;

  #pingTimer;

  #pingInterval = 0;

  #answersPings = false;

  /**
   * @param {string} url the endpoint, relative to this page or absolute
   * @param {object} options
   * @param {string} [options.token] connection token (JWT)
   * @param {() => Promise<string>} [options.getToken] asked for a token when there is none or it has expired
   * @param {object} [options.data] data for the server's connect handler
   */
  constructor(url, options = {}) {
    super();
    this.#url = new URL(url, location.href);
    this.#url.protocol = this.#url.protocol.replace('http', 'ws');
    this.#options = options;
    this.#token = options.token;
  }

  connect() {
    if (this.state === 'disconnected') {
      this.#setState('connecting', 'connect called');
      this.#open();
    }
  }

  disconnect() {
    this.#end('disconnect called');
  }

  /**
   * Close the socket under our own feet and stay away for a while, as a tunnel or a sleeping laptop would.
   * What follows is the ordinary path: reconnect, subscribe again, recover what was published meanwhile.
   */
  cut(awayFor) {
    if (this.state !== 'disconnected') {
      this.#dropSocket();
      this.#reconnect('connection cut', awayFor);
    }
  }

  /** Subscribe to a channel; the same channel twice gives the same subscription. */
  subscribe(channel, options = {}) {
    let subscription = this.#subscriptions.get(channel);
    if (!subscription) {
      subscription = new Subscription(this, channel, options);
      this.#subscriptions.set(channel, subscription);
      if (this.#greeted) {
        this.#subscribeAll([subscription]);
      }
    }
    return subscription;
  }

  unsubscribe(channel) {
    const subscription = this.#subscriptions.get(channel);
    if (subscription && this.#subscriptions.delete(channel)) {
      subscription.ended({ code: 0, reason: 'unsubscribe called' });
      if (this.#greeted) {
        this.call('unsubscribe', { channel }).catch(() => this.cut(0));
      }
    }
  }

  /** Call a method of the server; resolves with the returned data. */
  async rpc(method, data) {
    return (await this.call('rpc', { method, data })).data;
  }

  /** Send one command; resolves with the result, rejects with a CentrifugoError. */
  call(type, request) {
    if (!this.#greeted) {
      return Promise.reject(new CentrifugoError(CONNECTION_LOST));
    }
    return new Promise((resolve, reject) => this.#send([this.#command(type, request, resolve, reject)]));
  }

  #open() {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => this.#handshake(socket);
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = ({ code, reason }) => {
      this.#dropSocket();
      if (isTerminal(code)) {
        this.#end(reason || `closed with ${code}`);
      }
      else {
        this.#reconnect(reason || 'connection lost');
      }
    };
  }

  async #handshake(socket) {
    try {
      if (!this.#token && this.#options.getToken) {
        this.#token = await this.#options.getToken();
      }
      if (socket === this.#socket) {
        this.#authenticate();
      }
    }
    catch (error) {
      if (socket === this.#socket) {
        this.#handshakeFailed(error);
      }
    }
  }

  /** `connect` and all subscribes leave in one message: one round trip, however many channels there are. */
  #authenticate() {
    const connect = this.#command('connect', { token: this.#token, data: this.#options.data },
      (result) => this.#connected(result),
      (error) => this.#handshakeFailed(error));
    const subscribes = [...this.#subscriptions.values()].map((subscription) => this.#subscribeCommand(subscription));
    this.#send([connect, ...subscribes]);
    this.#greeted = true;
  }

  #connected(result) {
    this.id = result.client;
    this.#failedAttempts = 0;
    this.#answersPings = result.pong ?? false;
    this.#pingInterval = (result.ping ?? 0) * 1_000;
    this.#expectPing();
    this.#scheduleRefresh(result);
    this.#setState('connected', '');
  }

  #handshakeFailed(error) {
    if (!this.#socket) {
      return; // lost meanwhile, and the next attempt is under way
    }
    this.#dropSocket();
    if (error.code === TOKEN_EXPIRED) {
      this.#token = undefined;
      this.#reconnect(error.message, 0);
    }
    else if (error.code >= 100 && !error.temporary) {
      this.#end(error.message);
    }
    else {
      this.#reconnect(error.message);
    }
  }

  #subscribeAll(subscriptions) {
    this.#send(subscriptions.map((subscription) => this.#subscribeCommand(subscription)));
  }

  #subscribeCommand(subscription) {
    return this.#command('subscribe', subscription.request(),
      (result) => subscription.started(result),
      (error) => this.#subscribeFailed(subscription, error));
  }

  #subscribeFailed(subscription, error) {
    if (error.code === CONNECTION_LOST.code) {
      return; // the next connection subscribes again
    }
    if (error.code === NO_REPLY.code) {
      this.cut(0);
    }
    else if (error.temporary) {
      setTimeout(() => this.#resubscribe(subscription), MIN_BACKOFF);
    }
    else {
      this.#subscriptions.delete(subscription.channel);
      subscription.ended({ code: error.code, reason: error.message });
    }
  }

  #resubscribe(subscription) {
    if (this.#greeted && this.#subscriptions.get(subscription.channel) === subscription) {
      this.#subscribeAll([subscription]);
    }
  }

  /**
   * Callbacks rather than a promise: a reply and pushes that belong after it may share a message, and a promise
   * would let the pushes overtake it.
   */
  #command(type, request, onResult, onError) {
    const id = ++this.#lastCommand;
    const timer = setTimeout(() => this.#settle(id, { error: NO_REPLY }), COMMAND_TIMEOUT);
    this.#waiting.set(id, { type, timer, onResult, onError });
    return { id, [type]: request };
  }

  #send(messages) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(messages.map((message) => JSON.stringify(message)).join('\n'));
    }
  }

  #receive(text) {
    this.emit('traffic', text.length);
    this.#expectPing();
    for (const line of text.split('\n')) {
      if (line) {
        this.#dispatch(JSON.parse(line));
      }
    }
  }

  #dispatch(reply) {
    if (reply.id) {
      this.#settle(reply.id, reply);
    }
    else if (reply.push) {
      this.#pushed(reply.push);
    }
    else if (this.#answersPings) {
      this.#send([{}]);
    }
  }

  #settle(id, reply) {
    const command = this.#waiting.get(id);
    if (!command) {
      return;
    }
    this.#waiting.delete(id);
    clearTimeout(command.timer);
    if (reply.error) {
      command.onError(new CentrifugoError(reply.error));
    }
    else {
      command.onResult(reply[command.type] ?? {});
    }
  }

  #pushed(push) {
    const subscription = this.#subscriptions.get(push.channel);
    if (push.pub) {
      subscription?.published(push.pub);
    }
    else if (push.join) {
      subscription?.emit('join', push.join.info);
    }
    else if (push.leave) {
      subscription?.emit('leave', push.leave.info);
    }
    else if (push.unsubscribe && subscription) {
      this.#unsubscribed(subscription, push.unsubscribe);
    }
    else if (push.refresh) {
      this.#scheduleRefresh(push.refresh);
    }
  }

  /** From code 2500 on the server asks us to subscribe anew, for instance because we missed something. */
  #unsubscribed(subscription, { code, reason }) {
    if (code >= 2500) {
      this.#subscribeAll([subscription]);
      return;
    }
    this.#subscriptions.delete(subscription.channel);
    subscription.ended({ code, reason });
  }

  /** A half-open connection looks alive to the browser; missing pings give it away. */
  #expectPing() {
    clearTimeout(this.#pingTimer);
    if (this.#pingInterval > 0) {
      this.#pingTimer = setTimeout(() => this.cut(0), this.#pingInterval + PING_GRACE);
    }
  }

  #scheduleRefresh({ expires, ttl }) {
    clearTimeout(this.#refreshTimer);
    if (expires && this.#options.getToken) {
      this.#refreshTimer = setTimeout(() => this.#refresh(), ttl * 1_000);
    }
  }

  async #refresh() {
    try {
      this.#token = await this.#options.getToken();
      this.#scheduleRefresh(await this.call('refresh', { token: this.#token }));
    }
    catch {
      this.#scheduleRefresh({ expires: this.state === 'connected', ttl: 5 });
    }
  }

  /** Full jitter: clients that lost the same server do not come back at the same moment. */
  #reconnect(reason, delay = this.#backoff()) {
    this.#setState('connecting', reason);
    this.emit('reconnecting', delay);
    clearTimeout(this.#reconnectTimer);
    this.#reconnectTimer = setTimeout(() => this.#open(), delay);
  }

  #backoff() {
    const ceiling = Math.min(MAX_BACKOFF, MIN_BACKOFF * 2 ** this.#failedAttempts++);
    return MIN_BACKOFF + Math.random() * ceiling;
  }

  #end(reason) {
    this.#dropSocket();
    clearTimeout(this.#reconnectTimer);
    this.#setState('disconnected', reason);
  }

  #dropSocket() {
    const socket = this.#socket;
    this.#socket = null;
    this.#greeted = false;
    this.id = null;
    clearTimeout(this.#pingTimer);
    clearTimeout(this.#refreshTimer);
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
    for (const id of [...this.#waiting.keys()]) {
      this.#settle(id, { error: CONNECTION_LOST });
    }
    this.#subscriptions.forEach((subscription) => subscription.suspended());
  }

  #setState(state, reason) {
    if (this.state !== state) {
      this.state = state;
      this.emit('state', state, reason);
    }
  }

}
