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

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.centrifugo.engine.protocol.frame.MalformedFrameException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Throws arbitrary bytes at what reads control messages of other nodes.
 */
class ControlFuzzTests {

	@FuzzTest(maxDuration = "1m")
	void commands(byte[] data) {
		try {
			ControlCommand command = ControlCodec.decode(data);
			if (command.message().type() != ControlType.UNSUPPORTED) {
				byte[] canonical = ControlCodec.encode(command);
				assertThat(ControlCodec.encode(ControlCodec.decode(canonical))).isEqualTo(canonical);
			}
		}
		catch (MalformedFrameException ex) {
			// The only way to fail
		}
	}

}
