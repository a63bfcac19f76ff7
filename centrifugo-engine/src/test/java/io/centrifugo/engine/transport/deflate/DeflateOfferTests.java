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

package io.centrifugo.engine.transport.deflate;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeflateOffer}.
 */
class DeflateOfferTests {

	private static final String ANSWER = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

	@ParameterizedTest
	@ValueSource(strings = { "permessage-deflate", "permessage-deflate; client_max_window_bits",
			"PerMessage-Deflate;client_max_window_bits=9 ; server_no_context_takeover",
			"permessage-deflate; client_max_window_bits=\"15\"", "x-webkit-deflate-frame, permessage-deflate",
			"permessage-deflate; unknown, permessage-deflate; client_no_context_takeover",
			"permessage-deflate; server_max_window_bits=10, permessage-deflate" })
	void accepts(String offers) {
		assertThat(DeflateOffer.accept(List.of("other", offers))).isEqualTo(ANSWER);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			none, other
			unknown parameter, permessage-deflate; unknown
			repeated parameter, permessage-deflate; client_max_window_bits; client_max_window_bits=9
			value where none belongs, permessage-deflate; server_no_context_takeover=1
			smaller window of the server, permessage-deflate; server_max_window_bits=10
			window without a size, permessage-deflate; server_max_window_bits
			window too small, permessage-deflate; client_max_window_bits=7
			window too large, permessage-deflate; client_max_window_bits=16
			window that is no number, permessage-deflate; client_max_window_bits=x
			""")
	void declines(String what, String offer) {
		assertThat(DeflateOffer.accept(List.of(offer))).as(what).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "permessage-deflate; server_max_window_bits=15" })
	void namesTheWindowThatWasAskedFor(String offer) {
		assertThat(DeflateOffer.accept(List.of(offer))).isEqualTo(ANSWER + "; server_max_window_bits=15");
	}

}
