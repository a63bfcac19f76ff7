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

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the permissions of channels against a model that splits names the slow way.
 */
class ChannelPermissionTests {

	@Property(tries = 5000)
	void decisionsAreThoseOfTheModel(@ForAll("channels") String channel, @ForAll("users") String user,
			@ForAll("options") ChannelOptions top, @ForAll("options") ChannelOptions other,
			@ForAll boolean subscribed) {
		ChannelRules rules = new ChannelRules(
				new ChannelSettings(top, Map.of("a", other), ChannelPunctuation.DEFAULT, 255), false);
		Channel resolved = rules.find(channel);
		Model model = Model.of(channel, Map.of("", top, "a", other));
		if (model == null) {
			assertThat(resolved).isNull();
			return;
		}
		assertThat(resolved).isNotNull();
		assertThat(resolved.namespace()).isEqualTo(model.namespace);
		assertThat(resolved.maySubscribe(user)).isEqualTo(model.maySubscribe(user));
		assertThat(resolved.mayPublish(user, subscribed))
			.isEqualTo(Model.may(model.options.access().publish(), user, subscribed));
		assertThat(resolved.mayReadHistory(user, subscribed))
			.isEqualTo(Model.may(model.options.access().history(), user, subscribed));
		assertThat(resolved.mayReadPresence(user, subscribed))
			.isEqualTo(Model.may(model.options.access().presence(), user, subscribed));
		assertThat(resolved.nameAllowed()).isEqualTo(channel.codePoints().allMatch((point) -> point < 128));
	}

	@Property
	void nobodyGetsIntoAUserLimitedChannelOfOthers(@ForAll("channels") String prefix, @ForAll("users") String owner,
			@ForAll("users") String intruder) {
		ChannelOptions options = ChannelOptions.builder()
			.access(new AccessRules(new AccessRule(true, true, true), AccessRule.NOBODY, AccessRule.NOBODY,
					AccessRule.NOBODY, true))
			.build();
		ChannelRules rules = new ChannelRules(
				new ChannelSettings(options, Map.of("a", options), ChannelPunctuation.DEFAULT, 255), false);
		Channel channel = rules.find(prefix + "#" + owner);
		if (channel != null && !owner.contains(",") && !owner.contains("#") && !owner.equals(intruder)) {
			assertThat(channel.maySubscribe(intruder)).isFalse();
		}
	}

	@Provide
	Arbitrary<String> channels() {
		return Arbitraries.strings()
			.withChars('a', 'b', '$', ':', '#', ',', '\0', '\n', '/', '*', 'A', '\u00e4', '\u202e', '\ud83d', '\uff1a')
			.ofMaxLength(8);
	}

	@Provide
	Arbitrary<String> users() {
		return Arbitraries.strings().withChars('a', 'b', 'A', ',', '#', '\u00e4').ofMaxLength(2);
	}

	@Provide
	Arbitrary<ChannelOptions> options() {
		return Combinators.combine(rules(), rules(), rules(), rules(), Arbitraries.of(true, false))
			.as((subscribe, publish, presence, history, limited) -> ChannelOptions.builder()
				.access(new AccessRules(subscribe, publish, presence, history, limited))
				.build());
	}

	private static Arbitrary<AccessRule> rules() {
		Arbitrary<Boolean> flag = Arbitraries.of(true, false);
		return Combinators.combine(flag, flag, flag).as(AccessRule::new);
	}

	/**
	 * Names as the reference describes them.
	 */
	private static final class Model {

		private final String channel;

		private final String namespace;

		private final ChannelOptions options;

		private Model(String channel, String namespace, ChannelOptions options) {
			this.channel = channel;
			this.namespace = namespace;
			this.options = options;
		}

		static Model of(String channel, Map<String, ChannelOptions> namespaces) {
			String bare = channel.startsWith("$") ? channel.substring(1) : channel;
			String[] parts = bare.split(":", 2);
			String namespace = (parts.length == 2) ? parts[0] : "";
			ChannelOptions options = new HashMap<>(namespaces).get(namespace);
			return (options != null) ? new Model(channel, namespace, options) : null;
		}

		boolean maySubscribe(String user) {
			if (this.channel.startsWith("$")) {
				return false;
			}
			if (this.options.access().userLimitedChannels() && this.channel.contains("#")) {
				String[] parts = this.channel.split("#", -1);
				return Arrays.asList(parts[parts.length - 1].split(",", -1)).contains(user);
			}
			return may(this.options.access().subscribe(), user, false);
		}

		static boolean may(AccessRule rule, String user, boolean subscribed) {
			boolean granted = false;
			if (rule.client() && (!user.equals("") || rule.anonymous())) {
				granted = true;
			}
			if (rule.subscriber() && subscribed && (!user.equals("") || rule.anonymous())) {
				granted = true;
			}
			return granted;
		}

	}

}
