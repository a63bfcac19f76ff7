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

package io.centrifugo.boot.server;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/**
 * Matches in servlet applications whose server is started. Tests that mock it want no
 * server of ours either, or the second of them would find the port taken.
 */
class StartedServerCondition extends SpringBootCondition {

	private static final String WEB_SERVER_CONTEXT = "org.springframework.boot.web.server.context.WebServerApplicationContext";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Web server");
		ClassLoader classLoader = context.getClassLoader();
		if (ClassUtils.isPresent(WEB_SERVER_CONTEXT, classLoader)
				&& ClassUtils.resolveClassName(WEB_SERVER_CONTEXT, classLoader)
					.isInstance(context.getResourceLoader())) {
			return ConditionOutcome.match(message.because("it is started"));
		}
		return ConditionOutcome.noMatch(message.because("it is mocked"));
	}

}
