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

import java.util.Map;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.centrifugo.engine.protocol.ErrorException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ChannelRules} and {@link Channel}.
 */
class ChannelTests {

	private static final AccessRule CLIENT = new AccessRule(true, false, false);

	private static final ChannelOptions LIMITED = ChannelOptions.builder()
		.access(new AccessRules(CLIENT, AccessRule.NOBODY, AccessRule.NOBODY, AccessRule.NOBODY, true))
		.build();

	private static final ChannelSettings SETTINGS = new ChannelSettings(ChannelOptions.DEFAULT,
			Map.of("ns", ChannelOptions.DEFAULT, "limited", LIMITED, "word",
					ChannelOptions.builder().regex(Pattern.compile("^[a-zä]+$")).build(), "loose",
					ChannelOptions.builder().regex(Pattern.compile("x")).build()),
			ChannelPunctuation.DEFAULT, 255);

	private final ChannelRules rules = new ChannelRules(SETTINGS, false);

	@ParameterizedTest
	@CsvSource({ "a, ''", ":abc, ''", "ns:a, ns", "$ns:a, ns", "ns:a:b, ns", "ns:, ns", "$, ''", "$a, ''", "'', ''",
			"$:a, ''", "a#ns, ''" })
	void findsTheNamespace(String channel, String namespace) {
		assertThat(this.rules.resolve(channel).namespace()).isEqualTo(namespace);
		assertThat(this.rules.resolve(channel).name()).isEqualTo(channel);
	}

	@ParameterizedTest
	@CsvSource({ "no:a", "NS:a", "ns$:a", "$$ns:a", "' ns:a'", "a:ns:b", "#:a" })
	void unknownNamespacesAreUnknownChannels(String channel) {
		assertThatExceptionOfType(ErrorException.class).isThrownBy(() -> this.rules.resolve(channel))
			.matches((ex) -> ex.code() == 102);
		assertThat(this.rules.find(channel)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "a, true", "'', true", "ä, false", "ns:ä, false", "'a\u0000b', true", "word:abc, true",
			"word:ab1, false", "word:ä, true", "word:, false", "$word:abc, true", "loose:äxä, true", "loose:y, false",
			"$loose:x, true" })
	void holdsNamesAgainstThePattern(String channel, boolean allowed) {
		assertThat(this.rules.resolve(channel).nameAllowed()).isEqualTo(allowed);
	}

	@Test
	void privateChannelsBeginWithThePrefix() {
		assertThat(this.rules.resolve("$a").isPrivate()).isTrue();
		assertThat(this.rules.resolve("$ns:a").isPrivate()).isTrue();
		assertThat(this.rules.resolve("ns:$a").isPrivate()).isFalse();
		assertThat(rules(new ChannelPunctuation("", ":", "#", ",")).resolve("$a").isPrivate()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "limited:a#42, 42, true", "limited:a#42, 4, false", "'limited:a#1,2', 2, true",
			"'limited:a#1,2', 1, true", "'limited:a#1,2', '1,2', false", "limited:a#, '', true",
			"'limited:a#,1', '', true", "limited:a#1, '', false", "limited:a#1#2, 1, false", "limited:a#1#2, 2, true",
			"limited:a#u, U, false", "limited:#5, 5, true", "'limited:a# 5', 5, false" })
	void listsUsers(String channel, String user, boolean listed) {
		Channel found = this.rules.resolve(channel);
		assertThat(found.userLimited()).isTrue();
		assertThat(found.listsUser(user)).isEqualTo(listed);
		assertThat(found.maySubscribe(user)).isEqualTo(listed);
	}

	@Test
	void withoutTheOptionUserPartsMeanNothing() {
		assertThat(this.rules.resolve("ns:a#1").userLimited()).isFalse();
		assertThat(this.rules.resolve("ns:a#1").maySubscribe("1")).isFalse();
		assertThat(this.rules.resolve("limited:a").userLimited()).isFalse();
		assertThat(this.rules.resolve("limited:a").maySubscribe("1")).isTrue();
	}

