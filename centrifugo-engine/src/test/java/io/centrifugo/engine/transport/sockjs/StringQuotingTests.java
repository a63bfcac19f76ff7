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

package io.centrifugo.engine.transport.sockjs;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StringQuotingTests {

	@Test
	void escapesWhatJsonDemands() {
		assertThat(quote(StringQuoting.JSON, "{\"a\":\"\\n\"}\n\0"))
			.isEqualTo("\"{\\\"a\\\":\\\"\\\\n\\\"}\\u000a\\u0000\"");
	}

	@Test
	void escapesWhatBrowsersChange() {
		assertThat(quote(StringQuoting.JSON, "\u200b\u200c\u200f\u2010\u2028\u202f\u2060\u206f\ufff0\uffff\uffef"))
			.isEqualTo("\"\u200b\\u200c\\u200f\u2010\\u2028\\u202f\\u2060\\u206f\\ufff0\\uffff\uffef\"");
	}

	@Test
	void leavesOtherText() {
		String text = "Straße € \ud83d\ude00 <b>&\u2190";
		assertThat(quote(StringQuoting.JSON, text)).isEqualTo('"' + text + '"');
		assertThat(quote(StringQuoting.JSON, "")).isEqualTo("\"\"");
	}

	@Test
	void scriptsHoldNoMarkup() {
		assertThat(quote(StringQuoting.SCRIPT, "</script>&")).isEqualTo("\"\\u003c/script\\u003e\\u0026\"");
	}

	private static String quote(StringQuoting quoting, String text) {
		ByteBuf out = Unpooled.buffer();
		quoting.write(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8), out);
		return out.toString(StandardCharsets.UTF_8);
	}

}
