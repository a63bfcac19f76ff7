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
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when a port is configured that is not that of the application's server.
 */
class OwnPortCondition extends SpringBootCondition {

	private static final int DEFAULT_SERVER_PORT = 8080;

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Centrifugo port");
		Environment environment = context.getEnvironment();
		Integer port = environment.getProperty("centrifugo.http-server.port", Integer.class);
		if (port == null) {
			return ConditionOutcome.noMatch(message.because("none is configured"));
		}
		if (environment.getProperty("centrifugo.standalone", Boolean.class, false)) {
			return ConditionOutcome.noMatch(message.because("it is that of the standalone server"));
		}
		Integer serverPort = environment.getProperty("server.port", Integer.class, DEFAULT_SERVER_PORT);
		if (port != 0 && port.equals(serverPort)) {
			return ConditionOutcome.noMatch(message.because("it is that of the application"));
		}
		return ConditionOutcome.match(message.because("it is not that of the application"));
	}

}
