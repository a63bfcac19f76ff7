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

package io.centrifugo.boot;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

/**
 * Holds the rules of Spring Boot's own auto-configurations, and ours.
 */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.centrifugo.boot");

	@Test
	void packagesAreFreeOfCycles() {
		SlicesRuleDefinition.slices().matching("io.centrifugo.boot.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void packagesAreNullMarked() {
		classes().should(new ArchCondition<JavaClass>("be in a null-marked package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
				events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not null-marked"));
			}
		}).check(CLASSES);
	}

	@Test
	void autoConfigurationsArePublicAndFinal() {
		classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.check(CLASSES);
	}

	@Test
	void beanMethodsArePackagePrivate() {
		methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate().check(CLASSES);
	}

	@Test
	void beanTypesAreNotPrivate() {
		noMethods().that()
			.areAnnotatedWith(Bean.class)
			.should()
			.haveRawReturnType(DescribedPredicate.describe("private",
					(type) -> type.getModifiers().contains(JavaModifier.PRIVATE)))
			.check(CLASSES);
	}

	@Test
	void conditionsOnClassesAreOnTypes() {
		noMethods().that()
			.areAnnotatedWith(Bean.class)
			.should()
			.beAnnotatedWith(ConditionalOnClass.class)
			.check(CLASSES);
	}

	@Test
	void conditionsAreNotPublic() {
		classes().that().areAssignableTo(Condition.class).should().notBePublic().allowEmptyShould(true).check(CLASSES);
	}

	@Test
	void postProcessorBeansAreStatic() {
		methods().that()
			.areAnnotatedWith(Bean.class)
			.and()
			.haveRawReturnType(DescribedPredicate.describe("post-processors",
					(type) -> type.isAssignableTo("org.springframework.beans.factory.config.BeanFactoryPostProcessor")
							|| type.isAssignableTo("org.springframework.beans.factory.config.BeanPostProcessor")))
			.should()
			.beStatic()
			.check(CLASSES);
	}

	@Test
	void nothingSleepsOrPrints() {
		noClasses().should()
			.callMethod(Thread.class, "sleep", long.class)
			.orShould()
			.accessField(System.class, "out")
			.orShould()
			.callMethod(String.class, "toLowerCase")
			.orShould()
			.callMethod(String.class, "toUpperCase")
			.check(CLASSES);
	}

	@Test
	void blockingIsLeftToLifecycles() {
		methods().that()
			.areDeclaredInClassesThat()
			.haveSimpleNameNotEndingWith("Lifecycle")
			.should(new ArchCondition<JavaMethod>("not block") {
				@Override
				public void check(JavaMethod method, ConditionEvents events) {
					method.getMethodCallsFromSelf()
						.stream()
						.filter((call) -> call.getTargetOwner().getPackageName().startsWith("reactor.core.publisher"))
						.filter((call) -> call.getName().startsWith("block"))
						.forEach((call) -> events.add(SimpleConditionEvent.violated(method, call.getDescription())));
				}
			})
			.check(CLASSES);
	}

}
