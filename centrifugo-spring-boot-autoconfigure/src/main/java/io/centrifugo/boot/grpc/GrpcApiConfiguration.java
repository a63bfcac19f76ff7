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

import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.grpc.stub.ServerCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

import io.centrifugo.boot.api.ErrorMode;
import io.centrifugo.boot.server.LocalPort;
import io.centrifugo.boot.tls.TlsBundles;
import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.api.grpc.GrpcApi;
import io.centrifugo.engine.api.grpc.GrpcKeyCheck;
import io.centrifugo.engine.node.Node;

/**
 * The server of the gRPC API.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ NettyServerBuilder.class, StatusProto.class, ProtoReflectionServiceV1.class, ServerCalls.class })
class GrpcApiConfiguration {

	private static final String PREFIX = "centrifugo.grpc-api";

	private static final Logger logger = LoggerFactory.getLogger(GrpcApiConfiguration.class);

	@Bean
	GrpcServerLifecycle centrifugoGrpcApiServer(GrpcApiProperties properties, Node node,
			ObjectProvider<SslBundles> bundles, ObjectProvider<GrpcServerCustomizer> customizers,
			ConfigurableEnvironment environment) {
		if (properties.isInsecure()) {
			logger.warn("The gRPC API of Centrifugo serves callers without a key (centrifugo.grpc-api.insecure): "
					+ "for development only");
		}
		else if (properties.getKey().isEmpty()) {
			logger.warn("The gRPC API of Centrifugo refuses every call: set centrifugo.grpc-api.key");
		}
		ServerApi api = new ServerApi(node, node.metrics().api("grpc"));
		NettyServerBuilder builder = new GrpcServerFactory(PREFIX, properties, new TlsBundles(bundles.getIfAvailable()))
			.create()
			.addService(service(properties, api));
		if (properties.isReflection()) {
			addReflection(builder);
		}
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return new GrpcServerLifecycle("gRPC API", builder.build(), PREFIX, properties.getPort(),
				new LocalPort(environment, "local.centrifugo.grpc-api.port"));
	}

	private static ServerServiceDefinition service(GrpcApiProperties properties, ServerApi api) {
		GrpcApi service = new GrpcApi(api, properties.getErrorMode() == ErrorMode.TRANSPORT);
		return (properties.isInsecure()) ? service.bindService()
				: ServerInterceptors.intercept(service, new GrpcKeyCheck(properties.getKey()));
	}

	/**
	 * Add the service in both of its versions: many tools ask for the older one only.
	 */
	@SuppressWarnings("deprecation")
	private static void addReflection(NettyServerBuilder builder) {
		builder.addService(ProtoReflectionServiceV1.newInstance());
		builder.addService(io.grpc.protobuf.services.ProtoReflectionService.newInstance());
	}

}
