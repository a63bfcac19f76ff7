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

package io.centrifugo.sample.prices;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

import io.centrifugo.boot.api.CentrifugoPublisher;
import io.centrifugo.sample.DemoConfiguration;

/**
 * Makes up prices and publishes them, each into its own channel, every second.
 */
@RestController
@Profile(DemoConfiguration.PROFILE)
class Market {

	private static final Logger LOGGER = LoggerFactory.getLogger(Market.class);

	private static final double VOLATILITY = 0.004;

	private final RandomGenerator random = RandomGenerator.getDefault();

	private final Map<Symbol, Double> prices = new LinkedHashMap<>();

	private final CentrifugoPublisher publisher;

	Market(CentrifugoPublisher publisher) {
		this.publisher = publisher;
		this.prices.put(new Symbol("AURX", "Aurora Robotics"), 184.20);
		this.prices.put(new Symbol("BLUM", "Blumenfeld Gardens"), 42.75);
		this.prices.put(new Symbol("CIRR", "Cirrus Airships"), 311.00);
		this.prices.put(new Symbol("DUNE", "Dune Desalination"), 73.40);
		this.prices.put(new Symbol("ECHO", "Echo Acoustics"), 19.95);
		this.prices.put(new Symbol("FJRD", "Fjord Shipping"), 126.10);
		this.prices.put(new Symbol("GLOW", "Glowworm Lighting"), 58.60);
		this.prices.put(new Symbol("HALO", "Halo Satellites"), 402.30);
		this.prices.put(new Symbol("IRIS", "Iris Optics"), 88.15);
		this.prices.put(new Symbol("JUNO", "Juno Biotech"), 215.70);
		this.prices.put(new Symbol("KELP", "Kelp Farms"), 27.45);
		this.prices.put(new Symbol("LUMA", "Luma Displays"), 64.90);
		this.prices.put(new Symbol("MESA", "Mesa Minerals"), 139.25);
		this.prices.put(new Symbol("NOVA", "Nova Fusion"), 356.80);
		this.prices.put(new Symbol("ORCA", "Orca Freight"), 51.30);
		this.prices.put(new Symbol("PINE", "Pine Paper"), 33.60);
		this.prices.put(new Symbol("QUAY", "Quay Harbours"), 97.05);
		this.prices.put(new Symbol("RIFT", "Rift Geothermal"), 118.40);
		this.prices.put(new Symbol("SAIL", "Sailwind Energy"), 76.20);
		this.prices.put(new Symbol("TIDE", "Tide Power"), 45.85);
	}

	@GetMapping("/market")
	List<Symbol> symbols() {
		return List.copyOf(this.prices.keySet());
	}

	@Scheduled(fixedRate = 1000)
	void publish() {
		long now = System.currentTimeMillis();
		this.prices.replaceAll((symbol, price) -> price * Math.exp(VOLATILITY * this.random.nextGaussian()));
		Flux.fromIterable(this.prices.entrySet())
			.flatMap((entry) -> this.publisher.publish(entry.getKey().channel(), new Quote(entry.getValue(), now)))
			.subscribe((position) -> {
			}, (ex) -> LOGGER.warn("Prices were not published", ex));
	}

}
