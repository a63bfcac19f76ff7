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

package io.centrifugo.engine.session;

import java.time.Duration;
import java.util.Map;

import io.centrifugo.engine.protocol.Disconnect;

/**
 * The {@code client.*} options that concern sessions.
 *
 * @param connect who may connect, and how
 * @param ping server pings
 * @param expiry what happens to connections and subscriptions that expire
 * @param limits numbers above which a client is refused
 * @param position how positions are checked
 * @param presenceUpdateInterval how often presence is renewed, which is also when
 * subscriptions and positions are looked at
 * @param rpcPingMethod built-in method that answers nothing, {@code rpc.ping.method};
 * empty when not enabled
 * @since 0.1.0
 */
public record ClientOptions(Connect connect, Ping ping, Expiry expiry, Limits limits, Position position,
		Duration presenceUpdateInterval, String rpcPingMethod) {

	/** The original's defaults. */
	public static final ClientOptions DEFAULTS = new ClientOptions(Connect.DEFAULTS, Ping.DEFAULTS, Expiry.DEFAULTS,
			Limits.DEFAULTS, Position.DEFAULTS, Duration.ofSeconds(27), "");

	/**
	 * Create options without the built-in method.
	 * @param connect who may connect, and how
	 * @param ping server pings
	 * @param expiry what happens to connections and subscriptions that expire
	 * @param limits numbers above which a client is refused
	 * @param position how positions are checked
	 * @param presenceUpdateInterval how often presence is renewed
	 */
	public ClientOptions(Connect connect, Ping ping, Expiry expiry, Limits limits, Position position,
			Duration presenceUpdateInterval) {
		this(connect, ping, expiry, limits, position, presenceUpdateInterval, "");
	}

	public ClientOptions withConnect(Connect replacement) {
		return new ClientOptions(replacement, this.ping, this.expiry, this.limits, this.position,
				this.presenceUpdateInterval, this.rpcPingMethod);
	}

	public ClientOptions withPing(Ping replacement) {
		return new ClientOptions(this.connect, replacement, this.expiry, this.limits, this.position,
				this.presenceUpdateInterval, this.rpcPingMethod);
	}

	public ClientOptions withExpiry(Expiry replacement) {
		return new ClientOptions(this.connect, this.ping, replacement, this.limits, this.position,
				this.presenceUpdateInterval, this.rpcPingMethod);
	}

	public ClientOptions withLimits(Limits replacement) {
		return new ClientOptions(this.connect, this.ping, this.expiry, replacement, this.position,
				this.presenceUpdateInterval, this.rpcPingMethod);
	}

	public ClientOptions withPosition(Position replacement) {
		return new ClientOptions(this.connect, this.ping, this.expiry, this.limits, replacement,
				this.presenceUpdateInterval, this.rpcPingMethod);
	}

	public ClientOptions withPresenceUpdateInterval(Duration replacement) {
		return new ClientOptions(this.connect, this.ping, this.expiry, this.limits, this.position, replacement,
				this.rpcPingMethod);
	}

	public ClientOptions withRpcPingMethod(String replacement) {
		return new ClientOptions(this.connect, this.ping, this.expiry, this.limits, this.position,
				this.presenceUpdateInterval, replacement);
	}

	/**
	 * Who may connect, and how.
	 *
	 * @param insecure {@code client.insecure}: everybody may do everything, nothing
	 * expires
	 * @param allowAnonymous {@code client.allow_anonymous_connect_without_token}
	 * @param disallowAnonymousTokens {@code client.disallow_anonymous_connection_tokens}
	 * @param includeServerTime {@code client.connect_include_server_time}
	 * @param personalChannel {@code client.subscribe_to_user_personal_channel}
	 * @param unidirectionalDisconnects
	 * {@code client.connect_code_to_unidirectional_disconnect}: disconnects by the code
	 * of the failed connect, empty when not enabled
	 */
	public record Connect(boolean insecure, boolean allowAnonymous, boolean disallowAnonymousTokens,
			boolean includeServerTime, PersonalChannel personalChannel,
			Map<Integer, Disconnect> unidirectionalDisconnects) {

		/** Tokens only. */
		public static final Connect DEFAULTS = new Connect(false, false, false, false, PersonalChannel.DISABLED,
				Map.of());

		/** Everybody may do everything. */
		public static final Connect INSECURE = new Connect(true, false, false, false, PersonalChannel.DISABLED,
				Map.of());

		public Connect {
			unidirectionalDisconnects = Map.copyOf(unidirectionalDisconnects);
		}

	}

	/**
	 * Automatic subscription of users to a channel of their own.
	 *
	 * @param enabled whether it is made
	 * @param namespace {@code personal_channel_namespace}, empty for none
	 * @param singleConnection whether a new connection ends the user's others
	 */
	public record PersonalChannel(boolean enabled, String namespace, boolean singleConnection) {

		/** No personal channel. */
		public static final PersonalChannel DISABLED = new PersonalChannel(false, "", false);

	}

	/**
	 * Server pings.
	 *
	 * @param interval {@code client.ping_interval}, not positive for no pings
	 * @param pongTimeout {@code client.pong_timeout}, not positive for no pong check
	 */
	public record Ping(Duration interval, Duration pongTimeout) {

		/** A ping every 25 seconds, answered within 8. */
		public static final Ping DEFAULTS = new Ping(Duration.ofSeconds(25), Duration.ofSeconds(8));

		/** No pings. */
		public static final Ping DISABLED = new Ping(Duration.ZERO, Duration.ZERO);

	}

	/**
	 * Grace periods.
	 *
	 * @param staleCloseDelay {@code client.stale_close_delay}: time to connect in
	 * @param closeDelay {@code client.expired_close_delay}: time to refresh an expired
	 * connection in
	 * @param subscriptionCloseDelay {@code client.expired_sub_close_delay}: time to
	 * refresh an expired subscription in
	 */
	public record Expiry(Duration staleCloseDelay, Duration closeDelay, Duration subscriptionCloseDelay) {

		/** 10, 25 and 25 seconds. */
		public static final Expiry DEFAULTS = new Expiry(Duration.ofSeconds(10), Duration.ofSeconds(25),
				Duration.ofSeconds(25));

	}

	/**
	 * Numbers above which a client is refused or cut short.
	 *
	 * @param channels {@code client.channel_limit}, 0 for none
	 * @param queueBytes {@code client.queue_max_size}
	 * @param concurrency {@code client.concurrency}: commands of one client at a time
	 * @param userConnections {@code client.user_connection_limit}, 0 for none
	 * @param historyPublications {@code client.history_max_publication_limit}, 0 for none
	 * @param recoveryPublications {@code client.recovery_max_publication_limit}, 0 for
	 * none
	 */
	public record Limits(int channels, int queueBytes, int concurrency, int userConnections, int historyPublications,
			int recoveryPublications) {

		/** 128 channels, 1 MiB, one command at a time, 300 publications. */
		public static final Limits DEFAULTS = new Limits(128, 1024 * 1024, 0, 0, 300, 300);

	}

	/**
	 * How positions of subscriptions are checked.
	 *
	 * @param checkDelay {@code client.channel_position_check_delay}: silence after which
	 * a position is compared with the broker's
	 * @param maxTimeLag {@code client.channel_position_max_time_lag}: age at which a
	 * publication counts as lost, not positive for none
	 */
	public record Position(Duration checkDelay, Duration maxTimeLag) {

		/** 40 seconds of silence, any age. */
		public static final Position DEFAULTS = new Position(Duration.ofSeconds(40), Duration.ZERO);

	}

}
