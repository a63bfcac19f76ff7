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

package io.centrifugo.boot.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import io.centrifugo.boot.client.ClientProperties.SubscribeToUserPersonalChannel;
import io.centrifugo.boot.config.ByteLimit;
import io.centrifugo.boot.config.CloseText;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.ClientOptions.Connect;
import io.centrifugo.engine.session.ClientOptions.Expiry;
import io.centrifugo.engine.session.ClientOptions.Limits;
import io.centrifugo.engine.session.ClientOptions.PersonalChannel;
import io.centrifugo.engine.session.ClientOptions.Ping;
import io.centrifugo.engine.session.ClientOptions.Position;

/**
 * Checks the settings of clients and makes engine options of them.
 */
final class ClientOptionsMapping {

	private static final String PREFIX = "centrifugo.client";

	private static final String TRANSFORMS = PREFIX + ".connect-code-to-unidirectional-disconnect.transforms";

	private final ClientProperties properties;

	private final RpcProperties rpcProperties;

	ClientOptionsMapping(ClientProperties properties, RpcProperties rpcProperties) {
		this.properties = properties;
		this.rpcProperties = rpcProperties;
	}

	ClientOptions toOptions() {
		ClientProperties from = this.properties;
		return new ClientOptions(connect(), ping(),
				new Expiry(from.getStaleCloseDelay(), from.getExpiredCloseDelay(), from.getExpiredSubCloseDelay()),
				limits(), new Position(from.getChannelPositionCheckDelay(), from.getChannelPositionMaxTimeLag()),
				from.getPresenceUpdateInterval(),
				this.rpcProperties.getPing().isEnabled() ? this.rpcProperties.getPing().getMethod() : "");
	}

	private Connect connect() {
		ClientProperties from = this.properties;
		SubscribeToUserPersonalChannel personal = from.getSubscribeToUserPersonalChannel();
		return new Connect(from.isInsecure(), from.isAllowAnonymousConnectWithoutToken(),
				from.isDisallowAnonymousConnectionTokens(), from.isConnectIncludeServerTime(),
				new PersonalChannel(personal.isEnabled(), personal.getPersonalChannelNamespace(),
						personal.isSingleConnection()),
				unidirectionalDisconnects());
	}

	private Ping ping() {
		Duration interval = this.properties.getPingInterval();
		Duration timeout = this.properties.getPongTimeout();
		if (!interval.isNegative() && !timeout.isNegative() && interval.compareTo(timeout) <= 0) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + ".ping-interval", interval,
					"it must be greater than " + PREFIX + ".pong-timeout, which is " + timeout);
		}
		return new Ping(interval, timeout);
	}

	private Limits limits() {
		ClientProperties from = this.properties;
		int queueBytes = ByteLimit.of(PREFIX + ".queue-max-size", from.getQueueMaxSize());
		return new Limits(from.getChannelLimit(), queueBytes, from.getConcurrency(), from.getUserConnectionLimit(),
				from.getHistoryMaxPublicationLimit(), from.getRecoveryMaxPublicationLimit());
	}

	private Map<Integer, Disconnect> unidirectionalDisconnects() {
		Map<Integer, Disconnect> disconnects = new LinkedHashMap<>();
		List<DisconnectTransform> transforms = this.properties.getConnectCodeToUnidirectionalDisconnect()
			.getTransforms();
		for (int i = 0; i < transforms.size(); i++) {
			DisconnectTransform transform = transforms.get(i);
			check(transform, TRANSFORMS + "[" + i + "]");
			disconnects.putIfAbsent(transform.getCode(),
					new Disconnect(transform.getTo().getCode(), transform.getTo().getReason()));
		}
		return this.properties.getConnectCodeToUnidirectionalDisconnect().isEnabled() ? disconnects : Map.of();
	}

	private static void check(DisconnectTransform transform, String name) {
		if (transform.getCode() == 0) {
			throw new InvalidConfigurationPropertyValueException(name + ".code", 0, "no code specified");
		}
		if (transform.getTo().getCode() == 0) {
			throw new InvalidConfigurationPropertyValueException(name + ".to.code", 0, "no disconnect code specified");
		}
		String reason = transform.getTo().getReason();
		if (!CloseText.fits(reason)) {
			throw new InvalidConfigurationPropertyValueException(name + ".to.reason", reason,
					"disconnect reason must be ASCII, at most 123 characters");
		}
	}

}
