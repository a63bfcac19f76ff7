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

package io.centrifugo.engine.protocol.command;

/**
 * Kinds of requests, in the order in which the protocol prefers them when one command
 * carries several.
 *
 * @since 0.1.0
 */
public enum RequestType {

	CONNECT("connect", 4), PING("ping", 11), SUBSCRIBE("subscribe", 5), UNSUBSCRIBE("unsubscribe", 6),
	PUBLISH("publish", 7), PRESENCE("presence", 8), PRESENCE_STATS("presence_stats", 9), HISTORY("history", 10),
	RPC("rpc", 13), SEND("send", 12), REFRESH("refresh", 14), SUB_REFRESH("sub_refresh", 15);

	private final String label;

	private final int field;

	RequestType(String label, int field) {
		this.label = label;
		this.field = field;
	}

	/**
	 * Return the JSON name, which is also the metrics label.
	 * @return the name
	 */
	public String label() {
		return this.label;
	}

	/**
	 * Return the Protobuf field number in {@code Command}.
	 * @return the number
	 */
	public int field() {
		return this.field;
	}

}
