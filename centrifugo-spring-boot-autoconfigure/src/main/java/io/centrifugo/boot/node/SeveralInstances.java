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

package io.centrifugo.boot.node;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.memory.MemoryBroker;

/**
 * Notices when this seems to be one of several instances that keep everything in memory:
 * clients of one would then not hear what is published on another. Goes by variables that
 * platforms set for each instance.
 *
 * @since 0.1.0
 */
public final class SeveralInstances implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(SeveralInstances.class);

	/** How many there are. */
	private static final List<String> COUNTS = List.of("REPLICAS", "REPLICA_COUNT");

	/** Which this is, from 0. */
	private static final List<String> INDEXES = List.of("CF_INSTANCE_INDEX", "NOMAD_ALLOC_INDEX");

	private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

	/** Of a stateful set, from 0; the random ends of other pods are longer. */
	private static final Pattern POD = Pattern.compile(".+-(\\d{1,3})");

	/** From 1. */
	private static final Pattern DYNO = Pattern.compile("\\w+\\.(\\d{1,4})");

	private final @Nullable String sign;

	SeveralInstances(@Nullable Broker broker, Environment environment) {
		this.sign = (broker instanceof MemoryBroker) ? find(environment) : null;
	}

	private static @Nullable String find(Environment environment) {
		for (String name : COUNTS) {
			if (number(NUMBER, environment.getProperty(name)) > 1) {
				return describe(name, environment);
			}
		}
		for (String name : INDEXES) {
			if (number(NUMBER, environment.getProperty(name)) > 0) {
				return describe(name, environment);
			}
		}
		if (number(DYNO, environment.getProperty("DYNO")) > 1) {
			return describe("DYNO", environment);
		}
		boolean pod = environment.containsProperty("KUBERNETES_SERVICE_HOST");
		return (pod && number(POD, environment.getProperty("HOSTNAME")) > 0) ? describe("HOSTNAME", environment) : null;
	}

	private static int number(Pattern pattern, @Nullable String value) {
		Matcher matcher = pattern.matcher((value != null) ? value : "");
		return matcher.matches() ? Integer.parseInt(matcher.group(matcher.groupCount())) : -1;
	}

	private static String describe(String name, Environment environment) {
		return name + "=" + environment.getProperty(name);
	}

	/**
	 * Return what speaks for several instances in memory.
	 * @return the variable with its value, or null if nothing does
	 */
	public @Nullable String sign() {
		return this.sign;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.sign != null) {
			logger.warn("This seems to be one of several instances ({}), but each keeps channels in its own memory: "
					+ "clients will not hear what is published on another instance. Set centrifugo.engine.type=redis, "
					+ "or run one instance", this.sign);
		}
	}

}
