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

package io.centrifugo.boot.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.centrifugo.boot.config.keys.InvalidSettingException;
import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Server;
import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RedisAddress}.
 */
class RedisAddressTests {

	private static final Server BASE = new Server("unused", 1, 3, "u", "p", null);

	@ParameterizedTest
	@CsvSource({ "redis.local:7000, redis.local,7000,3,u,p,false", "redis.local, redis.local,6379,3,u,p,false",
			"redis://h, h,6379,3,u,p,false", "tcp://h:7000/5, h,7000,5,u,p,false", "redis://h/, h,6379,3,u,p,false",
			"rediss://h:7000, h,7000,3,u,p,true", "redis://:x@h, h,6379,3,'',x,false",
			"redis://me:s%40crE+t@h:1/2, h,1,2,me,s@crE+t,false", "redis://h?tls_enabled=true, h,6379,3,u,p,true",
			"rediss://h?tls_enabled=false, h,6379,3,u,p,false", "[::1]:7000, [::1],7000,3,u,p,false" })
	void formsOfTheOriginalAreRead(String address, String host, int port, int database, String user, String password,
			boolean tls) {
		assertThat(RedisAddress.parse(address, BASE))
			.isEqualTo(new Server(host, port, database, user, password, tls ? Tls.DEFAULT : null));
	}

	@Test
	void addressKeepsTheTlsOfTheProperties() {
		Server base = new Server("unused", 1, 0, "", "", Tls.DEFAULT);
		assertThat(RedisAddress.parse("redis://h", base).tls()).isSameAs(Tls.DEFAULT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "redis+cluster://secret@h", "redis+sentinel://secret@h", "unix:///secret",
			"http://secret@h", "redis://secret@h/x", "redis://secret@h?addr=other", "redis://:sec ret@h", ":1",
			"redis://a:secret#@h" })
	void whatCannotBeUsedIsRefusedWithoutRepeatingSecrets(String address) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> RedisAddress.parse(address, BASE))
			.withMessageContaining("centrifugo.engine.redis.address")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("sec"));
	}

	@Test
	void serverIsPrintedWithoutPassword() {
		assertThat(new Server("h", 1, 2, "u", "secret", null)).hasToString("h:1/2");
	}

}
