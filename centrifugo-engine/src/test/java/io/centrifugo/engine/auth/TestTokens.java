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
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * Keys, and tokens signed with them.
 */
final class TestTokens {

	static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

	private TestTokens() {
	}

	static HmacKey hmac(String secret) {
		return new HmacKey(secret.getBytes(StandardCharsets.UTF_8));
	}

	static HmacKey hmac(byte[] secret) {
		return new HmacKey(secret);
	}

	static KeyPair rsa() {
		return generate("RSA", "");
	}

	static KeyPair ec(String curve) {
		return generate("EC", curve);
	}

	static KeyPair ed25519() {
		return generate("Ed25519", "");
	}

	private static KeyPair generate(String algorithm, String curve) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
			if (!curve.isEmpty()) {
				generator.initialize(new ECGenParameterSpec(curve));
			}
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String pem(PublicKey key) {
		return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
				+ "\n-----END PUBLIC KEY-----\n";
	}

	static String sign(String algorithm, Key key, String claims) {
		return sign(algorithm, key, "", claims);
	}

	static String sign(String algorithm, Key key, String keyId, String claims) {
		JsonWebSignature signature = new JsonWebSignature();
		signature.setAlgorithmHeaderValue(algorithm);
		signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
		signature.setDoKeyValidation(false);
		signature.setKey(key);
		if (!keyId.isEmpty()) {
			signature.setKeyIdHeaderValue(keyId);
		}
		signature.setPayload(claims);
		try {
			return signature.getCompactSerialization();
		}
		catch (JoseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Sign header and claims that no library would write.
	 * @param algorithm name of the algorithm in Java
	 * @param key the key
	 * @param content the encoded header, a dot, and the encoded claims
	 * @return the token
	 */
	static String signContent(String algorithm, PrivateKey key, String content) {
		try {
			Signature signature = Signature.getInstance(algorithm);
			signature.initSign(key);
			signature.update(content.getBytes(StandardCharsets.US_ASCII));
			return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String encode(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
