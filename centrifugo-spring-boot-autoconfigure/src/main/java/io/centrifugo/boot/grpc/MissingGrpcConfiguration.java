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

package io.centrifugo.boot.grpc;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Fails the start of a node that was told to serve the gRPC API and cannot.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(name = "centrifugoGrpcApiServer")
class MissingGrpcConfiguration {

	@Bean
	static BeanFactoryPostProcessor centrifugoMissingGrpcCheck() {
		return (beanFactory) -> {
			throw new MissingGrpcException("centrifugo.grpc-api");
		};
	}

}
