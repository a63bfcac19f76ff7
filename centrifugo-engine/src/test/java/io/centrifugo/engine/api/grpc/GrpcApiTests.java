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

package io.centrifugo.engine.api.grpc;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.mockito.BDDMockito;
import org.mockito.Mockito;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.api.TestApi;
import io.centrifugo.engine.proto.api.BatchRequest;
import io.centrifugo.engine.proto.api.BatchResponse;
import io.centrifugo.engine.proto.api.BoolValue;
import io.centrifugo.engine.proto.api.BroadcastRequest;
import io.centrifugo.engine.proto.api.CentrifugoApiGrpc;
import io.centrifugo.engine.proto.api.CentrifugoApiGrpc.CentrifugoApiBlockingStub;
import io.centrifugo.engine.proto.api.ChannelsRequest;
import io.centrifugo.engine.proto.api.ChannelsResponse;
import io.centrifugo.engine.proto.api.Command;
import io.centrifugo.engine.proto.api.DisconnectRequest;
import io.centrifugo.engine.proto.api.HistoryRequest;
import io.centrifugo.engine.proto.api.HistoryResult;
import io.centrifugo.engine.proto.api.PresenceRequest;
import io.centrifugo.engine.proto.api.PublishRequest;
import io.centrifugo.engine.proto.api.PublishResponse;
import io.centrifugo.engine.proto.api.RPCRequest;
import io.centrifugo.engine.proto.api.Reply;
import io.centrifugo.engine.proto.api.StreamPosition;
import io.centrifugo.engine.proto.api.SubscribeOptionOverride;
import io.centrifugo.engine.proto.api.SubscribeRequest;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.ServerSubscription;
import io.centrifugo.engine.session.SessionSelector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link GrpcApi}, over a connection.
 */
class GrpcApiTests {

