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

import java.util.HashMap;
import java.util.Map;

import io.centrifugo.engine.protocol.protobuf.ProtobufReader;

/**
 * Reads the metrics of a node.
 */
final class NodeMetricsDecoder {

	private final Map<String, Double> items = new HashMap<>();

	private double interval;

	private NodeMetricsDecoder() {
	}

	static NodeMetricsInfo decode(ProtobufReader in) {
		NodeMetricsDecoder decoder = new NodeMetricsDecoder();
		int outer = in.enter();
		decoder.read(in);
		in.leave(outer);
		return new NodeMetricsInfo(decoder.interval, decoder.items);
	}

	private void read(ProtobufReader in) {
		for (int field = in.next(); field != 0; field = in.next()) {
			switch (field) {
				case 1 -> this.interval = in.float64();
				case 2 -> item(in);
				default -> in.skip();
			}
		}
	}

	private void item(ProtobufReader in) {
		int outer = in.enter();
		String name = "";
		double value = 0;
		for (int field = in.next(); field != 0; field = in.next()) {
			switch (field) {
				case 1 -> name = in.string();
				case 2 -> value = in.float64();
				default -> in.skip();
			}
		}
		this.items.put(name, value);
		in.leave(outer);
	}

}
