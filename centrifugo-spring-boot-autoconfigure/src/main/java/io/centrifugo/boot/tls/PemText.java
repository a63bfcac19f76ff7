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

package io.centrifugo.boot.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;

import io.centrifugo.boot.config.keys.InvalidSettingException;

/**
 * Reads PEM that may be given as it is, as base64 of it, or as the path of a file.
 *
 * @since 0.1.0
 */
public final class PemText {

	private static final String BEGIN = "-----BEGIN ";

	private PemText() {
	}

	/**
	 * Read PEM.
	 * @param setting name of the property
	 * @param value its value
	 * @return the PEM itself
	 * @throws InvalidSettingException if it is none of that; the value is not told
	 */
	public static String of(String setting, String value) {
		if (value.contains(BEGIN)) {
			return value;
		}
		String decoded = decoded(value.trim());
		if (decoded.contains(BEGIN)) {
			return decoded;
		}
		try {
			String content = Files.readString(Path.of(value.trim()));
			if (content.contains(BEGIN)) {
				return content;
			}
		}
		catch (IOException | InvalidPathException ex) {
			throw new InvalidSettingException(setting, "neither PEM, nor base64 of PEM, nor a file that can be read",
					null);
		}
		throw new InvalidSettingException(setting, "the file does not contain PEM", null);
	}

	private static String decoded(String value) {
		try {
			return new String(Base64.getDecoder().decode(value), StandardCharsets.US_ASCII);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
