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

package io.centrifugo.boot.tls;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * TLS of one side of connections: whether to use it, and what to show to the other side.
 *
 * @since 0.1.0
 */
public abstract class TlsProperties {

	/**
	 * Whether to use TLS.
	 */
	private boolean enabled;

	/**
	 * Certificate of this side: PEM, base64 of it, or the path of a file.
	 */
	private String certPem = "";

	/**
	 * Private key of this side: PEM, base64 of it, or the path of a file.
	 */
	private String keyPem = "";

	/**
	 * Name of an SSL bundle to use in place of the other settings.
	 */
	private @Nullable String bundle;

	/**
	 * Return whether TLS is asked for: switched on, or by the name of a bundle.
	 * @return {@code true} if it is
	 */
	public boolean wanted() {
		return this.enabled || StringUtils.hasText(this.bundle);
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getCertPem() {
		return this.certPem;
	}

	public void setCertPem(String certPem) {
		this.certPem = certPem;
	}

	public String getKeyPem() {
		return this.keyPem;
	}

	public void setKeyPem(String keyPem) {
		this.keyPem = keyPem;
	}

	public @Nullable String getBundle() {
		return this.bundle;
	}

	public void setBundle(@Nullable String bundle) {
		this.bundle = bundle;
	}

}
