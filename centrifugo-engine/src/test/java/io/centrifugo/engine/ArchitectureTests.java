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

package io.centrifugo.engine;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/**
 * Holds the rooms of the engine and the arrows between them.
 */
class ArchitectureTests {

	private static final String ROOT = "io.centrifugo.engine.";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.centrifugo.engine");

	@Test
	void arrowsPointOneWay() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("protocol")
			.definedBy(ROOT + "protocol..")
			.layer("channel")
			.definedBy(ROOT + "channel..")
			.layer("auth")
			.definedBy(ROOT + "auth..")
			.layer("broker")
			.definedBy(ROOT + "broker..")
			.layer("hub")
			.definedBy(ROOT + "hub..")
			.layer("handler")
			.definedBy(ROOT + "handler..")
			.layer("poll")
			.definedBy(ROOT + "poll..")
			.layer("proxy")
			.definedBy(ROOT + "proxy..")
			.layer("session")
			.definedBy(ROOT + "session..")
			.layer("node")
			.definedBy(ROOT + "node..")
			.layer("api")
			.definedBy(ROOT + "api..")
			.layer("transport")
			.definedBy(ROOT + "transport..")
			.whereLayer("protocol")
			.mayNotAccessAnyLayer()
			.whereLayer("channel")
			.mayOnlyAccessLayers("protocol")
			.whereLayer("handler")
			.mayOnlyAccessLayers("protocol", "channel")
			.whereLayer("auth")
			.mayOnlyAccessLayers("protocol", "channel", "handler")
			.whereLayer("broker")
			.mayOnlyAccessLayers("protocol", "channel")
			.whereLayer("hub")
			.mayOnlyAccessLayers("protocol", "channel", "broker")
			.whereLayer("session")
			.mayOnlyAccessLayers("protocol", "channel", "auth", "broker", "hub", "handler", "poll")
			.whereLayer("poll")
			.mayOnlyAccessLayers("protocol", "channel", "broker", "hub", "handler")
			.whereLayer("proxy")
			.mayOnlyAccessLayers("protocol", "channel", "handler")
			.whereLayer("node")
			.mayOnlyAccessLayers("protocol", "channel", "auth", "broker", "hub", "handler", "poll", "session")
			.whereLayer("api")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("transport")
			.mayNotBeAccessedByAnyLayer()
			.check(CLASSES);
	}

	@Test
	void packagesAreFreeOfCycles() {
		SlicesRuleDefinition.slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void metricsKnowNothingOfOurs() {
		noClasses().that()
			.resideInAPackage(ROOT + "metrics..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ROOT + "protocol..", ROOT + "channel..", ROOT + "session..", ROOT + "node..",
					ROOT + "hub..", ROOT + "broker..", ROOT + "api..", ROOT + "transport..")
			.check(CLASSES);
	}

	@Test
	void librariesStayInTheirRooms() {
		noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework..").check(CLASSES);
		onlyIn("transport..", "reactor.netty..");
		onlyIn("broker.redis..", "io.lettuce..");
		onlyIn("broker.postgres..", "io.r2dbc..");
		onlyIn("metrics.micrometer..", "io.micrometer..");
		onlyIn("metrics.prometheus..", "io.prometheus..");
		onlyIn("auth..", "org.jose4j..");
	}

	private static void onlyIn(String room, String library) {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + room)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(library)
			.check(CLASSES);
	}

	@Test
	void packagesAreNullMarked() {
		classes().that()
			.resideOutsideOfPackage(ROOT + "proto..")
			.should(new ArchCondition<JavaClass>("be null-marked") {
				@Override
				public void check(JavaClass type, ConditionEvents events) {
					boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
					events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not null-marked"));
				}
			})
			.check(CLASSES);
	}

	@Test
	void nothingSleepsPrintsOrBlocks() {
		noClasses().should()
			.callMethod(Thread.class, "sleep", long.class)
			.orShould()
			.accessField(System.class, "out")
			.orShould()
			.callMethod(String.class, "toLowerCase")
			.orShould()
			.callMethod(String.class, "toUpperCase")
			.check(CLASSES);
		methods().that().doNotHaveName("close").should(new ArchCondition<JavaMethod>("not block") {
			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				method.getMethodCallsFromSelf()
					.stream()
					.filter((call) -> call.getTargetOwner().getPackageName().startsWith("reactor.core.publisher"))
					.filter((call) -> call.getName().startsWith("block"))
					.forEach((call) -> events.add(SimpleConditionEvent.violated(method, call.getDescription())));
			}
		}).check(CLASSES);
	}

}
