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

package io.centrifugo.engine.handler;

import io.centrifugo.engine.protocol.Payload;

/**
 * New life of a connection or subscription.
 *
 * @param expireAt Unix seconds at which it must be refreshed again
 * @param info new information that other clients see, {@link Payload#EMPTY} to keep it
 * @param meta new server-side data, {@link Payload#EMPTY} to keep it
 * @since 0.1.0
 */
public record RefreshDecision(long expireAt, Payload info, Payload meta) {
}
