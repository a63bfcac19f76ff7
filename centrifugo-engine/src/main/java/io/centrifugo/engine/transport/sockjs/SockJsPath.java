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

package io.centrifugo.engine.transport.sockjs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A path of a session, below the prefix of the endpoint. A segment that tells servers
 * apart comes first, for proxies.
 *
 * @param session id of the session
 * @param transport name of the transport
 */
record SockJsPath(String session, String transport) {

	private static final Pattern PATTERN = Pattern.compile("/[^/.]+/([^/.]+)/([a-z_]+)");

	static @Nullable SockJsPath parse(String path) {
		Matcher matcher = PATTERN.matcher(path);
		return matcher.matches() ? new SockJsPath(matcher.group(1), matcher.group(2)) : null;
	}

}
