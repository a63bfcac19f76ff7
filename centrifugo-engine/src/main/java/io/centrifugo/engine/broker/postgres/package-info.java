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

/**
 * Streams and control over PostgreSQL, in the original's tables, functions and
 * notifications, so that its nodes may share them. Access is by R2DBC rather than JDBC:
 * its driver answers with {@code Mono}s on Netty's loops, as the interfaces of brokers
 * do, takes notifications as they come, and needs no thread per connection, of which most
 * wait for a lock of their shard most of the time.
 */
@NullMarked
package io.centrifugo.engine.broker.postgres;

import org.jspecify.annotations.NullMarked;
