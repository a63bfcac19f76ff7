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

package io.centrifugo.engine.node.control;

/**
 * Kinds of control messages, in the order in which the first that is set counts.
 *
 * @since 0.1.0
 */
public enum ControlType {

	NODE(4), SHUTDOWN(7), UNSUBSCRIBE(5), SUBSCRIBE(10), DISCONNECT(6), SURVEY_REQUEST(8), SURVEY_RESPONSE(9),
	NOTIFICATION(11), REFRESH(12),

	/** A message that this version does not know or cannot obey. */
	UNSUPPORTED(0);

	private final int field;

	ControlType(int field) {
		this.field = field;
	}

	int field() {
		return this.field;
	}

	static ControlType of(int field) {
		for (ControlType type : values()) {
			if (type.field == field) {
				return type;
			}
		}
		return UNSUPPORTED;
	}

}
