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

package io.centrifugo.engine.auth;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.json.JsonValue;

/**
 * Makes tokens of claims that were verified.
 */
final class TokenDecoder {

	private final String userIdClaim;

	TokenDecoder(String userIdClaim) {
		this.userIdClaim = userIdClaim;
	}

	ConnectionToken connection(JsonWebToken token, Claims claims) {
		try {
			return new ConnectionToken(user(token, claims), expireAt(token, claims), connectionInfo(token),
					payload(token.claims().get("meta")), subscriptions(token));
		}
		catch (MalformedFrameException ex) {
			throw TokenException.invalid("Claim of another type");
		}
	}

	SubscriptionToken subscription(JsonWebToken token, Claims claims) {
		try {
			return new SubscriptionToken(user(token, claims), channel(token), Claims.string(token, "client"),
					grant(token.claims(), expireAt(token, claims)));
		}
		catch (MalformedFrameException ex) {
			throw TokenException.invalid("Claim of another type");
		}
	}

	static String channel(JsonWebToken token) {
		try {
			return Claims.string(token, "channel");
		}
		catch (MalformedFrameException ex) {
			throw TokenException.invalid("Claim of another type");
		}
	}

	private String user(JsonWebToken token, Claims claims) {
		if (this.userIdClaim.isEmpty()) {
			return claims.subject();
		}
		JsonValue value = token.claim(this.userIdClaim);
		if (value == null) {
			return "";
		}
		if (value.isString()) {
			return value.string();
		}
		if (value.isObject() || value.isArray()) {
			throw TokenException.invalid("User id claim is not a scalar");
		}
		return scalar(value.text());
	}

	/**
	 * Spell a number as the original does: digits stay, others lose their exponent.
	 */
	private static String scalar(String text) {
		if (!text.contains(".") && !text.contains("e") && !text.contains("E")) {
			return text;
		}
		if (text.equals("true") || text.equals("false")) {
			return text;
		}
		double number = Double.parseDouble(text);
		if (Double.isInfinite(number)) {
			throw TokenException.invalid("User id claim out of range");
		}
		BigDecimal plain = BigDecimal.valueOf(number).stripTrailingZeros();
		return plain.toPlainString();
	}

	private static long expireAt(JsonWebToken token, Claims claims) {
		JsonValue own = token.claim("expire_at");
		if (own != null) {
			return Math.max(0, own.signed());
		}
		Double expiresAt = claims.expiresAt();
		return (expiresAt != null) ? expiresAt.longValue() : 0;
	}

	/**
	 * Take the connection's info. That an undecodable one is an internal error, other
	 * than in subscriptions, is how the original has it.
	 */
	private static Payload connectionInfo(JsonWebToken token) {
		try {
			return payload(token.claims(), "info", "b64info");
		}
		catch (IllegalArgumentException ex) {
			throw ProtocolError.INTERNAL.toException();
		}
	}

	private static Map<String, SubscriptionGrant> subscriptions(JsonWebToken token) {
		Map<String, SubscriptionGrant> subscriptions = new HashMap<>();
		JsonValue channels = token.claim("channels");
		for (JsonValue channel : (channels != null) ? channels.items() : List.<JsonValue>of()) {
			subscriptions.put(channel.string(), SubscriptionGrant.DEFAULT);
		}
		JsonValue subs = token.claim("subs");
		Map<String, JsonValue> members = (subs != null) ? subs.members() : Map.of();
		if (!members.isEmpty()) {
			subscriptions.clear();
		}
		members.forEach((channel, options) -> subscriptions.put(channel,
				grant((options.isNull()) ? Map.of() : options.members(), 0)));
		return subscriptions;
	}

	private static SubscriptionGrant grant(Map<String, JsonValue> options, long expireAt) {
		try {
			return new SubscriptionGrant(expireAt, payload(options, "info", "b64info"),
					payload(options, "data", "b64data"), override(options.get("override")));
		}
		catch (IllegalArgumentException ex) {
			throw TokenException.invalid("Malformed base64");
		}
	}

	private static SubscriptionGrant.Override override(@Nullable JsonValue value) {
		if (value == null || value.isNull()) {
			return SubscriptionGrant.Override.NONE;
		}
		Map<String, JsonValue> options = value.members();
		return new SubscriptionGrant.Override(bool(options.get("presence")), bool(options.get("join_leave")),
				bool(options.get("force_push_join_leave")), bool(options.get("force_positioning")),
				bool(options.get("force_recovery")));
	}

	private static @Nullable Boolean bool(@Nullable JsonValue option) {
		if (option == null || option.isNull()) {
			return null;
		}
		JsonValue value = option.members().get("value");
		return value != null && !value.isNull() && value.bool();
	}

	private static Payload payload(Map<String, JsonValue> claims, String json, String base64) {
		JsonValue encoded = claims.get(base64);
		if (encoded != null && !encoded.isNull()) {
			String text = encoded.string();
			if (!text.isEmpty()) {
				return Payload.of(Base64.getDecoder().decode(text));
			}
		}
		return payload(claims.get(json));
	}

	private static Payload payload(@Nullable JsonValue value) {
		return (value != null) ? value.payload() : Payload.EMPTY;
	}

}
