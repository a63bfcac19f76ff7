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

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.testkit.GatedBroker;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recovery of streams: client protocol, sections 4.3, 4.6 and 4.10.
 */
class RecoveryTests {

	private final TestNode node = new TestNode();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "7|E|true|~[]~|7", "7||true|~[]~|7", "5|E|true|~[6,7]~|5", "2|E|true|~[3,4,5,6,7]~|2",
					"1|E|false|~[]~|7", "0||false|~[]~|7", "8|E|false|~[]~|7", "7|other|false|~[]~|7",
					"0|_|false|~[]~|7", "18446744073709551615|E|false|~[]~|7" })
	void whenClientRecoversThenItGetsWhatItMissedOrNothing(String offset, String epoch, boolean recovered,
			String missed, long expectedOffset) {
		this.node.channels(Streams.STREAM);
		Streams.publish(this.node, 1, 7);
		String sent = "E".equals(epoch) ? this.node.epoch("a") : epoch;
		TestClient client = this.node.connect().send(Streams.recover(offset, (sent != null) ? sent : "", ""));
		String expected = "{\"recoverable\":true,\"epoch\":\"E\"" + Streams.publications(missed)
				+ (recovered ? ",\"recovered\":true" : "") + ",\"offset\":" + expectedOffset
				+ ",\"positioned\":true,\"was_recovering\":true}";
		assertThat(client.takeOne()).isEqualTo("{\"id\":2,\"subscribe\":" + expected + "}");
		this.node.publish("a", "8");
		assertThat(client.takeOne()).contains("\"offset\":8");
	}

	@Test
	void whenNothingWasPublishedThenFromTheBeginningSucceeds() {
		this.node.channels(Streams.STREAM);
		assertThat(this.node.connect().send(Streams.recover("0", "", "")).takeOne()).contains("\"recovered\":true")
			.doesNotContain("offset");
	}

	@Test
	void whenFirstPublicationIsRecoveredThenItCarriesTheEpoch() {
		this.node.channels(Streams.STREAM);
		Streams.publish(this.node, 1, 2);
		assertThat(this.node.connect().send(Streams.recover("0", "", "")).takeOne()).contains(
				"\"publications\":[{\"data\":1,\"offset\":1,\"epoch\":\"E\"},{\"data\":2,\"offset\":2}],\"recovered\":true");
	}

	@Test
	void whenMoreWasMissedThanTheLimitThenNotRecovered() {
		this.node.channels(Streams.STREAM)
			.options((options) -> options.withLimits(new ClientOptions.Limits(128, 1024, 0, 0, 300, 2)));
		Streams.publish(this.node, 1, 5);
		assertThat(this.node.connect().send(Streams.recover("3", this.node.epoch("a"), "")).takeOne())
			.contains("\"recovered\":true");
		assertThat(this.node.connect().send(Streams.recover("2", this.node.epoch("a"), "")).takeOne())
			.doesNotContain("recovered\":true")
			.doesNotContain("publications");
	}

	@ParameterizedTest
	@CsvSource({ "1, E", "9, E", "7, other" })
	void whenUnrecoveredIsRejectedThenError(String offset, String epoch) {
		this.node.channels(Streams.STREAM);
		Streams.publish(this.node, 1, 7);
		String sent = "E".equals(epoch) ? this.node.epoch("a") : epoch;
		TestClient client = this.node.connect().send(Streams.recover(offset, sent, ",\"flag\":2"));
		assertThat(client.takeOne())
			.isEqualTo("{\"id\":2,\"error\":{\"code\":112,\"message\":\"unrecoverable position\"}}");
		assertThat(client.send(Streams.recover("7", this.node.epoch("a"), ",\"flag\":2")).takeOne())
			.contains("\"recovered\":true");
	}

	@Test
	void whenRecoveryIsOffThenRequestIsOnlyRemembered() {
		this.node.channels(TestNode.OPEN);
		assertThat(this.node.connect().send(Streams.recover("1", "x", "")).takeOne())
			.isEqualTo("{\"id\":2,\"subscribe\":{\"was_recovering\":true}}");
	}

	@Test
	void whenPublicationsArriveMeanwhileThenTheyAreMerged() {
		this.node.channels(Streams.STREAM);
		Streams.publish(this.node, 1, 3);
		this.node.broker().hold(GatedBroker.Operation.HISTORY);
		TestClient client = this.node.connect().send(Streams.recover("1", this.node.epoch("a"), ""));
		Streams.publish(this.node, 4, 5);
		assertThat(client.take()).isEmpty();
		this.node.broker().release();
		assertThat(client.takeOne()).contains(Streams.publications("[2,3,4,5]"))
			.contains("\"recovered\":true,\"offset\":1");
		Streams.publish(this.node, 6, 6);
		assertThat(client.takeOne()).contains("\"offset\":6");
	}

	@Test
	void whenFreshThenBufferedPublicationsOnlyMoveTheOffset() {
		this.node.channels(Streams.STREAM);
		Streams.publish(this.node, 1, 3);
		this.node.broker().hold(GatedBroker.Operation.HISTORY);
		TestClient client = this.node.connect().send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		Streams.publish(this.node, 4, 5);
		this.node.broker().release();
		assertThat(client.takeOne()).isEqualTo(
				"{\"id\":2,\"subscribe\":{\"recoverable\":true,\"epoch\":\"E\",\"offset\":5,\"positioned\":true}}");
		Streams.publish(this.node, 6, 6);
		assertThat(client.takeOne()).contains("\"offset\":6");
	}

	@Test
	void whenOneIsMissingBetweenReadAndLiveThenInsufficientState() {
		this.node.channels(Streams.STREAM);
		Streams.publish(this.node, 1, 3);
		this.node.broker().hold(GatedBroker.Operation.HISTORY);
		TestClient client = this.node.connect().send(Streams.recover("1", this.node.epoch("a"), ""));
		this.node.services()
			.hub()
			.onPublication("a", Publication.builder(Payload.of("5")).build(),
					new StreamPosition(5, this.node.epoch("a")), false, null);
		client.take();
		this.node.broker().release();
		assertThat(client.take()).isEmpty();
		assertThat(client.closeCode()).isEqualTo(3010);
	}

	@Test
	void whenFilteredThenOffsetsOfOthersCount() {
		this.node.channels(Streams.STREAM);
		Streams.publishTagged(this.node, "1", "2", "1", "2");
		this.node.broker().hold(GatedBroker.Operation.HISTORY);
		TestClient client = this.node.connect().send(Streams.recover("0", "", Streams.FILTER));
		Streams.publishTagged(this.node, "2", "1");
		this.node.broker().release();
		assertThat(client.takeOne()).contains("\"publications\":[{\"data\":1,\"offset\":1,\"tags\":{\"t\":\"1\"},"
				+ "\"epoch\":\"E\"},{\"data\":1,\"offset\":3,\"tags\":{\"t\":\"1\"}},{\"data\":1,\"offset\":6,");
		Streams.publishTagged(this.node, "2", "1");
		assertThat(client.takeOne()).contains("\"offset\":8");
	}

}
