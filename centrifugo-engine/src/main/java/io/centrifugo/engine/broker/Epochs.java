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

package io.centrifugo.engine.broker;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Source of names for the lives of streams.
 *
 * @since 0.1.0
 */
public final class Epochs {

	private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

	private static final int LENGTH = 8;

	private Epochs() {
	}

	/**
	 * Make up a name.
	 * @return eight letters
	 */
	public static String random() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		char[] epoch = new char[LENGTH];
		for (int i = 0; i < LENGTH; i++) {
			epoch[i] = LETTERS.charAt(random.nextInt(LETTERS.length()));
		}
		return new String(epoch);
	}

}
