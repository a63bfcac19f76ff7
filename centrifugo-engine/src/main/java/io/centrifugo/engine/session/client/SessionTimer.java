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

package io.centrifugo.engine.session.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.flow.Upkeep;
import io.centrifugo.engine.session.timer.TimingWheel;
import io.centrifugo.engine.session.timer.WheelTimeout;

/**
 * Everything about one connection that happens at a time: it goes stale, is pinged, must
 * have answered, is looked after, expires. One entry of the wheel serves the nearest.
 */
final class SessionTimer extends WheelTimeout {

	private static final int NEVER = Integer.MAX_VALUE;

	private final ClientSession session;

	private int staleAt = NEVER;

	private int pingAt = NEVER;

	private int pongBy = NEVER;

	private int upkeepAt = NEVER;

	private int expiryAt = NEVER;

	private long pingNanos;

	SessionTimer(ClientSession session) {
		this.session = session;
	}

	/**
	 * Close the connection unless it connects in time.
	 */
	void startStale() {
		this.staleAt = wheel().after(options().expiry().staleCloseDelay().toMillis());
		schedule();
	}

	/**
	 * Begin with what connected clients get.
	 */
	void startLive() {
		this.staleAt = NEVER;
		if (pings()) {
			this.pingAt = wheel().after(random(options().ping().interval()));
		}
		this.upkeepAt = wheel().after(random(options().presenceUpdateInterval()));
		startExpiry();
	}

	/**
	 * Take note of a new expiry of the connection.
	 */
	void startExpiry() {
		long expireAt = this.session.expireAt();
		long left = Math.max(0, expireAt - this.session.shared().nowSeconds()) * 1000;
		boolean serverSide = this.session.shared().refreshAccess().serverSide();
		long grace = serverSide ? 0 : options().expiry().closeDelay().toMillis();
		this.expiryAt = (expireAt > 0) ? wheel().after(left + grace) : NEVER;
		schedule();
	}

	void stop() {
		wheel().cancel(this);
	}

	/**
	 * Take the answer to a ping.
	 */
	void onPong() {
		if (this.pingNanos == 0) {
			this.session.close(Disconnect.BAD_REQUEST);
			return;
		}
		this.session.output().metrics().pong(System.nanoTime() - this.pingNanos);
		this.pingNanos = 0;
		this.pongBy = NEVER;
	}

	/**
	 * Return whether this connection is pinged by the protocol.
	 */
	boolean pings() {
		return this.session.transport().pingPong() && isPositive(options().ping().interval());
	}

	/**
	 * Return whether this connection must answer pings.
	 */
	boolean wantsPongs() {
		return pings() && !this.session.wireForm().unidirectional() && isPositive(options().ping().pongTimeout());
	}

	@Override
	protected void onTimeout() {
		int now = wheel().recent();
		if (this.staleAt <= now) {
			this.session.close(Disconnect.STALE);
		}
		else if (this.pongBy <= now) {
			this.session.close(Disconnect.NO_PONG);
		}
		else {
			onLiveTimeout(now);
		}
		schedule();
	}

	private void onLiveTimeout(int now) {
		if (this.expiryAt <= now) {
			this.expiryAt = NEVER;
			RefreshFlow.onExpiry(this.session);
		}
		if (this.pingAt <= now && !this.session.closed()) {
			ping();
		}
		if (this.upkeepAt <= now && !this.session.closed()) {
			this.upkeepAt = wheel().after(options().presenceUpdateInterval().toMillis());
			Upkeep.run(this.session);
		}
	}

	private void ping() {
		this.pingAt = wheel().after(options().ping().interval().toMillis());
		if (wantsPongs()) {
			this.pingNanos = System.nanoTime();
			this.pongBy = wheel().after(options().ping().pongTimeout().toMillis());
		}
		LoopContext context = this.session.loopContext();
		this.session.output().write(FrameType.SERVER_PING, 1, context.ping(this.session.wireForm()));
	}

	private void schedule() {
		if (!this.session.closed()) {
			int next = Math.min(Math.min(this.staleAt, this.pongBy), Math.min(this.pingAt, this.upkeepAt));
			wheel().schedule(this, Math.min(next, this.expiryAt));
		}
	}

	private TimingWheel wheel() {
		return this.session.loopContext().wheel();
	}

	private ClientOptions options() {
		return this.session.shared().options();
	}

	private static boolean isPositive(Duration duration) {
		return !duration.isNegative() && !duration.isZero();
	}

	/**
	 * Return a random time in the second half of an interval.
	 */
	private static long random(Duration interval) {
		long half = Math.max(1, interval.toMillis() / 2);
		return half + ThreadLocalRandom.current().nextLong(half);
	}

}
