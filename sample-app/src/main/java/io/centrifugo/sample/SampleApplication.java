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

package io.centrifugo.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import io.centrifugo.sample.standalone.CommandLine;
import io.centrifugo.sample.standalone.UnusableConfigurationException;

/**
 * Starts the demonstration, or with the original server's flags or variables the server
 * alone.
 */
@SpringBootApplication
public class SampleApplication {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(SampleApplication.class);
		try {
			CommandLine line = CommandLine.parse(args, System.getenv().keySet());
			line.configure(application);
			application.run(line.springArguments());
		}
		catch (UnusableConfigurationException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

}
