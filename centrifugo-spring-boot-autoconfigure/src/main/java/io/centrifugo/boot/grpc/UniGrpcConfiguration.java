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

import java.util.concurrent.TimeUnit;

import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

import io.centrifugo.boot.server.LocalPort;
import io.centrifugo.boot.tls.TlsBundles;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.grpc.UniGrpcTransport;

/**
 * The server of the unidirectional gRPC transport.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ NettyServerBuilder.class, ProtoUtils.class, ServerCalls.class })
class UniGrpcConfiguration {

	private static final String PREFIX = "centrifugo.uni-grpc";

	private static final long PING_SECONDS = 25;

	private static final long PONG_SECONDS = 5;

	private static final long LEAST_PING_SECONDS = 5;

	@Bean
	UniGrpcEventLoops centrifugoUniGrpcEventLoops() {
		return new UniGrpcEventLoops();
	}

	@Bean
	GrpcServerLifecycle centrifugoUniGrpcServer(UniGrpcProperties properties, TransportContext context,
			UniGrpcEventLoops loops, ObjectProvider<SslBundles> bundles,
			ObjectProvider<UniGrpcServerCustomizer> customizers, ConfigurableEnvironment environment) {
		NettyServerBuilder builder = new GrpcServerFactory(PREFIX, properties, new TlsBundles(bundles.getIfAvailable()))
			.create()
			.keepAliveTime(PING_SECONDS, TimeUnit.SECONDS)
			.keepAliveTimeout(PONG_SECONDS, TimeUnit.SECONDS)
			.permitKeepAliveTime(LEAST_PING_SECONDS, TimeUnit.SECONDS)
			.addService(new UniGrpcTransport(context, loops.workers()));
		loops.configure(builder);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return new GrpcServerLifecycle("unidirectional gRPC transport", builder.build(), PREFIX, properties.getPort(),
				new LocalPort(environment, "local.centrifugo.uni-grpc.port"));
	}

}
