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

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.centrifugo.engine.protocol.ErrorException;

/**
 * Throws arbitrary texts at what reads tokens, and arbitrary claims under a good
 * signature.
 */
class TokenFuzzTests {

	private static final TokenVerifier VERIFIER = TokenVerifier.create(TokenSettings.hmac("secret"), TestTokens.CLOCK);

	@FuzzTest(maxDuration = "1m")
	void texts(byte[] data) {
		verify(new String(data, StandardCharsets.UTF_8));
	}

	@FuzzTest(maxDuration = "1m")
	void claims(byte[] data) {
		verify(TestTokens.sign("HS256", TestTokens.hmac("secret"), new String(data, StandardCharsets.UTF_8)));
	}

	private static void verify(String token) {
		attempt(() -> VERIFIER.verifyConnection(token).block());
		attempt(() -> VERIFIER.verifySubscription(token).block());
	}

	private static void attempt(Runnable verification) {
		try {
			verification.run();
		}
		catch (TokenException | ErrorException ex) {
			// The only ways to fail, the latter by binary info that is not Base64
		}
	}

}
