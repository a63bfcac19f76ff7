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

import io.centrifugo.engine.broker.nats.connection.NatsLink;
import io.centrifugo.engine.broker.nats.connection.NatsLinkOptions;
import io.centrifugo.engine.testkit.ClusterMember;

/**
 * A whole node on NATS, where channels that are to have history get none.
 */
final class NatsNode extends ClusterMember {

	private final NatsLink link;

	NatsNode(String name, NatsLinkOptions options) {
		this(name, options, NatsBrokerOptions.DEFAULTS);
	}

	NatsNode(String name, NatsLinkOptions options, NatsBrokerOptions brokerOptions) {
		this(name, new NatsLink(options), brokerOptions);
	}

	private NatsNode(String name, NatsLink link, NatsBrokerOptions options) {
		super(name, (builder) -> builder.broker(new NatsBroker(link, options)).controller(new NatsController(link)));
		this.link = link;
	}

	@Override
	protected void disconnect() {
		this.link.close();
	}

}
