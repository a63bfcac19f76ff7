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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Public keys in PEM, given as text, as base64 of the text, or as the path of a file.
 */
final class PublicKeyPem {

	private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

	private PublicKeyPem() {
	}

	/**
	 * Load a key.
	 * @param setting the key of the setting, for complaints
	 * @param kind what the messages call the key
	 * @param value the setting's value
	 * @return the key, of whatever algorithm it is
	 */
	static PublicKey load(String setting, String kind, String value) {
		String problem = "error parsing " + kind + " public key: ";
		byte[] der = find(value);
		if (der == null) {
			throw new InvalidTokenSettingException(setting, problem
					+ "invalid PEM data: not a valid file path, base64-encoded PEM content, or raw PEM content");
		}
		for (String algorithm : new String[] { "RSA", "EC", "EdDSA" }) {
			try {
				return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
			}
			catch (GeneralSecurityException ex) {
				// The next one, then
			}
		}
		try {
			return CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(der))
				.getPublicKey();
		}
		catch (GeneralSecurityException ex) {
			throw new InvalidTokenSettingException(setting, problem + "neither a public key nor a certificate");
		}
	}

	private static byte @Nullable [] find(String value) {
		byte[] der = decode(value);
		if (der == null) {
			der = decode(fromBase64(value));
		}
		return (der != null) ? der : decode(fromFile(value));
	}

	private static byte @Nullable [] decode(@Nullable String text) {
		if (text == null) {
			return null;
		}
		Matcher matcher = BLOCK.matcher(text);
		try {
			return (matcher.find()) ? Base64.getMimeDecoder().decode(matcher.group(2)) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static @Nullable String fromBase64(String value) {
		try {
			return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.ISO_8859_1);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static @Nullable String fromFile(String value) {
		try {
			return Files.readString(Path.of(value));
		}
		catch (IOException | InvalidPathException ex) {
			return null;
		}
	}

}
