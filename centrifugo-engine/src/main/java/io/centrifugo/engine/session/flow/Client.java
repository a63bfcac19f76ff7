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

import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.push.PushBody;
import io.centrifugo.engine.protocol.reply.Reply;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.subscription.SubscriptionOwner;
import io.centrifugo.engine.session.subscription.Subscriptions;

/**
 * A session as far as what happens to its channels needs it: who it is, what it is
 * subscribed to, what it is sent, and that it can be closed. Confined to its event loop.
 *
 * @since 0.1.0
 */
public interface Client extends Session, SubscriptionOwner {

	SessionShared shared();

	Subscriptions subscriptions();

	CommandOrder commands();

	/**
	 * Send a reply.
	 * @param type the kind of command that is answered
	 * @param reply the reply
	 * @return whether it was sent; else the connection is closed
	 */
	boolean reply(FrameType type, Reply reply);

	/**
	 * Send a push of this connection alone.
	 * @param type its kind
	 * @param channel the channel, empty if it is about none
	 * @param body what is told
	 * @return whether it was sent; else the connection is closed
	 */
	boolean push(FrameType type, String channel, PushBody body);

	/**
	 * Close the connection now, unlike {@link #disconnect}. Idempotent.
	 * @param disconnect why
	 */
	void close(Disconnect disconnect);

	boolean closed();

}
