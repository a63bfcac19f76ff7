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

package io.centrifugo.engine.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.mockito.BDDMockito;
import org.mockito.Mockito;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.memory.MemoryBroker;
import io.centrifugo.engine.broker.memory.MemoryPresenceManager;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelPunctuation;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.ChannelSettings;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.PresenceOptions;
import io.centrifugo.engine.channel.PublicationDataFormat;
import io.centrifugo.engine.channel.SubscriptionType;
import io.centrifugo.engine.metrics.ApiMetrics;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.session.SessionSelector;

/**
 * The API of a node in memory, of which the parts that reach sessions are recorded.
 */
public class TestApi implements ApiMetrics {

	public final Node node = Mockito.mock(Node.class);

	public final MemoryBroker broker = new MemoryBroker();

	public final PresenceManager presence = new MemoryPresenceManager();

	public final List<String> errors = new ArrayList<>();

	public final List<String> commands = new ArrayList<>();

	public final ServerApi api;

	public TestApi() {
		HistoryOptions history = new HistoryOptions(10, Duration.ofMinutes(1), Duration.ofHours(1));
		ChannelOptions open = ChannelOptions.builder()
			.history(history)
			.presence(new PresenceOptions(true, false, false))
			.build();
		ChannelSettings settings = new ChannelSettings(ChannelOptions.DEFAULT,
				java.util.Map.of("history", open, "json",
						ChannelOptions.builder().dataFormat(PublicationDataFormat.JSON_OBJECT).build(), "map",
						ChannelOptions.builder().type(SubscriptionType.MAP).build(), "binary",
						open.toBuilder().dataFormat(PublicationDataFormat.BINARY).build()),
				ChannelPunctuation.DEFAULT, 255);
		BDDMockito.given(this.node.channels()).willReturn(new ChannelRules(settings, false));
		BDDMockito.given(this.node.broker()).willReturn(this.broker);
		BDDMockito.given(this.node.presence()).willReturn(this.presence);
		BDDMockito.given(this.node.subscribe(Mockito.any(), Mockito.any())).willReturn(Mono.empty());
		BDDMockito
			.given(this.node.unsubscribe(Mockito.any(SessionSelector.class), Mockito.anyString(),
					Mockito.any(Unsubscribe.class)))
			.willReturn(Mono.empty());
		BDDMockito.given(this.node.disconnect(Mockito.any(), Mockito.any(), Mockito.any(Disconnect.class)))
			.willReturn(Mono.empty());
		BDDMockito.given(this.node.refresh(Mockito.any(), Mockito.any())).willReturn(Mono.empty());
		this.broker.start(Mockito.mock(io.centrifugo.engine.broker.BrokerEvents.class)).block();
		this.api = new ServerApi(this.node, this);
	}

	@Override
	public void command(String method, long nanos) {
		this.commands.add(method);
	}

	@Override
	public void error(String method, String error) {
		this.errors.add(method + " " + error);
	}

	@Override
	public void rpc(String method, long nanos) {
	}

}
