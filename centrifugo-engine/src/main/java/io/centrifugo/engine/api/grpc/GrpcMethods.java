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

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import io.centrifugo.engine.api.ServerApi;

/**
 * The methods, in the order in which a batch looks for them.
 */
final class GrpcMethods implements Iterable<GrpcMethod<?, ?>> {

	private final List<GrpcMethod<?, ?>> methods = new ArrayList<>();

	GrpcMethods(ServerApi api) {
		this.methods.addAll(PublicationCalls.of(api));
		this.methods.addAll(ConnectionCalls.of(api));
		this.methods.addAll(StreamCalls.of(api));
		this.methods.addAll(NodeCalls.of(api));
		this.methods.add(ConnectionCalls.refresh(api));
		this.methods.add(NodeCalls.channels(api));
		this.methods.addAll(MapCalls.of(api.maps()));
	}

	@Override
	public Iterator<GrpcMethod<?, ?>> iterator() {
		return this.methods.iterator();
	}

}
