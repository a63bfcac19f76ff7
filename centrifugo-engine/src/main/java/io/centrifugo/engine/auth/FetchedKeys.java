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

import java.net.URI;
import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.auth.jwks.EndpointTemplate;
import io.centrifugo.engine.auth.jwks.KeySetUnavailableException;
import io.centrifugo.engine.auth.jwks.KeySets;
import io.centrifugo.engine.protocol.ProtocolError;

/**
 * Keys that are fetched from where the token's issuer, if it is one of ours, keeps them.
 */
final class FetchedKeys implements SignatureCheck {

	private final EndpointTemplate endpoint;

	private final KeySets keySets;

	FetchedKeys(EndpointTemplate endpoint, KeySets keySets) {
		this.endpoint = endpoint;
		this.keySets = keySets;
	}

	@Override
	public Mono<Boolean> check(JsonWebToken token, Map<String, String> variables) {
		URI url = this.endpoint.resolve(variables);
		if (token.keyId().isEmpty() || url == null) {
			return Mono.just(false);
		}
		return this.keySets.find(url, token.keyId())
			.map((key) -> verify(token, key))
			.defaultIfEmpty(false)
			.onErrorMap(KeySetUnavailableException.class, (ex) -> ProtocolError.INTERNAL.toException());
	}

	private static boolean verify(JsonWebToken token, JsonWebKey key) {
		List<String> algorithms = algorithms(key);
		String own = key.getAlgorithm();
		if (own != null && !own.isEmpty()) {
			algorithms = (algorithms.contains(own)) ? List.of(own) : List.of();
		}
		return new VerificationKey(key.getKey(), algorithms).verify(token);
	}

	private static List<String> algorithms(JsonWebKey jwk) {
		Key key = jwk.getKey();
		if (key instanceof RSAPublicKey) {
			return VerificationKey.RSA;
		}
		if (key instanceof ECPublicKey curveKey) {
			return VerificationKey.algorithms(curveKey);
		}
		boolean ed25519 = jwk instanceof OctetKeyPairJsonWebKey pair
				&& OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(pair.getSubtype());
		return (ed25519) ? VerificationKey.ED25519 : List.of();
	}

}
