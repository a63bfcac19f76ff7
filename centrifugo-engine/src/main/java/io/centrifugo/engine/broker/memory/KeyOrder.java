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

package io.centrifugo.engine.broker.memory;

import java.util.Comparator;

/**
 * Order of keys by their bytes in UTF-8, which is that of their code points: strings of
 * Java compare otherwise where characters beyond the first 65,536 are concerned.
 */
enum KeyOrder implements Comparator<String> {

	/** The order. */
	BYTES;

	@Override
	public int compare(String one, String other) {
		int end = Math.min(one.length(), other.length());
		for (int i = 0; i < end; i++) {
			char left = one.charAt(i);
			char right = other.charAt(i);
			if (left != right) {
				int surrogates = Boolean.compare(Character.isSurrogate(left), Character.isSurrogate(right));
				return (surrogates != 0) ? surrogates : Character.compare(left, right);
			}
		}
		return Integer.compare(one.length(), other.length());
	}

}
