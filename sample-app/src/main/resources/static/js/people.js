/** A list element that shows who is in a channel: presence to begin with, then join and leave events. */
export class People {

  #element;

  #me;

  #clients = new Map();

  constructor(element, me) {
    this.#element = element;
    this.#me = me;
  }

  /** Follow a subscription until it ends or another one is followed. */
  follow(subscription) {
    this.#clients.clear();
    const isCurrent = () => this.subscription === subscription;
    this.subscription = subscription;
    subscription.on('subscribed', async () => {
      const presence = await subscription.presence();
      if (isCurrent()) {
        this.#clients = new Map(Object.entries(presence));
        this.#show();
      }
    });
    subscription.on('join', (info) => isCurrent() && this.#joined(info));
    subscription.on('leave', (info) => isCurrent() && this.#left(info));
  }

  #joined(info) {
    this.#clients.set(info.client, info);
    this.#show();
  }

  #left(info) {
    this.#clients.delete(info.client);
    this.#show();
  }

  #show() {
    const people = new Map([...this.#clients.values()].map((info) => [info.user, nameOf(info)]));
    this.#element.replaceChildren(...[...people].map(([user, name]) => {
      const item = document.createElement('li');
      item.textContent = name;
      item.dataset.initials = name.split(' ').map((word) => word[0]).join('');
      item.classList.toggle('you', user === this.#me);
      return item;
    }));
  }

}

export const nameOf = ({ conn_info: info }) => info?.name ?? 'Visitor';
