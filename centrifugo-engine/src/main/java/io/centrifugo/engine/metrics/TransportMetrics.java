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
 * Recorder of one transport.
 *
 * @since 0.1.0
 */
public interface TransportMetrics {

	/**
	 * Count messages to a client, or the same message to several.
	 * @param type their kind
	 * @param messages how many
	 * @param bytes their total size as they go out, framed and compressed
	 */
	void sent(FrameType type, int messages, long bytes);

	/**
	 * Count a message from a client.
	 * @param type its kind
	 * @param bytes its size without framing and compression
	 */
	void received(FrameType type, long bytes);

	/**
	 * Count a close frame sent.
	 * @param code disconnect code
	 */
	void closed(int code);

	/**
	 * Record the round trip of a ping.
	 * @param nanos time from ping to pong
	 */
	void pong(long nanos);

}
