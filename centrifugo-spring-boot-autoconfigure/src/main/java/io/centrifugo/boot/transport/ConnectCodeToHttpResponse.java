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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import io.centrifugo.engine.transport.stream.ConnectRefusals;
import io.centrifugo.engine.transport.stream.ConnectRefusals.Refusal;

/**
 * HTTP responses in place of failed connects.
 *
 * @since 0.1.0
 */
public class ConnectCodeToHttpResponse {

	/**
	 * Whether to answer failed connects by HTTP responses of choice.
	 */
	private boolean enabled;

	/**
	 * Which failures become which responses.
	 */
	private final List<Transform> transforms = new ArrayList<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public List<Transform> getTransforms() {
		return this.transforms;
	}

	/**
	 * Check the settings and make engine options of them.
	 * @param prefix name of the transport's properties, for complaints
	 */
	ConnectRefusals toRefusals(String prefix) {
		Map<Integer, Refusal> refusals = new LinkedHashMap<>();
		for (int i = 0; i < this.transforms.size(); i++) {
			Transform transform = this.transforms.get(i);
			String name = prefix + ".connect-code-to-http-response.transforms[" + i + "]";
			if (transform.getCode() == 0) {
				throw new InvalidConfigurationPropertyValueException(name + ".code", 0, "code should be set");
			}
			if (transform.getTo().getStatusCode() == 0) {
				throw new InvalidConfigurationPropertyValueException(name + ".to.status-code", 0,
						"status_code should be set");
			}
			refusals.putIfAbsent(transform.getCode(),
					new Refusal(transform.getTo().getStatusCode(), transform.getTo().getBody()));
		}
		return new ConnectRefusals(this.enabled, refusals);
	}

	/**
	 * A failure and the response that takes its place.
	 */
	public static class Transform {

		/**
		 * Code of the connect error or disconnect.
		 */
		private int code;

		/**
		 * Response to send.
		 */
		private final To to = new To();

		public int getCode() {
			return this.code;
		}

		public void setCode(int code) {
			this.code = code;
		}

		public To getTo() {
			return this.to;
		}

	}

	/**
	 * Response to send.
	 */
	public static class To {

		/**
		 * Status of the response.
		 */
		private int statusCode;

		/**
		 * Body of the response.
		 */
		private String body = "";

		public int getStatusCode() {
			return this.statusCode;
		}

		public void setStatusCode(int statusCode) {
			this.statusCode = statusCode;
		}

		public String getBody() {
			return this.body;
		}

		public void setBody(String body) {
			this.body = body;
		}

	}

}
