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

package io.centrifugo.engine.transport.grpc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.auth.TokenSettings;
import io.centrifugo.engine.auth.TokenVerifier;
import io.centrifugo.engine.auth.TokenVerifiers;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.channel.ChannelPunctuation;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.ChannelSettings;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.channel.RecoveryOptions;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.proto.unistream.CentrifugoUniStreamGrpc;
import io.centrifugo.engine.proto.unistream.CentrifugoUniStreamGrpc.CentrifugoUniStreamBlockingStub;
import io.centrifugo.engine.proto.unistream.ConnectRequest;
import io.centrifugo.engine.proto.unistream.Push;
import io.centrifugo.engine.proto.unistream.SubscribeRequest;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionSelector;
import io.centrifugo.engine.testkit.TestNode;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.TransportContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link UniGrpcTransport}, with a generated client over a connection.
 */
class UniGrpcTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final HistoryOptions HISTORY = new HistoryOptions(1000, Duration.ofMinutes(5), Duration.ofHours(1));

	private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());

	private final Node node = Node.builder()
		.channelRules(new ChannelRules(new ChannelSettings(TestNode.OPEN.toBuilder()
			.history(HISTORY)
			.recovery(new RecoveryOptions(false, false, true, true, RecoveryMode.STREAM, false))
			.build(), Map.of(), ChannelPunctuation.DEFAULT, ChannelSettings.DEFAULT_MAX_LENGTH), false))
		.tokenVerifiers(
				new TokenVerifiers(TokenVerifier.create(TokenSettings.hmac(TestNode.SECRET), Clock.systemUTC())))
		.clientOptions(ClientOptions.DEFAULTS)
		.build();

	private Server server;

	private ManagedChannel channel;

	@AfterEach
	void stop() {
		this.channel.shutdownNow();
		this.server.shutdownNow();
		this.node.shutdown(Duration.ofSeconds(1)).block(LIMIT);
		this.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void receivesWhatIsPublishedInOrder(boolean onLoops) {
		start(onLoops, ConnectionLimits.NONE);
		Iterator<Push> pushes = stub().consume(connect("user", "news"));
		Push connected = pushes.next();
		assertThat(connected.getConnect().getClient()).isNotEmpty();
		assertThat(connected.getConnect().getSession()).isNotEmpty();
		assertThat(connected.getConnect().getPing()).isEqualTo(25);
		assertThat(connected.getConnect().getPong()).isFalse();
		assertThat(connected.getConnect().getSubsMap()).containsOnlyKeys("news");
		Flux.range(0, 500).concatMap((number) -> publish("news", number)).blockLast(LIMIT);
		for (int number = 0; number < 500; number++) {
			Push push = pushes.next();
			assertThat(push.getChannel()).isEqualTo("news");
			assertThat(push.getPub().getData().toStringUtf8()).isEqualTo(String.valueOf(number));
			assertThat(push.getPub().getOffset()).isEqualTo(number + 1);
		}
	}

	@Test
	void recoversWhatWasMissed() {
		start(true, ConnectionLimits.NONE);
		Flux.range(0, 5).concatMap((number) -> publish("news", number)).blockLast(LIMIT);
		String epoch = this.node.broker()
			.history("news", HistoryFilter.POSITION_ONLY, Duration.ofHours(1))
			.block(LIMIT)
			.position()
			.epoch();
		ConnectRequest request = ConnectRequest.newBuilder(connect("user"))
			.putSubs("news", SubscribeRequest.newBuilder().setRecover(true).setEpoch(epoch).setOffset(3).build())
			.build();
		assertThat(stub().consume(request).next().getConnect().getSubsOrThrow("news")).satisfies((subscription) -> {
			assertThat(subscription.getRecovered()).isTrue();
			assertThat(subscription.getPublicationsList()).extracting((publication) -> publication.getOffset())
				.containsExactly(4L, 5L);
		});
	}

	@Test
	void disconnectIsTheLastPush() {
		start(true, ConnectionLimits.NONE);
		Iterator<Push> pushes = stub().consume(connect("user"));
		pushes.next();
		this.node.disconnect(SessionSelector.user("user"), Set.of(), Disconnect.FORCE_NO_RECONNECT).block(LIMIT);
		assertThat(pushes.next().getDisconnect().getCode()).isEqualTo(3503);
		assertThat(pushes.hasNext()).isFalse();
	}

	@Test
	void refusedConnectIsADisconnect() {
		start(true, ConnectionLimits.NONE);
		Iterator<Push> pushes = stub().consume(ConnectRequest.newBuilder().setToken("none").build());
		assertThat(pushes.next().getDisconnect().getCode()).isEqualTo(3500);
		assertThat(pushes.hasNext()).isFalse();
	}

	@Test
	void stoppingNodeSendsClientsAway() {
		start(true, ConnectionLimits.NONE);
		Iterator<Push> pushes = stub().consume(connect("user"));
		pushes.next();
		this.node.drain(Duration.ofSeconds(5)).block(LIMIT);
		assertThat(pushes.next().getDisconnect().getCode()).isEqualTo(3001);
		List<Push> later = new ArrayList<>();
		stub().consume(connect("user")).forEachRemaining(later::add);
		assertThat(later.get(later.size() - 1).getDisconnect().getCode()).isEqualTo(3001);
	}

	@Test
	void sessionEndsWithTheCall() {
		start(true, ConnectionLimits.NONE);
		Context.CancellableContext context = Context.current().withCancellation();
		context.run(() -> stub().consume(connect("user")).next());
		assertThat(this.node.sessions().numClients()).isEqualTo(1);
		context.cancel(null);
		Awaitility.await().until(() -> this.node.sessions().numClients() == 0);
	}

	@Test
	void malformedRequestIsRefused() {
		start(true, ConnectionLimits.NONE);
		MethodDescriptor<byte[], byte[]> method = CentrifugoUniStreamGrpc.getConsumeMethod()
			.toBuilder(new Bytes(), new Bytes())
			.build();
		Iterator<byte[]> answers = ClientCalls.blockingServerStreamingCall(this.channel, method, CallOptions.DEFAULT,
				new byte[] { 10, 100 });
		assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(answers::hasNext)
			.satisfies((ex) -> assertThat(ex.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
		Awaitility.await().until(() -> this.node.sessions().numClients() == 0);
	}

	@Test
	void connectionsHaveALimit() {
		start(true, new ConnectionLimits(1, 0, this.node.sessions()::numClients));
		stub().consume(connect("user")).next();
		assertThatExceptionOfType(StatusRuntimeException.class)
			.isThrownBy(() -> stub().consume(connect("other")).next())
			.satisfies((ex) -> assertThat(ex.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
	}

	@Test
	void metadataIsCapturedButTellsNoUser() {
		start(true, ConnectionLimits.NONE);
		Metadata metadata = new Metadata();
		metadata.put(Metadata.Key.of("X-User", Metadata.ASCII_STRING_MARSHALLER), "root");
		metadata.put(Metadata.Key.of("x-trace-bin", Metadata.BINARY_BYTE_MARSHALLER), new byte[] { 1 });
		stub().withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata)).consume(connect("user")).next();
		Session session = this.node.sessions().byUser("user").iterator().next();
		assertThat(session.transport().name()).isEqualTo("uni_grpc");
		assertThat(session.transport().headers()).containsEntry("x-user", List.of("root"))
			.doesNotContainKey("x-trace-bin");
		assertThat(session.transport().authenticatedUser()).isEmpty();
	}

	private void start(boolean onLoops, ConnectionLimits limits) {
		this.node.start().block(LIMIT);
		TransportContext context = new TransportContext(this.node::open, new OriginPatterns(List.of()), limits,
				HeaderCapture.ALL, "x-user");
		NettyServerBuilder builder = NettyServerBuilder.forPort(0)
			.addService(new UniGrpcTransport(context, this.loops))
			.bossEventLoopGroup(this.loops)
			.workerEventLoopGroup(this.loops)
			.channelType(NioServerSocketChannel.class);
		if (onLoops) {
			builder.directExecutor();
		}
		this.server = builder.build();
		try {
			this.server.start();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		this.channel = NettyChannelBuilder.forAddress("localhost", this.server.getPort()).usePlaintext().build();
	}

	private CentrifugoUniStreamBlockingStub stub() {
		return CentrifugoUniStreamGrpc.newBlockingStub(this.channel).withDeadlineAfter(60, TimeUnit.SECONDS);
	}

	private static ConnectRequest connect(String user, String... channels) {
		ConnectRequest.Builder request = ConnectRequest.newBuilder()
			.setToken(TestNode.token("{'sub':'" + user + "'}"))
			.setName("test");
		for (String name : channels) {
			request.putSubs(name, SubscribeRequest.getDefaultInstance());
		}
		return request.build();
	}

	private Mono<?> publish(String name, int number) {
		return this.node.broker()
			.publish(name, Payload.of(String.valueOf(number)), PublishOptions.withHistory(HISTORY));
	}

	/**
	 * Messages as they are.
	 */
	private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

		@Override
		public InputStream stream(byte[] value) {
			return new ByteArrayInputStream(value);
		}

		@Override
		public byte[] parse(InputStream stream) {
			try {
				return stream.readAllBytes();
			}
			catch (IOException ex) {
				return "unread".getBytes(StandardCharsets.UTF_8);
			}
		}

	}

}
