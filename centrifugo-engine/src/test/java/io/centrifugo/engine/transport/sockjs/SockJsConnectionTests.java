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

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.sockjs.SockJsClient.Reading;
import io.centrifugo.engine.transport.websocket.WebSocketOptions;

import static org.assertj.core.api.Assertions.assertThat;

class SockJsConnectionTests {

	private static final String ONE = "\"{\\\"push\\\":{\\\"message\\\":{\\\"data\\\":1}}}\"";

	private static final String TWO = ONE.replace('1', '2');

	private static final String BUSY = "c[2010,\"Another connection still open\"]\n";

	private static final String INTERRUPTED = "c[1002,\"Connection interrupted\"]\n";

	private final SockJsClient client = new SockJsClient();

	@Test
	void pollsOneFrameAtATime() {
		Reading first = this.client.receive("POST", "/0/s/xhr");
		assertThat(first.text()).isEqualTo("o\n");
		assertThat(first.ended()).isTrue();
		assertThat(this.client.session().transport().name()).isEqualTo("sockjs");
		assertThat(this.client.session().transport().emulated()).isFalse();
		Reading second = this.client.receive("POST", "/1/s/xhr");
		this.client.push("1", "2");
		assertThat(second.text()).isEqualTo("a[" + ONE + "," + TWO + "]\n");
		assertThat(second.ended()).isTrue();
		assertThat(this.client.sessions).hasSize(1);
	}

	@Test
	void messagesWaitForTheNextReceiver() {
		this.client.receive("POST", "/0/s/xhr");
		this.client.push("1");
		assertThat(this.client.session().connection().pendingBytes()).isPositive();
		this.client.push("2");
		assertThat(this.client.receive("POST", "/0/s/xhr").text()).isEqualTo("a[" + ONE + "," + TWO + "]\n");
		assertThat(this.client.session().connection().pendingBytes()).isZero();
	}

	@Test
	void streams() {
		Reading reading = this.client.receive("POST", "/0/s/xhr_streaming");
		assertThat(reading.text()).isEqualTo("h".repeat(2048) + "\no\n");
		this.client.push("1");
		assertThat(reading.text()).isEqualTo("a[" + ONE + "]\n");
		this.client.push("2");
		assertThat(reading.text()).isEqualTo("a[" + TWO + "]\n");
		assertThat(reading.ended()).isFalse();
	}

	@Test
	void streamsEndWhenTheyAreLong() {
		Reading reading = this.client.receive("POST", "/0/s/xhr_streaming");
		this.client.push("\"" + "x".repeat(128 * 1024) + "\"");
		assertThat(reading.ended()).isTrue();
		this.client.push("1");
		assertThat(this.client.receive("POST", "/0/s/xhr_streaming").text()).endsWith("a[" + ONE + "]\n")
			.doesNotContain("o");
		assertThat(this.client.session().closed).isEmpty();
	}

	@Test
	void eventsEscapePercents() {
		Reading reading = this.client.receive("GET", "/0/s/eventsource");
		assertThat(reading.text()).isEqualTo("\r\ndata: o\r\n\r\n");
		this.client.push("\"%\"");
		assertThat(reading.text()).contains("\\\"%25\\\"").startsWith("data: a[").endsWith("]\r\n\r\n");
	}

	@Test
	void framesOfPagesAreScripts() {
		Reading reading = this.client.receive("GET", "/0/s/htmlfile?c=_jp.a");
		assertThat(reading.text()).contains("parent._jp.a;")
			.hasSizeGreaterThan(1024)
			.endsWith("\r\n\r\n<script>\np(\"o\");\n</script>\r\n");
		this.client.push("\"</script>\"");
		assertThat(reading.text()).contains("\\u003c/script\\u003e").containsOnlyOnce("</script>");
	}

	@Test
	void jsonpCallsBackOnce() {
		Reading reading = this.client.receive("GET", "/0/s/jsonp?c=_jp.a");
		assertThat(reading.text()).isEqualTo("/**/_jp.a(\"o\");\r\n");
		assertThat(reading.ended()).isTrue();
		this.client.push("1");
		assertThat(this.client.receive("GET", "/0/s/jsonp?c=b").text()).startsWith("/**/b(\"a[\\\"{")
			.endsWith("]\");\r\n");
	}

	@Test
	void sendsReachTheSessionInOrder() {
		this.client.receive("POST", "/0/s/xhr");
		this.client.send("/0/s/xhr_send", "[\"{\\\"id\\\":1}\\n{}\", \"€\"]");
		this.client.send("/1/s/xhr_send", "[]");
		this.client.send("/1/s/xhr_send", "[\"c\"]");
		assertThat(this.client.session().frames).containsExactly("{\"id\":1}\n{}", "€", "c");
	}

