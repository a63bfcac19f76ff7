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

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Conditional;

/**
 * Matches when the application has no reactive server, or clients shall not connect to
 * it.
 */
class DedicatedServerCondition extends AnyNestedCondition {

	DedicatedServerCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	/**
	 * Servlet applications.
	 */
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@Conditional(StartedServerCondition.class)
	static final class Servlet {

	}

	/**
	 * Applications without a web server.
	 */
	@ConditionalOnNotWebApplication
	static final class NoServer {

	}

	/**
	 * Applications that keep clients away from their server.
	 */
	@Conditional(OwnPortCondition.class)
	static final class OwnPort {

	}

}
