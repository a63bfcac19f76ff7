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

package io.centrifugo.boot.broker;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Plain subjects and data, which other users of NATS can share.
 *
 * @since 0.1.0
 */
public class NatsRawModeProperties {

	/**
	 * Whether subjects are channels and messages are data, without anything of ours.
	 */
	private boolean enabled;

	/**
	 * Start of all subjects, which clients do not see.
	 */
	private String prefix = "";

	/**
	 * Texts in channels and what stands for them in subjects.
	 */
	private Map<String, String> channelReplacements = new LinkedHashMap<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getPrefix() {
		return this.prefix;
	}

	public void setPrefix(String prefix) {
		this.prefix = prefix;
	}

	public Map<String, String> getChannelReplacements() {
		return this.channelReplacements;
	}

	public void setChannelReplacements(Map<String, String> channelReplacements) {
		this.channelReplacements = channelReplacements;
	}

}
