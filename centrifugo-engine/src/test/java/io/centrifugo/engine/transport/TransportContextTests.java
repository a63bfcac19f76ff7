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

package io.centrifugo.engine.transport;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.centrifugo.engine.protocol.frame.PlainFraming;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.json.JsonCodec;
import io.centrifugo.engine.session.TransportInfo;

import static org.assertj.core.api.Assertions.assertThat;

class TransportContextTests {

	private final TransportInfo plain = new TransportInfo("t",
			new WireForm(JsonCodec.INSTANCE, false, PlainFraming.INSTANCE), false, true, Map.of(), "");

	private final ClientRequest request = TestRequest.of("GET", "/").header("X-One", "1").header("X-User", "u").build();

	@Test
	void keepsThePlainDescriptionWhenNothingIsAsked() {
		assertThat(context(HeaderCapture.NONE, "").describe(this.plain, this.request)).isSameAs(this.plain);
		assertThat(context(HeaderCapture.of(List.of("X-Other")), "X-Nobody").describe(this.plain, this.request))
			.isSameAs(this.plain);
	}

	@Test
	void capturesTheHeadersAskedFor() {
		TransportInfo info = context(HeaderCapture.of(List.of("x-ONE", "X-Other")), "").describe(this.plain,
				this.request);
		assertThat(info.headers()).isEqualTo(Map.of("x-one", List.of("1")));
		assertThat(context(HeaderCapture.ALL, "").describe(this.plain, this.request).headers()).containsKeys("x-one",
				"x-user");
	}

	@Test
	void takesTheUserFromItsHeader() {
		TransportInfo info = context(HeaderCapture.NONE, "X-User").describe(this.plain, this.request);
		assertThat(info.authenticatedUser()).isEqualTo("u");
		assertThat(info.name()).isEqualTo("t");
	}

	private static TransportContext context(HeaderCapture headers, String userIdHeader) {
		return new TransportContext(RecordingSession::new, OriginPatterns.NONE, ConnectionLimits.NONE, headers,
				userIdHeader);
	}

}
