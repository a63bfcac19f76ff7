/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.centrifugo.engine.session.subscription;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.hub.SharedPush;
import io.centrifugo.engine.hub.Subscriber;
import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.push.PushType;
import io.centrifugo.engine.session.SubscriptionFlags;

/**
 * One channel of one connection, from the moment the channel is reserved for it. Confined
 * to the connection's event loop; never used again once it has ended.
 *
 * @since 0.1.0
 */
public abstract class Subscription extends Subscriber {

	private final SubscriptionOwner owner;

	private final boolean serverSide;

	private State state = State.RESERVED;

	private SubscriptionFlags flags = SubscriptionFlags.NONE;

	private ChannelOptions options = ChannelOptions.DEFAULT;

	private boolean clientRefresh;

	private boolean refreshing;

	private boolean namedByToken;

	private boolean presenceEntered;

	private long expireAt;

	private Payload info = Payload.EMPTY;

	private @Nullable List<Runnable> waiting;

	protected Subscription(SubscriptionOwner owner, String channel, boolean serverSide) {
		super(owner.eventLoop(), channel);
		this.owner = owner;
		this.serverSide = serverSide;
	}

	/**
	 * Take the terms and begin to receive, without delivering yet.
	 * @param terms what was granted
	 */
	public void begin(SubscriptionTerms terms) {
		this.options = terms.options();
		this.flags = terms.flags();
		this.expireAt = terms.expireAt();
		this.clientRefresh = terms.clientRefresh();
		this.info = terms.info();
		this.state = State.STARTING;
	}

	/**
	 * Wait for the client, which is to ask for more before this may go live.
	 */
	public final void pause() {
		this.state = State.PAUSED;
	}

	/**
	 * Go on after {@link #pause}.
	 */
	public final void resume() {
		this.state = State.STARTING;
	}

	/**
	 * Deliver from now on.
	 */
	public void goLive() {
		this.state = State.LIVE;
	}

	/**
	 * Deliver no longer. The caller removes it from the hub.
	 */
	public void end() {
		this.state = State.ENDED;
	}

	/**
	 * Run a task once the start of this subscription has succeeded or failed.
	 * @param task the task
	 */
	public final void whenSettled(Runnable task) {
		if (this.waiting == null) {
			this.waiting = new ArrayList<>(1);
		}
		this.waiting.add(task);
	}

	/**
	 * Run what waits for the start.
	 */
	public final void settle() {
		List<Runnable> tasks = this.waiting;
		this.waiting = null;
		if (tasks != null) {
			tasks.forEach(Runnable::run);
		}
	}

	@Override
	protected final void onPresenceEvent(SharedPush push) {
		if (this.state == State.LIVE && this.flags.pushJoinLeave()) {
			FrameType type = (push.body().type() == PushType.JOIN) ? FrameType.PUSH_JOIN : FrameType.PUSH_LEAVE;
			this.owner.push(type, 1, push.frame(this.owner.wireForm()));
		}
	}

	/**
	 * Prolong the subscription.
	 * @param newExpireAt the Unix seconds at which it expires, 0 for never
	 * @param newInfo channel information, {@link Payload#EMPTY} to keep it
	 */
	public final void refresh(long newExpireAt, Payload newInfo) {
		this.expireAt = newExpireAt;
		if (!newInfo.isEmpty()) {
			this.info = newInfo;
		}
	}

	/**
	 * Return what others see of the client in this channel.
	 * @param client the client without channel information
	 * @return the information
	 */
	public final ClientInfo infoOf(ClientInfo client) {
		return this.info.isEmpty() ? client
				: new ClientInfo(client.user(), client.client(), client.connectionInfo(), this.info);
	}

	protected final SubscriptionOwner owner() {
		return this.owner;
	}

	public final boolean serverSide() {
		return this.serverSide;
	}

	public final boolean live() {
		return this.state == State.LIVE;
	}

	public final boolean ended() {
		return this.state == State.ENDED;
	}

	/**
	 * Return whether the client is to ask for more.
	 * @return {@code true} between {@link #pause} and {@link #resume}
	 */
	public final boolean paused() {
		return this.state == State.PAUSED;
	}

	/**
	 * Return whether the start is going on, authorization included.
	 * @return {@code true} before {@link #goLive} and {@link #end}, but for pauses
	 */
	public final boolean pending() {
		return this.state == State.RESERVED || this.state == State.STARTING;
	}

	public final SubscriptionFlags flags() {
		return this.flags;
	}

	public final ChannelOptions options() {
		return this.options;
	}

	public final boolean clientRefresh() {
		return this.clientRefresh;
	}

	public final long expireAt() {
		return this.expireAt;
	}

	/**
	 * Return whether a handler is being asked to prolong this.
	 * @return {@code true} between question and answer
	 */
	public final boolean refreshing() {
		return this.refreshing;
	}

	public final void refreshing(boolean asked) {
		this.refreshing = asked;
	}

	/**
	 * Return whether the connection token names the channel.
	 * @return {@code true} for such server-side subscriptions
	 */
	public final boolean namedByToken() {
		return this.namedByToken;
	}

	public final void namedByToken(boolean named) {
		this.namedByToken = named;
	}

	/**
	 * Return whether the client may be listed in presence because of this.
	 * @return {@code true} once it was tried
	 */
	public final boolean presenceEntered() {
		return this.presenceEntered;
	}

	public final void enterPresence() {
		this.presenceEntered = true;
	}

	private enum State {

		/** Asked for; who may do so is being found out. */
		RESERVED,

		/** Granted; what was missed is being read. */
		STARTING,

		/** Granted; the client has some of what there is and is to ask for the rest. */
		PAUSED,

		LIVE,

		ENDED

	}

}
