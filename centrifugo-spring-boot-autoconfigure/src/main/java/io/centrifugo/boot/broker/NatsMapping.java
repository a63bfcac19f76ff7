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

package io.centrifugo.boot.broker;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

import io.centrifugo.boot.config.keys.InvalidSettingException;
import io.centrifugo.boot.tls.ClientTlsProperties;
import io.centrifugo.boot.tls.TlsBundles;
import io.centrifugo.engine.broker.nats.NatsBrokerOptions;
import io.centrifugo.engine.broker.nats.RawMode;
import io.centrifugo.engine.broker.nats.connection.NatsLinkOptions;
import io.centrifugo.engine.broker.nats.connection.NatsServers;
import io.centrifugo.engine.broker.nats.connection.NatsTls;

/**
 * Makes the engine's options of what properties say.
 */
final class NatsMapping {

	private static final String PREFIX = "centrifugo.broker.nats";

	/** Parts with dots between them, of which none begins or ends with a dot. */
	private static final Pattern SUBJECT = Pattern.compile("[^\\s.*>]+(\\.[^\\s.*>]+)*");

	private final NatsProperties properties;

	NatsMapping(NatsProperties properties) {
		this.properties = properties;
	}

	NatsBrokerOptions brokerOptions() {
		NatsRawModeProperties raw = this.properties.getRawMode();
		return new NatsBrokerOptions(this.properties.isAllowWildcards(),
				raw.isEnabled() ? checked("raw-mode.channel-replacements",
						() -> new RawMode(raw.getPrefix(), raw.getChannelReplacements())) : null);
	}

	NatsLinkOptions linkOptions(@Nullable SslBundles bundles) {
		String prefix = this.properties.getPrefix();
		if (!SUBJECT.matcher(prefix).matches()) {
			throw new InvalidSettingException(PREFIX + ".prefix",
					"must be the start of subjects: parts with dots between them, without spaces and wildcards", null);
		}
		NatsServers servers = checked("url", () -> NatsServers.parse(this.properties.getUrl()));
		return NatsLinkOptions.DEFAULTS.withPrefix(prefix)
			.withServers(servers)
			.withTimeouts(positive("dial-timeout", this.properties.getDialTimeout()),
					positive("write-timeout", this.properties.getWriteTimeout()))
			.withTls(tls(bundles));
	}

	private static <T> T checked(String key, Supplier<T> value) {
		try {
			return value.get();
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSettingException(PREFIX + "." + key, String.valueOf(ex.getMessage()), null);
		}
	}

	private static Duration positive(String key, Duration duration) {
		if (duration.isZero() || duration.isNegative()) {
			throw new InvalidSettingException(PREFIX + "." + key, "must be longer than zero", null);
		}
		return duration;
	}

	private @Nullable NatsTls tls(@Nullable SslBundles bundles) {
		ClientTlsProperties tls = this.properties.getTls();
		if (!tls.wanted()) {
			return null;
		}
		SslBundle bundle = new TlsBundles(bundles).bundle(PREFIX + ".tls", tls, "server-ca-pem", tls.getServerCaPem());
		SslOptions options = bundle.getOptions();
		return new NatsTls(tls.isInsecureSkipVerify() ? trustingAnybody(bundle) : bundle.createSslContext(),
				!tls.isInsecureSkipVerify(), tls.getServerName(), list(options.getEnabledProtocols()),
				list(options.getCiphers()));
	}

	private static SSLContext trustingAnybody(SslBundle bundle) {
		try {
			SSLContext context = SSLContext.getInstance(bundle.getProtocol());
			context.init(bundle.getManagers().getKeyManagers(), InsecureTrustManagerFactory.INSTANCE.getTrustManagers(),
					null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No TLS without verification", ex);
		}
	}

	private static List<String> list(String @Nullable [] values) {
		return (values != null) ? List.of(values) : List.of();
	}

}
