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

package io.centrifugo.boot.web;

import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.server.WebHandler;
import reactor.netty.http.server.HttpServer;

/**
 * {@link AutoConfiguration Auto-configuration} for the collection of all endpoints.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass({ HttpServer.class, WebHandler.class })
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
public final class CentrifugoWebAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WebEndpoints centrifugoWebEndpoints(ObjectProvider<WebEndpoint> endpoints, ObjectProvider<WebEndpointGroup> groups,
			ObjectProvider<RequestListener> listeners) {
		Stream<WebEndpoint> grouped = groups.orderedStream().flatMap((group) -> group.endpoints().stream());
		WebEndpoints all = new WebEndpoints(Stream.concat(endpoints.orderedStream(), grouped).toList());
		for (RequestListener listener : listeners.orderedStream().toList()) {
			all = all.observedBy(listener);
		}
		return all;
	}

}
