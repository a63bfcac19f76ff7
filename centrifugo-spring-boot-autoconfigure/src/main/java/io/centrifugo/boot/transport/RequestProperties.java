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

package io.centrifugo.boot.transport;

import org.springframework.util.unit.DataSize;

import io.centrifugo.boot.config.ByteLimit;

/**
 * Properties of an endpoint that reads the body of a request.
 *
 * @since 0.1.0
 */
public abstract class RequestProperties {

	/**
	 * Maximum size of a request.
	 */
	private DataSize maxRequestBodySize = DataSize.ofKilobytes(64);

	public DataSize getMaxRequestBodySize() {
		return this.maxRequestBodySize;
	}

	public void setMaxRequestBodySize(DataSize maxRequestBodySize) {
		this.maxRequestBodySize = maxRequestBodySize;
	}

	/**
	 * Check the maximum size of a request.
	 * @param prefix name of the properties, for complaints
	 * @return its bytes
	 */
	int maxBodySize(String prefix) {
		return ByteLimit.of(prefix + ".max-request-body-size", this.maxRequestBodySize);
	}

}
