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

import java.util.Map;

import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;

import io.centrifugo.engine.proto.unistream.CentrifugoUniStreamGrpc;
import io.centrifugo.engine.protocol.frame.VarintFraming;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.protobuf.ProtobufCodec;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.TransportContext;

/**
 * The unidirectional gRPC transport, as a service. The request of its only call is the
 * connect request, and its responses are pushes. Nothing blocks, so a server is to run
 * calls on its event loops.
 *
 * @since 0.1.0
 */
public final class UniGrpcTransport implements BindableService {

	private static final TransportInfo PLAIN = new TransportInfo("uni_grpc",
			new WireForm(ProtobufCodec.INSTANCE, true, VarintFraming.INSTANCE), false, true, Map.of(), "");

	private final TransportContext context;

	private final EventLoopGroup loops;

	/**
	 * Create the transport. The header with a user id that a trusted proxy may set is not
	 * looked for in the metadata of calls: what stands before an HTTP server does not
	 * stand before this one.
	 * @param context sessions, limits, and what to keep of the metadata
	 * @param loops the event loops of the server
	 */
	public UniGrpcTransport(TransportContext context, EventLoopGroup loops) {
		this.context = new TransportContext(context.sessions(), context.origins(), context.limits(), context.headers(),
				"");
		this.loops = loops;
	}

	@Override
	public ServerServiceDefinition bindService() {
		ServiceDescriptor schema = CentrifugoUniStreamGrpc.getServiceDescriptor();
		MethodDescriptor<ByteBuf, ByteBuf> consume = CentrifugoUniStreamGrpc.getConsumeMethod()
			.toBuilder(RawMarshaller.INSTANCE, RawMarshaller.INSTANCE)
			.build();
		ServiceDescriptor service = ServiceDescriptor.newBuilder(schema.getName())
			.setSchemaDescriptor(schema.getSchemaDescriptor())
			.addMethod(consume)
			.build();
		return ServerServiceDefinition.builder(service).addMethod(consume, this::consume).build();
	}

	private ServerCall.Listener<ByteBuf> consume(ServerCall<ByteBuf, ByteBuf> call, Metadata metadata) {
		if (!this.context.limits().admit()) {
			call.close(Status.UNAVAILABLE.withDescription("too many connections"), new Metadata());
			return new ServerCall.Listener<>() {
			};
		}
		EventLoop loop = currentLoop();
		TransportInfo transport = this.context.describe(PLAIN, new MetadataRequest(metadata));
		GrpcConnection connection = new GrpcConnection(loop, transport, call);
		ConsumeCall listener = new ConsumeCall(loop, connection);
		listener.onLoop(() -> connection.start(this.context.sessions().apply(connection)));
		call.request(1);
		return listener;
	}

	/**
	 * Return the loop that runs this call, or any if none does.
	 */
	private EventLoop currentLoop() {
		for (EventExecutor loop : this.loops) {
			if (loop.inEventLoop()) {
				return (EventLoop) loop;
			}
		}
		return this.loops.next();
	}

}
