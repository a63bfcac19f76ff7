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

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.util.List;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * A key and the only algorithms it is used with: what a token says about its algorithm
 * chooses among these and never leads to another kind of key.
 */
final class VerificationKey {

	static final List<String> HMAC = List.of("HS256", "HS384", "HS512");

	static final List<String> RSA = List.of("RS256", "RS384", "RS512");

	static final List<String> ED25519 = List.of("EdDSA");

	private final Key key;

	private final List<String> algorithms;

	private final AlgorithmConstraints constraints;

	VerificationKey(Key key, List<String> algorithms) {
		this.key = key;
		this.algorithms = algorithms;
		this.constraints = new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT,
				algorithms.toArray(String[]::new));
	}

	static VerificationKey hmac(String secret) {
		return new VerificationKey(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)), HMAC);
	}

	/**
	 * Return the algorithms that go with a curve.
	 * @param key a key
	 * @return the one algorithm, or none for a curve without
	 */
	static List<String> algorithms(ECPublicKey key) {
		String curve = EllipticCurves.getName(key.getParams().getCurve());
		if (curve == null) {
			return List.of();
		}
		return switch (curve) {
			case EllipticCurves.P_256 -> List.of("ES256");
			case EllipticCurves.P_384 -> List.of("ES384");
			case EllipticCurves.P_521 -> List.of("ES512");
			default -> List.of();
		};
	}

	/**
	 * Verify a signature. Keys are not judged by length: short secrets are in use, and
	 * the settings warn about them.
	 * @param token the token
	 * @return whether this key signed it by one of its algorithms
	 */
	boolean verify(JsonWebToken token) {
		if (!this.algorithms.contains(token.algorithm())) {
			return false;
		}
		JsonWebSignature signature = new JsonWebSignature();
		signature.setAlgorithmConstraints(this.constraints);
		signature.setDoKeyValidation(false);
		signature.setKey(this.key);
		try {
			signature.setCompactSerialization(token.compact());
			return signature.verifySignature();
		}
		catch (JoseException ex) {
			return false;
		}
	}

}
