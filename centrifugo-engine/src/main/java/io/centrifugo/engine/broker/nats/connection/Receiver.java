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

import java.util.Collection;

/**
 * Whom messages are for.
 *
 * @since 0.1.0
 */
public interface Receiver {

	/**
	 * Take a message. Calls for one topic come in order and never at the same time; calls
	 * for different topics may. Must not block.
	 * @param topic what was subscribed
	 * @param subject where it was published
	 * @param data its content, the receiver's own
	 */
	void onMessage(Topic topic, String subject, byte[] data);

	/**
	 * Learn that messages may have been missed.
	 * @param topics topics of this receiver, which receive again
	 */
	default void onGap(Collection<Topic> topics) {
	}

}
