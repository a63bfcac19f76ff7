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

package io.centrifugo.engine.broker.nats;

import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.centrifugo.engine.protocol.ErrorException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link NatsSubjects} and {@link RawMode}.
 */
class NatsSubjectsTests {

	private final NatsSubjects plain = new NatsSubjects("p", NatsBrokerOptions.DEFAULTS);

	private final NatsSubjects patterns = new NatsSubjects("p", new NatsBrokerOptions(true, null));

	@Test
	void subjectsAreThoseOfTheOriginal() {
		assertThat(NatsSubjects.control("p")).isEqualTo("p.control");
		assertThat(NatsSubjects.node("p", "n")).isEqualTo("p.node.n");
		assertThat(this.plain.forPublishing("news:a.b")).isEqualTo("p.client.news:a.b");
		assertThat(this.plain.forSubscribing("$x#1,2")).isEqualTo("p.client.$x#1,2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "a.", ".a", "a..b", "a b", "a\tb", "a\r\nPUB x 1", "a\0", "a\u007f" })
	void whatIsNoSubjectIsRefused(String channel) {
		assertRefused(() -> this.patterns.forSubscribing(channel));
		assertRefused(() -> this.patterns.forPublishing(channel));
	}

	@Test
	void patternsAreForSubscribingIfAllowed() {
		assertRefused(() -> this.plain.forSubscribing("a.*"));
		assertRefused(() -> this.plain.forSubscribing("a>"));
		assertThat(this.patterns.forSubscribing("*.a.*.>")).isEqualTo("p.client.*.a.*.>");
		assertRefused(() -> this.patterns.forSubscribing("a*"));
		assertRefused(() -> this.patterns.forSubscribing(">.a"));
		assertRefused(() -> this.patterns.forPublishing("a.*"));
	}

	@Test
	void rawSubjectsAreChannelsWithReplacements() {
		RawMode raw = new RawMode("app.", Map.of(":", ".", "::", "/", "a", "b", "b", "a"));
		NatsSubjects subjects = new NatsSubjects("p", new NatsBrokerOptions(false, raw));
		assertThat(subjects.forPublishing("x:y::ab")).isEqualTo("app.x.y/ba");
		assertThat(raw.name("app.x.y")).isEqualTo("x.y");
		assertRefused(() -> subjects.forPublishing("x:"));
		assertThat(new RawMode("", Map.of()).subject("x:y")).isEqualTo("x:y");
	}

	private static void assertRefused(ThrowingCallable call) {
		assertThatExceptionOfType(ErrorException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(107));
	}

}