	@Test
	void punctuationCanBeSwitchedOff() {
		ChannelRules plain = new ChannelRules(
				new ChannelSettings(LIMITED, Map.of(), new ChannelPunctuation("", "", "#", ""), 0), false);
		Channel channel = plain.resolve("no:a#1,2");
		assertThat(channel.namespace()).isEmpty();
		assertThat(channel.listsUser("1,2")).isTrue();
		assertThat(channel.listsUser("1")).isFalse();
		assertThat(
				new ChannelRules(new ChannelSettings(LIMITED, Map.of(), new ChannelPunctuation("$", ":", "", ","), 0),
						false)
					.resolve("a#1")
					.userLimited())
			.isFalse();
	}

	@Test
	void punctuationCanBeLonger() {
		ChannelRules rules = rules(new ChannelPunctuation("$$", "::", "##", "||"));
		assertThat(rules.resolve("$$ns::a").namespace()).isEqualTo("ns");
		assertThat(rules.resolve("$$ns::a").isPrivate()).isTrue();
		assertThat(rules.resolve("$ns:a").isPrivate()).isFalse();
		assertThat(rules.resolve("limited::a###||1").listsUser("#")).isTrue();
		assertThat(rules.resolve("limited::a###||1").listsUser("")).isFalse();
	}

	private static ChannelRules rules(ChannelPunctuation punctuation) {
		return new ChannelRules(
				new ChannelSettings(SETTINGS.withoutNamespace(), SETTINGS.namespaces(), punctuation, 255), false);
	}

	@Test
	void connectingIsStricterThanSubscribing() {
		ChannelRules proxied = new ChannelRules(new ChannelSettings(LIMITED.toBuilder()
			.proxies(new ChannelProxies(new ChannelProxies.Choice(true, "default"), ChannelProxies.Choice.NONE,
					ChannelProxies.Choice.NONE, ChannelProxies.Choice.NONE, false))
			.build(), Map.of(), ChannelPunctuation.DEFAULT, 255), false);
		assertThat(this.rules.resolve("limited:a#").maySubscribeOnConnect("")).isFalse();
		assertThat(this.rules.resolve("limited:a#1").maySubscribeOnConnect("1")).isTrue();
		assertThat(this.rules.resolve("limited:a").maySubscribeOnConnect("1")).isTrue();
		assertThat(this.rules.resolve("limited:a").maySubscribeOnConnect("")).isFalse();
		assertThat(this.rules.resolve("limited:ä").maySubscribeOnConnect("1")).isFalse();
		assertThat(this.rules.resolve("$limited:a").maySubscribeOnConnect("1")).isFalse();
		assertThat(proxied.resolve("a").maySubscribeOnConnect("1")).isFalse();
	}

	@Test
	void insecureAllowsWhatNeedsNoToken() {
		ChannelRules insecure = new ChannelRules(SETTINGS, true);
		assertThat(insecure.resolve("limited:a#1").maySubscribe("")).isTrue();
		assertThat(insecure.resolve("a").mayPublish("", false)).isTrue();
		assertThat(insecure.resolve("a").mayReadPresence("", false)).isTrue();
		assertThat(insecure.resolve("a").mayReadHistory("", false)).isTrue();
		assertThat(insecure.resolve("a").maySubscribeOnConnect("")).isTrue();
		assertThat(insecure.resolve("limited:a#").maySubscribeOnConnect("")).isTrue();
		assertThat(insecure.resolve("$a").maySubscribe("1")).isFalse();
		assertThat(insecure.find("no:a")).isNull();
		assertThat(insecure.resolve("ä").nameAllowed()).isFalse();
	}

	@Test
	void namesPersonalChannels() {
		assertThat(this.rules.personalChannel("", "42")).isEqualTo("#42");
		assertThat(this.rules.personalChannel("ns", "42")).isEqualTo("ns:#42");
	}

}
