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

package io.centrifugo.boot.security;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.web.server.WebFilter;

import io.centrifugo.boot.server.CentrifugoReactiveWebAutoConfiguration;
import io.centrifugo.boot.web.WebEndpointHandlerMapping;
import io.centrifugo.boot.web.WebEndpoints;

/**
 * Auto-configuration for reactive applications with Spring Security whose server has our
 * endpoints.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CentrifugoReactiveWebAutoConfiguration.class)
@ConditionalOnClass({ CsrfWebFilter.class, WebFilter.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@ConditionalOnBean({ WebEndpoints.class, WebEndpointHandlerMapping.class })
public final class CentrifugoReactiveSecurityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "centrifugoCsrfExemption")
	CsrfExemption centrifugoCsrfExemption(WebEndpoints endpoints) {
		return new CsrfExemption(endpoints);
	}

}
