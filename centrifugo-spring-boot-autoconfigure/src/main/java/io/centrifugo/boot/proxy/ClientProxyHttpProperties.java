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

package io.centrifugo.boot.proxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.centrifugo.engine.protocol.CentrifugoException;

/**
 * HTTP requests to a backend on behalf of clients.
 *
 * @since 0.1.0
 */
public class ClientProxyHttpProperties extends ProxyHttpProperties {

	/**
	 * What answers with a status other than 200 mean to the client. Failures unless
	 * listed.
	 */
	private final List<StatusTransform> statusToCodeTransforms = new ArrayList<>();

	public List<StatusTransform> getStatusToCodeTransforms() {
		return this.statusToCodeTransforms;
	}

	/**
	 * Check the transforms and make answers of them.
	 * @param prefix name of the properties, for complaints
	 */
	Map<Integer, CentrifugoException> toTransforms(String prefix) {
		Map<Integer, CentrifugoException> transforms = new HashMap<>();
		for (int i = 0; i < this.statusToCodeTransforms.size(); i++) {
			StatusTransform transform = this.statusToCodeTransforms.get(i);
			transforms.putIfAbsent(transform.getStatusCode(),
					transform.toAnswer(prefix + ".status-to-code-transforms[" + i + "]"));
		}
		return transforms;
	}

}
