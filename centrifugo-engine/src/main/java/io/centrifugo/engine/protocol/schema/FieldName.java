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

package io.centrifugo.engine.protocol.schema;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Every field name of the protocol. What number a field has, and what it holds, is the
 * message's affair; only that {@link #payload() payloads} are payloads everywhere.
 *
 * @since 0.1.0
 */
public enum FieldName {

	ID, CONNECT, SUBSCRIBE, UNSUBSCRIBE, PUBLISH, PRESENCE, PRESENCE_STATS, HISTORY, PING, SEND, RPC, REFRESH,
	SUB_REFRESH, ERROR, PUSH, CODE, MESSAGE, TEMPORARY, CHANNEL, PUB, JOIN, LEAVE, DISCONNECT, TOKEN, DATA(true), SUBS,
	NAME, VERSION, HEADERS, FLAG, RECOVER, EPOCH, OFFSET, POSITIONED, RECOVERABLE, JOIN_LEAVE, DELTA, TF, TYPE, PHASE,
	CURSOR, LIMIT, ASC, TRACK, UNTRACK, SIGNATURE, ITEMS, KEY, REMOVED, SINCE, REVERSE, METHOD, OP, CMP, VAL, VALS,
	NODES, CLIENT, EXPIRES, TTL, PONG, SESSION, NODE, TIME, PUBLICATIONS, RECOVERED, WAS_RECOVERING, STATE,
	PUBLISH_DEBOUNCE, NUM_CLIENTS, NUM_USERS, INFO, TAGS, SCORE, PREV_DATA(true), USER, CONN_INFO(true),
	CHAN_INFO(true), REASON;

	private static final int TABLE_MASK = 255;

	private static final @Nullable FieldName[] TABLE = new @Nullable FieldName[TABLE_MASK + 1];

	static {
		for (FieldName name : values()) {
			int slot = hash(name.ascii, 0, name.ascii.length) & TABLE_MASK;
			while (TABLE[slot] != null) {
				slot = (slot + 1) & TABLE_MASK;
			}
			TABLE[slot] = name;
		}
	}

	private final boolean payload;

	private final byte[] ascii;

	private final byte[] jsonKey;

	FieldName() {
		this(false);
	}

	FieldName(boolean payload) {
		String label = name().toLowerCase(Locale.ROOT);
		this.payload = payload;
		this.ascii = label.getBytes(StandardCharsets.US_ASCII);
		this.jsonKey = ('"' + label + "\":").getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Return whether the field holds opaque application bytes, for which JSON
	 * {@code null} is a value like any other.
	 * @return {@code true} for a payload
	 */
	public boolean payload() {
		return this.payload;
	}

	/**
	 * Return the quoted name and the colon, as they stand in JSON.
	 * @return bytes that callers must not change
	 */
	public byte[] jsonKey() {
		return this.jsonKey;
	}

	/**
	 * Find a name by its bytes, whatever the case of ASCII letters.
	 * @param bytes where the name is
	 * @param offset where it starts
	 * @param length its length
	 * @return the name, {@code null} if the protocol has none like it
	 */
	public static @Nullable FieldName find(byte[] bytes, int offset, int length) {
		int slot = hash(bytes, offset, length) & TABLE_MASK;
		FieldName name = TABLE[slot];
		while (name != null && !name.matches(bytes, offset, length)) {
			slot = (slot + 1) & TABLE_MASK;
			name = TABLE[slot];
		}
		return name;
	}

	private boolean matches(byte[] bytes, int offset, int length) {
		if (length != this.ascii.length) {
			return false;
		}
		for (int i = 0; i < length; i++) {
			if (lowerCase(bytes[offset + i]) != this.ascii[i]) {
				return false;
			}
		}
		return true;
	}

	private static int hash(byte[] bytes, int offset, int length) {
		int hash = length;
		for (int i = offset; i < offset + length; i++) {
			hash = 31 * hash + lowerCase(bytes[i]);
		}
		return hash ^ (hash >>> 8);
	}

	private static int lowerCase(byte letter) {
		return (letter >= 'A' && letter <= 'Z') ? letter + ('a' - 'A') : letter;
	}

}