	@ParameterizedTest
	@CsvSource({ "xhr_streaming", "xhr" })
	void secondReceiverIsTurnedAway(String transport) {
		this.client.receive("POST", "/0/s/xhr");
		Reading first = this.client.receive("POST", "/0/s/" + transport);
		Reading second = this.client.receive("POST", "/0/s/xhr");
		assertThat(second.text()).isEqualTo(BUSY);
		assertThat(second.ended()).isTrue();
		assertThat(first.ended()).isFalse();
	}

	@Test
	void closeIsAFrame() {
		Reading reading = this.client.receive("POST", "/0/s/xhr_streaming");
		reading.text();
		this.client.push("1");
		this.client.session().disconnect(Disconnect.BAD_REQUEST);
		this.client.loop.run();
		assertThat(reading.text()).isEqualTo("a[" + ONE + "]\nc[3501,\"bad request\"]\n");
		assertThat(reading.ended()).isTrue();
		assertThat(this.client.session().closed).containsExactly(3501);
		this.client.send("/0/s/xhr_send", "[\"late\"]");
		assertThat(this.client.session().frames).isEmpty();
	}

	@Test
	void closeWaitsForPollsBehindMessages() {
		this.client.receive("POST", "/0/s/xhr");
		this.client.push("1");
		this.client.session().disconnect(Disconnect.INVALID_TOKEN);
		this.client.loop.run();
		assertThat(this.client.receive("POST", "/0/s/xhr").text()).isEqualTo("a[" + ONE + "]\n");
		assertThat(this.client.receive("POST", "/0/s/xhr").text()).isEqualTo("c[3500,\"invalid token\"]\n");
		assertThat(this.client.receive("POST", "/0/s/xhr").text()).isEqualTo("c[3500,\"invalid token\"]\n");
		assertThat(this.client.sessions).hasSize(1);
		this.client.loop.advance(Duration.ofSeconds(5));
		assertThat(this.client.receive("POST", "/0/s/xhr").text()).isEqualTo("o\n");
		assertThat(this.client.sessions).hasSize(2);
	}

	@Test
	void slowClientLosesWhatWaits() {
		this.client.receive("POST", "/0/s/xhr");
		this.client.push("1");
		this.client.session().disconnect(Disconnect.SLOW);
		this.client.loop.run();
		assertThat(this.client.session().connection().pendingBytes()).isZero();
		assertThat(this.client.receive("POST", "/0/s/xhr").text()).isEqualTo("c[3008,\"slow\"]\n");
	}

	@Test
	void sessionWithoutReceiverEnds() {
		this.client.receive("POST", "/0/s/xhr");
		this.client.push("1");
		this.client.loop.advance(Duration.ofMillis(4900));
		assertThat(this.client.session().closed).isEmpty();
		this.client.loop.advance(Duration.ofMillis(100));
		assertThat(this.client.session().closed).containsExactly(3000);
		assertThat(this.client.status("POST", "/0/s/xhr_send", "[\"x\"]")).isEqualTo(404);
	}

	@Test
	void sessionWithReceiverStays() {
		this.client.receive("POST", "/0/s/xhr");
		Reading reading = this.client.receive("POST", "/0/s/xhr");
		this.client.loop.advance(Duration.ofMinutes(1));
		assertThat(this.client.session().closed).isEmpty();
		assertThat(reading.ended()).isFalse();
	}

	@Test
	void sessionEndsWithAReceiverCutOff() {
		Reading reading = this.client.receive("POST", "/0/s/xhr_streaming");
		reading.cancel();
		this.client.loop.run();
		assertThat(this.client.session().closed).containsExactly(3000);
		assertThat(this.client.receive("POST", "/0/s/xhr").text()).isEqualTo(INTERRUPTED);
		this.client.push("1");
		assertThat(this.client.session().connection().pendingBytes()).isZero();
	}

	@Test
	void heartbeatsWhenAsked() {
		SockJsClient beating = new SockJsClient(new SockJsOptions("", Duration.ofSeconds(2), Duration.ofSeconds(5), 100,
				4096, WebSocketOptions.DEFAULTS), ConnectionLimits.NONE);
		Reading reading = beating.receive("POST", "/0/s/xhr_streaming");
		reading.text();
		beating.loop.advance(Duration.ofSeconds(4));
		assertThat(reading.text()).isEqualTo("h\nh\n");
		reading.cancel();
		beating.loop.advance(Duration.ofSeconds(60));
		assertThat(beating.receive("POST", "/0/s/xhr").text()).isEqualTo("o\n");
		Reading poll = beating.receive("POST", "/0/s/xhr");
		beating.loop.advance(Duration.ofSeconds(2));
		assertThat(poll.text()).isEqualTo("h\n");
		assertThat(poll.ended()).isTrue();
	}

	@Test
	void receiverThatNeverComesLeavesNothing() {
		this.client.status("POST", "/0/s/xhr", "");
		this.client.loop.run();
		this.client.loop.advance(Duration.ofSeconds(5));
		assertThat(this.client.status("POST", "/0/s/xhr_send", "[\"x\"]")).isEqualTo(404);
		assertThat(this.client.sessions).isEmpty();
	}

}
