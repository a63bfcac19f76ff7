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

package io.centrifugo.engine.protocol.push;

/**
 * Kinds of pushes.
 *
 * @since 0.1.0
 */
public enum PushType {

	PUBLICATION("pub", 4), JOIN("join", 5), LEAVE("leave", 6), UNSUBSCRIBE("unsubscribe", 7), MESSAGE("message", 8),
	SUBSCRIBE("subscribe", 9), CONNECT("connect", 10), DISCONNECT("disconnect", 11), REFRESH("refresh", 12);

	private final String label;

	private final int field;

	PushType(String label, int field) {
		this.label = label;
		this.field = field;
	}

	/**
	 * Return the JSON name.
	 * @return the name
	 */
	public String label() {
		return this.label;
	}

	/**
	 * Return the Protobuf field number in {@code Push}.
	 * @return the number
	 */
	public int field() {
		return this.field;
	}

}
