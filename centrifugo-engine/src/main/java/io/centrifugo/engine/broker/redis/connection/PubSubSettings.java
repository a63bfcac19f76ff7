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

package io.centrifugo.engine.broker.redis.connection;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.centrifugo.engine.metrics.BrokerMetrics;

/**
 * What a pub/sub connection is for.
 *
 * @param name name in health and logs
 * @param fixed pub/sub channels that are always subscribed
 * @param probe pub/sub channel, one of those, to which a silent connection is probed
 * @param naming channel to pub/sub channel
 * @param receiver takes messages
 * @param resubscribed told of the channels that receive again after the connection broke
 * @param probeInterval how long the connection may be silent before it is probed; three
 * more and it is given up
 * @param metrics recorder
 * @since 0.1.0
 */
public record PubSubSettings(String name, List<byte[]> fixed, byte[] probe, Function<String, byte[]> naming,
		PubSubReceiver receiver, Consumer<Collection<String>> resubscribed, Duration probeInterval,
		BrokerMetrics metrics) {
}
