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

package io.centrifugo.engine.protocol.schema;

import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.MapEntryChange;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.protocol.push.ConnectPush;
import io.centrifugo.engine.protocol.push.DisconnectPush;
import io.centrifugo.engine.protocol.push.JoinPush;
import io.centrifugo.engine.protocol.push.LeavePush;
import io.centrifugo.engine.protocol.push.MessagePush;
import io.centrifugo.engine.protocol.push.PublicationPush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.push.PushBody;
import io.centrifugo.engine.protocol.push.RefreshPush;
import io.centrifugo.engine.protocol.push.SubscribePush;
import io.centrifugo.engine.protocol.push.UnsubscribePush;
import io.centrifugo.engine.protocol.reply.ConnectResult;
import io.centrifugo.engine.protocol.reply.EmptyResult;
import io.centrifugo.engine.protocol.reply.HistoryResult;
import io.centrifugo.engine.protocol.reply.PresenceResult;
import io.centrifugo.engine.protocol.reply.PresenceStatsResult;
import io.centrifugo.engine.protocol.reply.RefreshResult;
import io.centrifugo.engine.protocol.reply.Reply;
import io.centrifugo.engine.protocol.reply.Result;
import io.centrifugo.engine.protocol.reply.ResultType;
import io.centrifugo.engine.protocol.reply.RpcResult;
import io.centrifugo.engine.protocol.reply.SubRefreshResult;
import io.centrifugo.engine.protocol.reply.SubscribeResult;

/**
 * Random replies and pushes, of every kind, with every field.
 */
final class SampleReplies {

	private static final Arbitrary<Boolean> FLAG = Arbitraries.of(true, false);

	private static final Arbitrary<Integer> INT = Arbitraries.integers();

	private static final Arbitrary<Integer> COUNT = Arbitraries.integers().between(0, 70_000);

	private static final Arbitrary<Long> LONG = Arbitraries.longs();

	private static final Arbitrary<String> TEXT = Arbitraries.of("", "a", "é€😀", "<&>\"\\\u0007\u2029",
			"x".repeat(200));

	private static final Arbitrary<String> KEY = Arbitraries.of("a", "b", "ключ");

	private static final Arbitrary<Payload> PAYLOAD = Arbitraries
		.of("", "null", "{\"a\": [1, 2]}", "\"é\"", "[" + "7,".repeat(9000) + "7]")
		.map(Payload::of);

	private static final Arbitrary<ClientInfo> INFO = Combinators.combine(TEXT, TEXT, PAYLOAD, PAYLOAD)
		.as(ClientInfo::new);

	private static final Arbitrary<MapEntryChange> CHANGE = Combinators.combine(TEXT, FLAG, LONG)
		.as(MapEntryChange::new);

	private SampleReplies() {
	}

	static Arbitrary<Reply> replies() {
		Arbitrary<Reply> errors = Combinators
			.combine(INT, Combinators.combine(COUNT, TEXT, FLAG).as(ProtocolError::new))
			.as(Reply::error);
		return Arbitraries.oneOf(errors, Combinators.combine(INT, results()).as(Reply::of));
	}

	static Arbitrary<Push> pushes() {
		return Combinators.combine(TEXT, Arbitraries.of(0L, 7L), bodies()).as(Push::new);
	}

	static Arbitrary<Publication> publications() {
		return Builders.withBuilder(() -> Publication.builder(Payload.EMPTY))
			.use(PAYLOAD)
			.in(Publication.Builder::data)
			.use(INFO.injectNull(0.5))
			.in(Publication.Builder::info)
			.use(LONG)
			.in(Publication.Builder::offset)
			.use(TEXT)
			.in(Publication.Builder::epoch)
			.use(Arbitraries.maps(KEY, KEY).ofMaxSize(2))
			.in(Publication.Builder::tags)
			.use(FLAG)
			.in(Publication.Builder::delta)
			.use(LONG)
			.in(Publication.Builder::time)
			.use(TEXT)
			.in(Publication.Builder::channel)
			.use(CHANGE.injectNull(0.5))
			.in(Publication.Builder::map)
			.use(PAYLOAD)
			.in(Publication.Builder::previousData)
			.use(LONG)
			.in(Publication.Builder::version)
			.build(Publication.Builder::build);
	}

	private static Arbitrary<List<Publication>> publicationLists() {
		return publications().list().ofMaxSize(2);
	}

	private static Arbitrary<Result> results() {
		return Arbitraries.oneOf(connectResults(), subscribeResults(),
				Arbitraries.of(ResultType.UNSUBSCRIBE, ResultType.PUBLISH, ResultType.PING).map(EmptyResult::new),
				Arbitraries.maps(KEY, INFO).ofMaxSize(2).map(PresenceResult::new),
				Combinators.combine(COUNT, COUNT).as(PresenceStatsResult::new),
				Combinators.combine(publicationLists(), TEXT, LONG).as(HistoryResult::new), PAYLOAD.map(RpcResult::new),
				Combinators.combine(TEXT, TEXT, FLAG, COUNT).as(RefreshResult::new),
				Combinators.combine(FLAG, COUNT, publicationLists()).as(SubRefreshResult::new));
	}

	private static Arbitrary<ConnectResult> connectResults() {
		Arbitrary<Map<String, SubscribeResult>> subs = Arbitraries.maps(KEY, subscribeResults()).ofMaxSize(2);
		return Combinators.combine(TEXT, FLAG, COUNT, PAYLOAD, subs, COUNT, FLAG, LONG)
			.as((text, expires, ttl, data, channels, ping, pong, time) -> new ConnectResult(text, "v" + text, expires,
					ttl, data, channels, ping, pong, "s" + text, "n" + text, time));
	}

	private static Arbitrary<SubscribeResult> subscribeResults() {
		Arbitrary<SubscribeResult.MapState> maps = Combinators.combine(INT, INT, TEXT, publicationLists(), COUNT)
			.as(SubscribeResult.MapState::new);
		return Combinators.combine(FLAG, FLAG, FLAG, TEXT, publicationLists(), LONG, PAYLOAD, maps)
			.as((one, two, three, epoch, publications, offset, data, map) -> new SubscribeResult(one,
					(int) (offset >>> 40), two, epoch, publications, three, offset, !one, data, !two, !three, -offset,
					map));
	}

	private static Arbitrary<PushBody> bodies() {
		return Arbitraries.oneOf(publications().map(PublicationPush::new), INFO.map(JoinPush::new),
				INFO.map(LeavePush::new),
				Combinators.combine(COUNT, TEXT).as(Unsubscribe::new).map(UnsubscribePush::new),
				PAYLOAD.map(MessagePush::new),
				Combinators.combine(FLAG, TEXT, LONG, FLAG, PAYLOAD).as(SubscribePush::new),
				connectResults().map(ConnectPush::new),
				Combinators.combine(COUNT, TEXT).as(Disconnect::new).map(DisconnectPush::new),
				Combinators.combine(FLAG, COUNT).as(RefreshPush::new));
	}

}
