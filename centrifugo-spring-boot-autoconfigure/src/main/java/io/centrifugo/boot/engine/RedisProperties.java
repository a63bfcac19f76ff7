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

package io.centrifugo.boot.engine;

import java.time.Duration;

import io.centrifugo.boot.config.GoDuration;

/**
 * Redis as an engine.
 *
 * @since 0.1.0
 */
public class RedisProperties extends RedisConnectionProperties {

	/**
	 * Time that an entry of presence lives unless it is renewed.
	 */
	@GoDuration
	private Duration presenceTtl = Duration.ofSeconds(60);

	/**
	 * Whether to keep users apart from connections, which makes presence statistics
	 * cheap.
	 */
	private boolean presenceUserMapping;

	public Duration getPresenceTtl() {
		return this.presenceTtl;
	}

	public void setPresenceTtl(Duration presenceTtl) {
		this.presenceTtl = presenceTtl;
	}

	public boolean isPresenceUserMapping() {
		return this.presenceUserMapping;
	}

	public void setPresenceUserMapping(boolean presenceUserMapping) {
		this.presenceUserMapping = presenceUserMapping;
	}

}
