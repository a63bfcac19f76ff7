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

package io.centrifugo.engine.auth.jwks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The URL of a key set, with {@code {{name}}} where a part depends on the token's issuer
 * or audience.
 *
 * @since 0.1.0
 */
public final class EndpointTemplate {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");

	private final String template;

	private EndpointTemplate(String template) {
		this.template = template;
	}

	/**
	 * Read a template.
	 * @param template the URL
	 * @return the template
	 * @throws IllegalArgumentException if it is not a URL for HTTP
	 */
	public static EndpointTemplate of(String template) {
		if (!template.startsWith("http://") && !template.startsWith("https://")) {
			throw new IllegalArgumentException("endpoint must have http:// or https:// scheme");
		}
		return new EndpointTemplate(template);
	}

	/**
	 * Return what the URL depends on.
	 * @return the names of all placeholders
	 */
	public Set<String> placeholders() {
		Set<String> names = new TreeSet<>();
		PLACEHOLDER.matcher(this.template).results().map((result) -> result.group(1)).forEach(names::add);
		return names;
	}

	/**
	 * Fill in the placeholders.
	 * @param variables texts by name; one that is missing counts as empty
	 * @return the URL, {@code null} if it is none or leaves its directory
	 */
	public @Nullable URI resolve(Map<String, String> variables) {
		String url = PLACEHOLDER.matcher(this.template)
			.replaceAll((MatchResult result) -> Matcher.quoteReplacement(variables.getOrDefault(result.group(1), "")));
		try {
			URI uri = new URI(url);
			return (uri.getHost() != null && uri.getUserInfo() == null && clean(uri.getPath())) ? uri : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	/**
	 * Return whether a decoded path is the shortest one to where it leads.
	 */
	private static boolean clean(String path) {
		if (path.isEmpty() || path.equals("/")) {
			return true;
		}
		for (String segment : path.substring(1).split("/", -1)) {
			if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
				return false;
			}
		}
		return true;
	}

}
