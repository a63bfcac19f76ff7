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

package io.centrifugo.boot.client;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import io.centrifugo.engine.auth.TokenSettings;
import io.centrifugo.engine.auth.TokenVerifiers;
import io.centrifugo.engine.auth.TrackSignatures;
import io.centrifugo.engine.handler.ConnectHandler;
import io.centrifugo.engine.session.ClientOptions;

/**
 * {@link AutoConfiguration Auto-configuration} for what clients may do.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ ClientProperties.class, RpcProperties.class, SharedPollProperties.class })
public final class CentrifugoClientAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ClientOptions centrifugoClientOptions(ClientProperties properties, RpcProperties rpcProperties) {
		return new ClientOptionsMapping(properties, rpcProperties).toOptions();
	}

	@Bean
	@ConditionalOnMissingBean
	TokenVerifiers centrifugoTokenVerifiers(ClientProperties properties, SharedPollProperties sharedPoll) {
		Clock clock = Clock.systemUTC();
		TrackSignatures tracks = new TrackSignatures(new TokenSettings.Hmac(sharedPoll.getHmacSecretKey(),
				sharedPoll.getHmacPreviousSecretKey(), sharedPoll.getHmacPreviousSecretKeyValidUntil()), clock);
		return new TokenSettingsMapping(properties, clock).toVerifiers(tracks);
	}

	@Bean
	ClientSecurityNotes centrifugoClientSecurityNotes(ClientProperties properties,
			ObjectProvider<ConnectHandler> connectHandlers) {
		return new ClientSecurityNotes(properties, connectHandlers);
	}

}
