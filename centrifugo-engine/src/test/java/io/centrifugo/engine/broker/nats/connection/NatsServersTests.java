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

package io.centrifugo.engine.broker.nats.connection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link NatsServers}.
 */
class NatsServersTests {

	@ParameterizedTest
	@CsvSource({ "nats://h:1, nats://h:1,'',''", "h, nats://h,'',''", "h:1, nats://h:1,'',''", "tls://h, tls://h,'',''",
			"ws://h:80/path, ws://h:80/path,'',''", "nats://me:pw@h:1, nats://h:1,me,pw",
			"nats://me:p%40+w@h, nats://h,me,p@+w", "nats://token@h, nats://h,'',token", "me:@h, nats://h,me,''",
			"[::1]:1, nats://[::1]:1,'',''" })
	void addressesAreRead(String text, String url, String user, String secret) {
		NatsServers servers = NatsServers.parse(text);
		assertThat(servers.urls()).containsExactly(url);
		assertThat(servers.user()).isEqualTo(user);
		assertThat(servers.secret()).isEqualTo(secret);
	}

	@Test
	void severalServersShareTheirLogin() {
		NatsServers servers = NatsServers.parse("nats://me:pw@a:1, b:2,tls://me:pw@c");
		assertThat(servers.urls()).containsExactly("nats://a:1", "nats://b:2", "tls://c");
		assertThat(servers.user()).isEqualTo("me");
		assertThat(servers).hasToString("nats://a:1,nats://b:2,tls://c");
	}

	@Test
	void nothingIsTheLocalServer() {
		assertThat(NatsServers.parse(" ")).isEqualTo(NatsServers.LOCAL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://secret@h", "nats://:1", "nats://sec ret@h", "nats://secret@h:port",
			"a:secret@h,b:secret@h" })
	void whatCannotBeUsedIsRefusedWithoutRepeatingIt(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> NatsServers.parse(text))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("sec"));
	}

}
