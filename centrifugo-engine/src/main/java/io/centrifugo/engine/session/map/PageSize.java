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

package io.centrifugo.engine.session.map;

import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.channel.MapOptions;

/**
 * Sizes of pages and of what is read while going live.
 */
final class PageSize {

	private static final int DEFAULT = 100;

	private static final int MIN = 100;

	private static final int MAX = 1000;

	private PageSize() {
	}

	/**
	 * Bring what a client wishes into bounds.
	 */
	static int of(MapOptions.Pages pages, int wanted) {
		int size = (wanted > 0) ? wanted : orElse(pages.defaultSize(), DEFAULT);
		return Math.min(Math.max(size, orElse(pages.minSize(), MIN)), max(pages));
	}

	/**
	 * Return most changes read while going live.
	 */
	static int live(MapOptions.Pages pages) {
		int limit = pages.liveTransitionLimit();
		if (limit < 0) {
			return HistoryFilter.NO_LIMIT;
		}
		return (limit > 0) ? limit : max(pages);
	}

	private static int max(MapOptions.Pages pages) {
		return orElse(pages.maxSize(), MAX);
	}

	private static int orElse(int configured, int fallback) {
		return (configured > 0) ? configured : fallback;
	}

}