	private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization",
			Metadata.ASCII_STRING_MARSHALLER);

	private static final Metadata.Key<String> ERROR_MODE = Metadata.Key.of("x-centrifugo-error-mode",
			Metadata.ASCII_STRING_MARSHALLER);

	private final TestApi api = new TestApi();

	private final Server server = NettyServerBuilder.forPort(0)
		.directExecutor()
		.addService(ServerInterceptors.intercept(new GrpcApi(this.api.api, false), new GrpcKeyCheck("secret")))
		.build();

	private ManagedChannel channel;

	@BeforeEach
	void start() throws IOException {
		this.server.start();
		this.channel = NettyChannelBuilder.forAddress("localhost", this.server.getPort()).usePlaintext().build();
	}

	@AfterEach
	void stop() {
		this.channel.shutdownNow();
		this.server.shutdownNow();
	}

	@Test
	void publishesBytesAsTheyAre() {
		ByteString data = ByteString.copyFrom(new byte[] { 0, -1, '{' });
		PublishResponse response = stub()
			.publish(PublishRequest.newBuilder().setChannel("binary:a").setData(data).putTags("k", "v").build());
		assertThat(response.hasError()).isFalse();
		assertThat(response.getResult().getOffset()).isEqualTo(1);
		HistoryResult history = stub().history(HistoryRequest.newBuilder().setChannel("binary:a").setLimit(-1).build())
			.getResult();
		assertThat(history.getOffset()).isEqualTo(1);
		assertThat(history.getEpoch()).isEqualTo(response.getResult().getEpoch()).isNotEmpty();
		assertThat(history.getPublicationsList()).singleElement().satisfies((publication) -> {
			assertThat(publication.getData()).isEqualTo(data);
			assertThat(publication.getTagsMap()).isEqualTo(Map.of("k", "v"));
			assertThat(publication.hasInfo()).isFalse();
		});
		assertThat(this.api.commands).containsExactly("publish", "history");
	}

	@Test
	void base64WinsOverBytes() {
		stub().publish(PublishRequest.newBuilder()
			.setChannel("history:a")
			.setData(ByteString.copyFromUtf8("1"))
			.setB64Data("Mg==")
			.build());
		assertThat(stub().history(HistoryRequest.newBuilder().setChannel("history:a").setLimit(1).build())
			.getResult()
			.getPublications(0)
			.getData()
			.toStringUtf8()).isEqualTo("2");
		assertThat(stub().publish(PublishRequest.newBuilder().setChannel("history:a").setB64Data("!").build())
			.getError()
			.getCode()).isEqualTo(107);
	}

	@Test
	void broadcastAnswersForEachChannel() {
		assertThat(stub()
			.broadcast(BroadcastRequest.newBuilder()
				.addChannels("history:a")
				.addChannels("none:a")
				.setData(ByteString.copyFromUtf8("1"))
				.build())
			.getResult()
			.getResponsesList())
			.satisfiesExactly((response) -> assertThat(response.getResult().getOffset()).isEqualTo(1),
					(response) -> assertThat(response.getError().getCode()).isEqualTo(102));
	}

	@Test
	void subscribePassesEveryFieldOn() {
		stub().subscribe(SubscribeRequest.newBuilder()
			.setChannel("history:a")
			.setUser("u")
			.setClient("c")
			.setSession("s")
			.setExpireAt(7)
			.setB64Info("MQ==")
			.setData(ByteString.copyFromUtf8("{}"))
			.setRecoverSince(StreamPosition.newBuilder().setOffset(3).setEpoch("e"))
			.setOverride(SubscribeOptionOverride.newBuilder().setPresence(BoolValue.newBuilder().setValue(false)))
			.build());
		ArgumentCaptor<ServerSubscription> subscription = ArgumentCaptor.captor();
		Mockito.verify(this.api.node)
			.subscribe(Mockito.eq(new SessionSelector("u", false, "c", "s")), subscription.capture());
		assertThat(subscription.getValue().channel()).isEqualTo("history:a");
		assertThat(subscription.getValue().expireAt()).isEqualTo(7);
		assertThat(subscription.getValue().recoverSince())
			.isEqualTo(new io.centrifugo.engine.protocol.StreamPosition(3, "e"));
		assertThat(subscription.getValue().flags().presence()).isFalse();
	}

	@Test
	void disconnectHasADefaultReason() {
		stub().disconnect(DisconnectRequest.newBuilder().setUser("u").addWhitelist("c").build());
		Mockito.verify(this.api.node).disconnect(SessionSelector.user("u"), Set.of("c"), Disconnect.FORCE_NO_RECONNECT);
	}

	@Test
	void presenceIsAMapOfClients() {
		this.api.presence.add("history:a", new ClientInfo("u", "c")).block();
		assertThat(stub().presence(PresenceRequest.newBuilder().setChannel("history:a").build())
			.getResult()
			.getPresenceMap()).hasEntrySatisfying("c", (info) -> assertThat(info.getUser()).isEqualTo("u"));
	}

	@Test
	void errorsAreInTheResponse() {
		assertThat(stub().presence(PresenceRequest.newBuilder().setChannel("none:a").build()).getError())
			.satisfies((error) -> {
				assertThat(error.getCode()).isEqualTo(102);
				assertThat(error.getMessage()).isEqualTo("unknown channel");
			});
		assertThat(this.api.errors).containsExactly("presence 102");
	}

	@ParameterizedTest
	@CsvSource({ "none:a, NOT_FOUND, 102", "'', INVALID_ARGUMENT, 107", "a, INVALID_ARGUMENT, 108" })
	void errorsAreTheStatusIfTheCallerWants(String name, Status.Code status, int code) {
		assertThatExceptionOfType(StatusRuntimeException.class)
			.isThrownBy(() -> byStatus().presence(PresenceRequest.newBuilder().setChannel(name).build()))
			.satisfies((ex) -> {
				assertThat(ex.getStatus().getCode()).isEqualTo(status);
				assertThat(detail(ex).getCode()).isEqualTo(code);
				assertThat(ex.getStatus().getDescription()).isEqualTo(detail(ex).getMessage());
			});
		assertThat(this.api.errors).containsExactly("presence " + code);
	}

	@Test
	void wrongEpochIsOutOfRange() {
		assertThatExceptionOfType(StatusRuntimeException.class)
			.isThrownBy(() -> byStatus().history(HistoryRequest.newBuilder()
				.setChannel("history:a")
				.setLimit(1)
				.setSince(StreamPosition.newBuilder().setOffset(1).setEpoch("other"))
				.build()))
			.satisfies((ex) -> assertThat(ex.getStatus().getCode()).isEqualTo(Status.Code.OUT_OF_RANGE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "apikey", "apikey other", "APIKEY secret", "apikey  secret", "secret" })
	void callersNeedTheKey(String authorization) {
		assertThatExceptionOfType(StatusRuntimeException.class)
			.isThrownBy(() -> stub(metadata(AUTHORIZATION, authorization)).rPC(RPCRequest.getDefaultInstance()))
			.satisfies((ex) -> {
				assertThat(ex.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
				assertThat(ex.getStatus().getDescription()).isEqualTo("unauthenticated");
			});
		assertThat(this.api.commands).isEmpty();
	}

	@Test
	void noApplicationMethodIsRegistered() {
		assertThat(stub().rPC(RPCRequest.newBuilder().setMethod("any").build()).getError().getCode()).isEqualTo(104);
		assertThat(stub().rPC(RPCRequest.getDefaultInstance()).getError().getCode()).isEqualTo(107);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void batchAnswersInOrder(boolean parallel) {
		BatchResponse response = stub().batch(BatchRequest.newBuilder()
			.setParallel(parallel)
			.addCommands(Command.newBuilder()
				.setPublish(PublishRequest.newBuilder().setChannel("history:a").setData(ByteString.copyFromUtf8("1")))
				.setPresence(PresenceRequest.getDefaultInstance()))
			.addCommands(Command.getDefaultInstance())
			.addCommands(Command.newBuilder().setPresence(PresenceRequest.newBuilder().setChannel("none:a")))
			.build());
		assertThat(response.getRepliesList()).satisfiesExactly(
				(reply) -> assertThat(reply.getPublish().getOffset()).isEqualTo(1),
				(reply) -> assertThat(reply.getError().getCode()).isEqualTo(104),
				(reply) -> assertThat(reply.getError().getCode()).isEqualTo(102));
		assertThat(this.api.errors).containsExactly("unknown 104", "presence 102");
		assertThat(stub().batch(BatchRequest.getDefaultInstance()).getRepliesCount()).isZero();
	}

	@Test
	void everyMethodHasAPlaceInBatches() {
		for (GrpcMethod<?, ?> method : new GrpcMethods(this.api.api)) {
			assertThat(Command.getDescriptor().findFieldByName(method.name()).getNumber())
				.isEqualTo(Reply.getDescriptor().findFieldByName(method.name()).getNumber());
		}
	}

	@Test
	void callThatIsCancelledIsNotWaitedFor() throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch cancelled = new CountDownLatch(1);
		BDDMockito.given(this.api.node.activeChannels(""))
			.willReturn(Mono.<Map<String, Integer>>never()
				.doOnSubscribe((subscription) -> asked.countDown())
				.doOnCancel(cancelled::countDown));
		var call = CentrifugoApiGrpc.newFutureStub(this.channel)
			.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata(AUTHORIZATION, "apikey secret")))
			.channels(ChannelsRequest.getDefaultInstance());
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		call.cancel(true);
		assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void channelsAreCounted() {
		BDDMockito.given(this.api.node.activeChannels("a*")).willReturn(Mono.just(Map.of("abc", 2)));
		ChannelsResponse response = stub().channels(ChannelsRequest.newBuilder().setPattern("a*").build());
		assertThat(response.getResult().getChannelsMap()).hasEntrySatisfying("abc",
				(info) -> assertThat(info.getNumClients()).isEqualTo(2));
	}

	private CentrifugoApiBlockingStub stub() {
		return stub(metadata(AUTHORIZATION, "apikey secret"));
	}

	private CentrifugoApiBlockingStub byStatus() {
		Metadata metadata = metadata(AUTHORIZATION, "apikey secret");
		metadata.put(ERROR_MODE, "transport");
		return stub(metadata);
	}

	private CentrifugoApiBlockingStub stub(Metadata metadata) {
		return CentrifugoApiGrpc.newBlockingStub(this.channel)
			.withCompression("gzip")
			.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
	}

	private static Metadata metadata(Metadata.Key<String> key, String value) {
		Metadata metadata = new Metadata();
		metadata.put(key, value);
		return metadata;
	}

	private static io.centrifugo.engine.proto.api.Error detail(StatusRuntimeException ex) {
		com.google.rpc.Status status = StatusProto.fromThrowable(ex);
		assertThat(status).isNotNull();
		try {
			return status.getDetails(0).unpack(io.centrifugo.engine.proto.api.Error.class);
		}
		catch (InvalidProtocolBufferException wrong) {
			throw new AssertionError(wrong);
		}
	}

}
