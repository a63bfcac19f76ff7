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

package io.centrifugo.engine.metrics;

/**
 * Kinds of protocol messages as metrics name them: commands with their replies, and
 * pushes.
 *
 * @since 0.1.0
 */
public enum FrameType {

	UNKNOWN("unknown"), SERVER_PING("server_ping"), CLIENT_PONG("client_pong"), CONNECT("connect"),
	SUBSCRIBE("subscribe"), UNSUBSCRIBE("unsubscribe"), PUBLISH("publish"), PRESENCE("presence"),
	PRESENCE_STATS("presence_stats"), HISTORY("history"), RPC("rpc"), REFRESH("refresh"), SUB_REFRESH("sub_refresh"),
	SEND("send"), PUSH_CONNECT("push_connect"), PUSH_SUBSCRIBE("push_subscribe"), PUSH_PUBLICATION("push_publication"),
	PUSH_JOIN("push_join"), PUSH_LEAVE("push_leave"), PUSH_UNSUBSCRIBE("push_unsubscribe"),
	PUSH_MESSAGE("push_message"), PUSH_REFRESH("push_refresh"), PUSH_DISCONNECT("push_disconnect");

	private final String label;

	FrameType(String label) {
		this.label = label;
	}

	/**
	 * Return the label value.
	 * @return lower case with underscores
	 */
	public String label() {
		return this.label;
	}

}
