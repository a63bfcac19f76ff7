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

package io.centrifugo.engine.session.flow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.testkit.GatedBroker;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestForms;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recovery in cache mode: client protocol, section 4.7.
 */
class CacheRecoveryTests {

	private final TestNode node = new TestNode();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "7|E|true||7", "6|E|true|7|6", "0||true|7|0", "7|other|true|7|7", "9|E|true|7|9" })
	void whenCacheThenNewestComes(String offset, String epoch, boolean recovered, String missed, long expected) {
		this.node.channels(Streams.CACHE);
		Streams.publish(this.node, 1, 7);
		String sent = "E".equals(epoch) ? this.node.epoch("a") : ((epoch != null) ? epoch : "");
		TestClient client = this.node.connect().send(Streams.recover(offset, sent, ""));
		assertThat(client.takeOne()).isEqualTo("{\"id\":2,\"subscribe\":{\"recoverable\":true,\"epoch\":\"E\""
				+ ((missed != null) ? Streams.publications("[" + missed + "]") : "")
				+ (recovered ? ",\"recovered\":true" : "") + ((expected != 0) ? ",\"offset\":" + expected : "")
				+ ",\"positioned\":true,\"was_recovering\":true}}");
	}

	@Test
	void whenCacheIsEmptyThenNotRecoveredUnlessClientHasTheSame() {
		this.node.channels(Streams.CACHE);
		assertThat(this.node.connect().send(Streams.recover("0", "", "")).takeOne()).doesNotContain("recovered\":true");
		Streams.publish(this.node, 1, 2);
		this.node.broker().removeHistory("a").block();
		String epoch = this.node.epoch("a");
		assertThat(this.node.connect().send(Streams.recover("2", epoch, "")).takeOne()).contains("recovered\":true");
		assertThat(this.node.connect().send(Streams.recover("1", epoch, "")).takeOne())
			.doesNotContain("recovered\":true");
	}

	@Test
	void whenCacheRecoversByItselfThenNobodyNeedsToAsk() {
		this.node.channels(Streams.options(RecoveryMode.CACHE, true));
		Streams.publish(this.node, 1, 2);
		assertThat(this.node.connect().send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}").takeOne())
			.contains(Streams.publications("[2]"))
			.contains("\"recovered\":true,\"positioned\":true,\"was_recovering\":true");
		TestClient uni = this.node.open(TestForms.UNIDIRECTIONAL).connect("{\"subs\":{\"a\":{}}}");
		assertThat(uni.takeOne()).contains(Streams.publications("[2]"));
	}

	@Test
	void whenCacheAndPublicationsArriveThenOnlyNewestIsSent() {
		this.node.channels(Streams.CACHE);
		Streams.publish(this.node, 1, 2);
		this.node.broker().hold(GatedBroker.Operation.HISTORY);
		TestClient client = this.node.connect().send(Streams.recover("0", "", ""));
		Streams.publish(this.node, 3, 4);
		this.node.broker().release();
		assertThat(client.takeOne()).contains(Streams.publications("[4]"));
		Streams.publish(this.node, 5, 5);
		assertThat(client.takeOne()).contains("\"offset\":5");
	}

	@Test
	void whenCacheIsFilteredThenNewestMatchingComes() {
		this.node.channels(Streams.CACHE);
		Streams.publishTagged(this.node, "1", "2", "2");
		assertThat(this.node.connect().send(Streams.recover("0", "", Streams.FILTER)).takeOne())
			.contains("\"publications\":[{\"data\":1,\"offset\":1,");
		Streams.publishTagged(this.node, "2", "2", "2");
		assertThat(this.node.connect().send(Streams.recover("0", "", Streams.FILTER)).takeOne())
			.doesNotContain("recovered\":true");
	}

}
