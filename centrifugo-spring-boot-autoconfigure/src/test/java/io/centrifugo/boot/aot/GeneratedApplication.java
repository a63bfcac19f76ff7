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

package io.centrifugo.boot.aot;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.FileSystemGeneratedFiles;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;

/**
 * What is generated ahead of time for an application, in a folder.
 */
final class GeneratedApplication {

	private static final String CLASS_PATH = System.getProperty("java.class.path");

	private final Path folder;

	private final DefaultGenerationContext generation;

	private final ClassName initializer;

	/**
	 * Generate.
	 * @param application context with what the application registers
	 * @param folder an empty folder
	 */
	GeneratedApplication(GenericApplicationContext application, Path folder) {
		this.folder = folder;
		this.generation = new DefaultGenerationContext(new ClassNameGenerator(ClassName.get("generated", "Test")),
				new FileSystemGeneratedFiles((kind) -> folder.resolve(kind.name())));
		this.initializer = new ApplicationContextAotGenerator().processAheadOfTime(application, this.generation);
		this.generation.writeGeneratedContent();
	}

	RuntimeHints hints() {
		return this.generation.getRuntimeHints();
	}

	/**
	 * Compile, and call a static method that gets the name of the generated initializer.
	 * Everything is loaded anew for it, since generated classes share packages with those
	 * they are for.
	 */
	void run(Class<?> type, String method) {
		compile();
		Thread thread = Thread.currentThread();
		ClassLoader previous = thread.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
			thread.setContextClassLoader(loader);
			Method loaded = loader.loadClass(type.getName()).getDeclaredMethod(method, String.class);
			loaded.setAccessible(true);
			loaded.invoke(null, this.initializer.reflectionName());
		}
		catch (IOException | ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			thread.setContextClassLoader(previous);
		}
	}

	private void compile() {
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", path(Kind.CLASS), "-cp",
				path(Kind.CLASS) + File.pathSeparator + CLASS_PATH));
		try (Stream<Path> files = Files.walk(this.folder.resolve(Kind.SOURCE.name()))) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
			Files.createDirectories(this.folder.resolve(Kind.CLASS.name()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
		if (result != 0) {
			throw new IllegalStateException("The generated code does not compile");
		}
	}

	private String path(Kind kind) {
		return this.folder.resolve(kind.name()).toString();
	}

	private URL[] urls() throws MalformedURLException {
		List<URL> urls = new ArrayList<>();
		urls.add(this.folder.resolve(Kind.CLASS.name()).toUri().toURL());
		for (String element : CLASS_PATH.split(File.pathSeparator)) {
			urls.add(Path.of(element).toUri().toURL());
		}
		return urls.toArray(URL[]::new);
	}

}
