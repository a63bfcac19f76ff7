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

package io.centrifugo.engine.auth;

import io.centrifugo.engine.handler.SubscriptionGrant;

/**
 * What a subscription token that was found valid says. Whether it is for this user,
 * channel and client is for the caller to compare.
 *
 * @param user user id it was issued for
 * @param channel channel it was issued for
 * @param client client id it was issued for, empty for any
 * @param grant terms of the subscription
 * @since 0.1.0
 */
public record SubscriptionToken(String user, String channel, String client, SubscriptionGrant grant) {
}
