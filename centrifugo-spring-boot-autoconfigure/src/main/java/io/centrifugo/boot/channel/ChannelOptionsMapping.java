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

package io.centrifugo.boot.channel;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.DurationStyle;

import io.centrifugo.engine.channel.AccessRule;
import io.centrifugo.engine.channel.AccessRules;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelProxies;
import io.centrifugo.engine.channel.DeltaOptions;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.MapOptions;
import io.centrifugo.engine.channel.PresenceOptions;
import io.centrifugo.engine.channel.PublicationDataFormat;
import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.channel.RecoveryOptions;
import io.centrifugo.engine.channel.SharedPollOptions;

/**
 * Checks the options of one namespace and makes engine options of them.
 */
final class ChannelOptionsMapping {

	private final String prefix;

	private final ChannelOptionProperties properties;

	private final Duration globalMetaTtl;

	private final PublicationDataFormat globalFormat;

	/**
	 * Create a mapping.
	 * @param prefix name of the properties, for complaints
	 * @param properties the options
	 * @param channels what holds for all channels
	 */
	ChannelOptionsMapping(String prefix, ChannelOptionProperties properties, ChannelProperties channels) {
		this.prefix = prefix;
		this.properties = properties;
		this.globalMetaTtl = channels.getHistoryMetaTtl();
		this.globalFormat = channels.getPublicationDataFormat();
	}

	ChannelOptions toOptions() {
		ChannelOptionProperties from = this.properties;
		return new ChannelOptions(history(),
				new PresenceOptions(from.isPresence(), from.isJoinLeave(), from.isForcePushJoinLeave(),
						from.getMapClientsPresenceChannelPrefix(), from.getMapUsersPresenceChannelPrefix()),
				recovery(), delta(), access(), from.isAllowTagsFilter(), regex(),
				Objects.requireNonNullElse(from.getPublicationDataFormat(), this.globalFormat),
				from.getSubscriptionType(), ChannelProxies.NONE, map(), sharedPoll());
	}

	private SharedPollOptions sharedPoll() {
		ChannelSharedPollProperties from = this.properties.getSharedPoll();
		return new SharedPollOptions(from.getProxyName(), from.getMode(),
				new SharedPollOptions.Refresh(from.getRefreshInterval(), from.getRefreshBatchSize(),
						from.getMaxKeysPerConnection()),
				from.getChannelShutdownDelay(), from.getTrackExpiredExtraDelay(), false);
	}

	private MapOptions map() {
		return new MapOptionsMapping(this.prefix + ".map", this.properties.getMap(),
				this.properties.getSubscriptionType())
			.toOptions();
	}

	private HistoryOptions history() {
		Duration ttl = this.properties.getHistoryTtl();
		Duration ownMetaTtl = this.properties.getHistoryMetaTtl();
		Duration metaTtl = ownMetaTtl.isZero() ? this.globalMetaTtl : ownMetaTtl;
		checkSeconds("history-ttl", ttl);
		checkSeconds("history-meta-ttl", ownMetaTtl);
		boolean hasSize = this.properties.getHistorySize() > 0;
		boolean hasTtl = isPositive(ttl);
		if (hasSize && !hasTtl) {
			throw invalid("history-size", this.properties.getHistorySize(),
					"both history size and history ttl required for history");
		}
		if (hasTtl && !hasSize) {
			throw invalid("history-ttl", ttl, "both history size and history ttl required for history");
		}
		if (ttl.compareTo(metaTtl) > 0) {
			throw invalid("history-ttl", ttl, "history ttl (%s) can not be greater than history meta ttl (%s)"
				.formatted(print(ttl), print(metaTtl)));
		}
		return new HistoryOptions(this.properties.getHistorySize(), ttl, metaTtl);
	}

	private RecoveryOptions recovery() {
		ChannelOptionProperties from = this.properties;
		if (from.isForceRecovery() && from.getHistorySize() <= 0) {
			throw invalid("force-recovery", true, "both history size and history ttl required for recovery");
		}
		if (from.isAutoCacheRecover()
				&& !(from.isForceRecovery() && from.getForceRecoveryMode() == RecoveryMode.CACHE)) {
			throw invalid("auto-cache-recover", true,
					"it requires force-recovery, and force-recovery-mode set to cache");
		}
		return new RecoveryOptions(from.isForcePositioning(), from.isAllowPositioning(), from.isForceRecovery(),
				from.isAllowRecovery(), from.getForceRecoveryMode(), from.isAutoCacheRecover());
	}

	private DeltaOptions delta() {
		for (String type : this.properties.getAllowedDeltaTypes()) {
			if (!"fossil".equals(type)) {
				throw invalid("allowed-delta-types", type, "'fossil' is the only delta type");
			}
		}
		return new DeltaOptions(!this.properties.getAllowedDeltaTypes().isEmpty(), this.properties.isDeltaPublish());
	}

	private AccessRules access() {
		ChannelOptionProperties from = this.properties;
		return new AccessRules(
				new AccessRule(from.isAllowSubscribeForClient(), false, from.isAllowSubscribeForAnonymous()),
				new AccessRule(from.isAllowPublishForClient(), from.isAllowPublishForSubscriber(),
						from.isAllowPublishForAnonymous()),
				new AccessRule(from.isAllowPresenceForClient(), from.isAllowPresenceForSubscriber(),
						from.isAllowPresenceForAnonymous()),
				new AccessRule(from.isAllowHistoryForClient(), from.isAllowHistoryForSubscriber(),
						from.isAllowHistoryForAnonymous()),
				from.isAllowUserLimitedChannels());
	}

	private @Nullable Pattern regex() {
		String regex = this.properties.getChannelRegex();
		try {
			return regex.isEmpty() ? null : Pattern.compile(regex);
		}
		catch (PatternSyntaxException ex) {
			throw invalid("channel-regex", regex,
					"it is not a regular expression in RE2 syntax: " + ex.getDescription());
		}
	}

	private void checkSeconds(String name, Duration value) {
		if (value.getNano() != 0) {
			throw invalid(name, value, "sub-second precision is not supported for this key");
		}
	}

	private InvalidConfigurationPropertyValueException invalid(String name, Object value, String reason) {
		Object printed = (value instanceof Duration duration) ? print(duration) : value;
		return new InvalidConfigurationPropertyValueException(this.prefix + "." + name, printed, reason);
	}

	static boolean isPositive(Duration duration) {
		return !duration.isZero() && !duration.isNegative();
	}

	static String print(Duration duration) {
		return DurationStyle.SIMPLE.print(duration, (duration.getNano() == 0) ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
	}

}
