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

package io.centrifugo.boot.api;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.node.Node;

/**
 * {@link AutoConfiguration Auto-configuration} for {@link CentrifugoPublisher} and
 * {@link CentrifugoOperations}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CentrifugoNodeAutoConfiguration.class,
		afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@ConditionalOnBean(Node.class)
public final class CentrifugoApiAutoConfiguration {

	/** Label in metrics. */
	private static final String PROTOCOL = "bean";

	@Bean
	@ConditionalOnMissingBean(CentrifugoPublisher.class)
	ServerApiOperations centrifugoOperations(ObjectProvider<Node> node, ObjectProvider<JsonMapper> jsonMapper) {
		PayloadWriter payloads = new PayloadWriter(jsonMapper.getIfUnique(() -> JsonMapper.builder().build()));
		return new ServerApiOperations(() -> new ServerApi(node.getObject(), node.getObject().metrics().api(PROTOCOL)),
				payloads);
	}

}
