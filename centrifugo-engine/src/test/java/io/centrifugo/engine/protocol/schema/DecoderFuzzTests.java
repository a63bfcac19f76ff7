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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import io.netty.buffer.Unpooled;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.delta.FossilDelta;
import io.centrifugo.engine.protocol.delta.FossilPatches;
import io.centrifugo.engine.protocol.frame.Codec;
import io.centrifugo.engine.protocol.frame.CommandReader;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.json.EmulationJson;
import io.centrifugo.engine.protocol.json.JsonCodec;
import io.centrifugo.engine.protocol.json.JsonStrings;
import io.centrifugo.engine.protocol.json.JsonSyntax;
import io.centrifugo.engine.protocol.protobuf.ClientInfoProtobuf;
import io.centrifugo.engine.protocol.protobuf.ProtobufCodec;
import io.centrifugo.engine.protocol.protobuf.PublicationProtobuf;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Throws arbitrary bytes at whatever decodes bytes of others: the corpus in a build, new
 * ones with {@code JAZZER_FUZZ=1} in the environment and a single method named.
 */
class DecoderFuzzTests {

	private static final int RECURSION_LIMIT = 100_000;

	@FuzzTest(maxDuration = "1m")
	void jsonFrames(byte[] data) {
		readAll(JsonCodec.INSTANCE, data);
	}

	@FuzzTest(maxDuration = "1m")
	void jsonMessages(byte[] data) {
		attempt(() -> JsonCodec.INSTANCE.readConnectRequest(Unpooled.wrappedBuffer(data)));
		attempt(() -> JsonStrings.unquote(EmulationJson.decode(data).data()));
	}

	@FuzzTest(maxDuration = "1m")
	void jsonValues(byte[] data) {
		boolean value = JsonSyntax.isValue(data);
		assertThat(value || !JsonSyntax.isObject(data)).isTrue();
		Payload quoted = JsonStrings.quote(data);
		assertThat(JsonSyntax.isValue(quoted.bytes())).isTrue();
		if (value) {
			assertThat(JsonStrings.unquote(quoted)).isEqualTo(data);
		}
	}

	@FuzzTest(maxDuration = "1m")
	void protobufFrames(byte[] data) {
		readAll(ProtobufCodec.INSTANCE, data);
	}

	@FuzzTest(maxDuration = "1m")
	void protobufMessages(byte[] data) {
		if (attempt(() -> ProtobufCodec.INSTANCE.readConnectRequest(Unpooled.wrappedBuffer(data)))) {
			assertOracleAccepts(data, ClientSchema.message("ConnectRequest"));
		}
		if (attempt(() -> PublicationProtobuf.decode(data))) {
			assertOracleAccepts(data, ClientSchema.message("Publication"));
		}
		if (attempt(() -> ClientInfoProtobuf.decode(data))) {
			assertOracleAccepts(data, ClientSchema.message("ClientInfo"));
		}
	}

	@FuzzTest(maxDuration = "1m")
	void deltas(byte[] data) {
		int cut = data.length / 2;
		Payload base = Payload.of(Arrays.copyOf(data, cut));
		Payload target = Payload.of(Arrays.copyOfRange(data, cut, data.length));
		Payload patch = FossilDelta.encode(base, target);
		if (patch != null) {
			assertThat(FossilPatches.apply(base.bytes(), patch.bytes())).isEqualTo(target.bytes());
		}
		Payload textPatch = FossilDelta.encodeText(base, target);
		if (textPatch != null) {
			assertThat(FossilPatches.apply(base.bytes(), textPatch.bytes())).isEqualTo(target.bytes());
			assertThat(isText(textPatch) || !isText(target)).isTrue();
		}
	}

	private static void readAll(Codec codec, byte[] data) {
		CommandReader reader = codec.reader(Unpooled.wrappedBuffer(data));
		attempt(() -> {
			while (reader.read() != null) {
				assertThat(reader).isNotNull();
			}
		});
	}

	private static boolean attempt(Runnable decoder) {
		try {
			decoder.run();
			return true;
		}
		catch (MalformedFrameException ex) {
			return false;
		}
	}

	private static void assertOracleAccepts(byte[] data, Descriptor type) {
		CodedInputStream in = CodedInputStream.newInstance(data);
		in.setRecursionLimit(RECURSION_LIMIT);
		try {
			DynamicMessage.parseFrom(type, in);
		}
		catch (IOException ex) {
			throw new AssertionError("We accepted what the library refuses", ex);
		}
	}

	private static boolean isText(Payload payload) {
		byte[] bytes = payload.bytes();
		return Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
	}

}
