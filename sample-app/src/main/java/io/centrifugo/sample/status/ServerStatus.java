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

package io.centrifugo.sample.status;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.centrifugo.boot.api.CentrifugoOperations;
import io.centrifugo.sample.DemoConfiguration;

/**
 * Publishes the server's own figures every two seconds.
 */
@Component
@Profile(DemoConfiguration.PROFILE)
class ServerStatus {

	private static final Logger LOGGER = LoggerFactory.getLogger(ServerStatus.class);

	private final CentrifugoOperations centrifugo;

	ServerStatus(CentrifugoOperations centrifugo) {
		this.centrifugo = centrifugo;
	}

	@Scheduled(fixedRate = 2000)
	void publish() {
		this.centrifugo.info()
			.filter((nodes) -> !nodes.isEmpty())
			.flatMap((nodes) -> this.centrifugo.publish("server:stats", ServerFigures.of(List.copyOf(nodes))))
			.subscribe((position) -> {
			}, (ex) -> LOGGER.warn("The server's figures were not published", ex));
	}

}
