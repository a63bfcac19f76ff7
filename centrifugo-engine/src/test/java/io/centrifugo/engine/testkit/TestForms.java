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

package io.centrifugo.engine.testkit;

import io.centrifugo.engine.protocol.frame.LineFraming;
import io.centrifugo.engine.protocol.frame.VarintFraming;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.json.JsonCodec;
import io.centrifugo.engine.protocol.protobuf.ProtobufCodec;

/**
 * Wire forms of tests.
 */
public final class TestForms {

	/** JSON, a line for each message. */
	public static final WireForm JSON = new WireForm(JsonCodec.INSTANCE, false, LineFraming.INSTANCE);

	/** JSON of unidirectional transports, a line for each message. */
	public static final WireForm UNIDIRECTIONAL = new WireForm(JsonCodec.INSTANCE, true, LineFraming.INSTANCE);

	/** Protobuf. */
	public static final WireForm PROTOBUF = new WireForm(ProtobufCodec.INSTANCE, false, VarintFraming.INSTANCE);

	private TestForms() {
	}

}
