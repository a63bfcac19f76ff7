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

package io.centrifugo.engine.session;

/**
 * Who this server process is.
 *
 * @param id UUID of the process, told to clients of emulated transports
 * @param name name given by the operator
 * @param version version and edition as clients see it, such as {@code 0.1.0 OSS}
 * @since 0.1.0
 */
public record NodeIdentity(String id, String name, String version) {
}
