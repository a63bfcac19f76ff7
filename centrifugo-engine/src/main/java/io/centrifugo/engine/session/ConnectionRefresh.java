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

import io.centrifugo.engine.protocol.Payload;

/**
 * New life of a connection, as the server API gives it.
 *
 * @param expired whether it ends now, with 3005
 * @param expireAt Unix seconds at which it expires, 0 for never; a past value ends it now
 * @param info new connection information, {@link Payload#EMPTY} to keep it
 * @since 0.1.0
 */
public record ConnectionRefresh(boolean expired, long expireAt, Payload info) {
}
