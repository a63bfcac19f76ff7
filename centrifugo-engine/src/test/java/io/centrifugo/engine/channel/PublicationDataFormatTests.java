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

package io.centrifugo.engine.channel;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.centrifugo.engine.protocol.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PublicationDataFormat}.
 */
class PublicationDataFormatTests {

	@ParameterizedTest
	@CsvSource({ "'', false, false, false, true", "x, true, false, false, true", "1, true, true, false, true",
			"null, true, true, false, true", "' {} ', true, true, true, true", "[{}], true, true, false, true",
			"'{', true, false, false, true", "'{} {}', true, false, false, true", "'{}x', true, false, false, true" })
	void accepts(String data, boolean notEmpty, boolean json, boolean object, boolean binary) {
		Payload payload = Payload.of(data);
		assertThat(PublicationDataFormat.NOT_EMPTY.accepts(payload)).isEqualTo(notEmpty);
		assertThat(PublicationDataFormat.JSON.accepts(payload)).isEqualTo(json);
		assertThat(PublicationDataFormat.JSON_OBJECT.accepts(payload)).isEqualTo(object);
		assertThat(PublicationDataFormat.BINARY.accepts(payload)).isEqualTo(binary);
	}

}
