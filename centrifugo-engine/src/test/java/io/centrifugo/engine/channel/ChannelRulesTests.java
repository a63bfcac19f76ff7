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

package io.centrifugo.engine.channel;

import java.time.Duration;
import java.util.Map;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ChannelRules} and {@link Channel}.
 */
class ChannelRulesTests {

	private final ChannelRules rules = rules(ChannelPunctuation.DEFAULT, false);

	@ParameterizedTest
	@CsvSource({ "news,''", ":news,''", "chat:room,chat", "chat:a:b,chat", "$chat:room,chat", "$news,''", "#42,''",
			"chat:#42,chat" })
	void namespaceEndsAtTheFirstBoundaryBehindThePrivatePrefix(String channel, String namespace) {
		assertThat(this.rules.resolve(channel).namespace()).isEqualTo(namespace);
	}

	@ParameterizedTest
	@CsvSource({ "other:room", "$other:room", "chat$:room" })
	void whenNamespaceIsNotConfiguredThenUnknownChannel(String channel) {
		assertThatExceptionOfType(ErrorException.class).isThrownBy(() -> this.rules.resolve(channel))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(102));
	}

	@Test
	void whenBoundaryIsEmptyThenThereAreNoNamespaces() {
		ChannelRules flat = rules(new ChannelPunctuation("$", "", "#", ","), false);
		assertThat(flat.resolve("other:room").namespace()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "$chat:room,true", "chat:$room,false", "$news,true", "news,false" })
	void onlyTheFirstCharacterMakesAChannelPrivate(String channel, boolean expected) {
		assertThat(this.rules.resolve(channel).isPrivate()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "news,true", "канал,false", "regex:abc,true", "regex:xabcx,true", "regex:ab,false" })
	void nameMustMatchThePatternOrBeAscii(String channel, boolean expected) {
		assertThat(this.rules.resolve(channel).nameAllowed()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "chat:x#42,42,true", "'chat:x#42,43',43,true", "'chat:x#42,43',4,false", "chat:x#1#42,1,false",
			"chat:x#42,'',false", "chat:x#,'',true", "'chat:x#42,43','42,43',false", "chat:x,42,false" })
	void userListIsWhatFollowsTheLastBoundary(String channel, String user, boolean expected) {
		assertThat(this.rules.resolve(channel).listsUser(user)).isEqualTo(expected);
	}

	@Test
	void whenSeparatorIsEmptyThenTheListIsOneUser() {
		ChannelRules single = rules(new ChannelPunctuation("$", ":", "#", ""), false);
		assertThat(single.resolve("chat:x#42,43").listsUser("42,43")).isTrue();
		assertThat(single.resolve("chat:x#42,43").listsUser("42")).isFalse();
	}

	@Test
	void userLimitedChannelIsClosedToOthersUnlessInsecure() {
		Channel channel = this.rules.resolve("chat:x#42");
		assertThat(channel.userLimited()).isTrue();
		assertThat(channel.maySubscribe("42")).isTrue();
		assertThat(channel.maySubscribe("43")).isFalse();
		assertThat(rules(ChannelPunctuation.DEFAULT, true).resolve("chat:x#42").maySubscribe("43")).isTrue();
	}

	@Test
	void whenOptionIsOffThenTheUserBoundaryMeansNothing() {
		assertThat(this.rules.resolve("news#42").userLimited()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "true,false,false,42,false,true", "true,false,false,'',false,false", "true,false,true,'',false,true",
			"false,true,false,42,false,false", "false,true,false,42,true,true", "false,true,false,'',true,false",
			"false,true,true,'',true,true", "false,false,true,'',true,false", "false,false,true,42,true,false" })
	void anonymousOnlyWidensTheOtherGrants(boolean client, boolean subscriber, boolean anonymous, String user,
			boolean subscribed, boolean expected) {
		assertThat(new AccessRule(client, subscriber, anonymous).allows(user, subscribed)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "NOT_EMPTY,'',false", "NOT_EMPTY,x,true", "JSON,x,false", "JSON,1,true", "JSON_OBJECT,1,false",
			"JSON_OBJECT,{},true", "BINARY,'',true" })
	void dataFormatIsChecked(PublicationDataFormat format, String data, boolean expected) {
		assertThat(format.accepts(Payload.of(data))).isEqualTo(expected);
	}

	@Test
	void historyNeedsSizeAndLifetime() {
		assertThat(new HistoryOptions(1, Duration.ofSeconds(1), HistoryOptions.DEFAULT_META_TTL).enabled()).isTrue();
		assertThat(new HistoryOptions(1, Duration.ZERO, HistoryOptions.DEFAULT_META_TTL).enabled()).isFalse();
		assertThat(HistoryOptions.NONE.enabled()).isFalse();
	}

	private static ChannelRules rules(ChannelPunctuation punctuation, boolean insecure) {
		AccessRule anyClient = new AccessRule(true, false, false);
		AccessRules access = new AccessRules(anyClient, AccessRule.NOBODY, AccessRule.NOBODY, AccessRule.NOBODY, true);
		ChannelOptions chat = options(access, null);
		ChannelOptions regex = options(access, Pattern.compile("abc"));
		return new ChannelRules(new ChannelSettings(ChannelOptions.builder().build(),
				Map.of("chat", chat, "regex", regex), punctuation, ChannelSettings.DEFAULT_MAX_LENGTH), insecure);
	}

	private static ChannelOptions options(AccessRules access, @Nullable Pattern regex) {
		return ChannelOptions.builder().access(access).regex(regex).build();
	}

}
