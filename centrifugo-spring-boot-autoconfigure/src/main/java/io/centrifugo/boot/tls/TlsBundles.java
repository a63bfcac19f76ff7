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
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.util.StringUtils;

import io.centrifugo.boot.config.keys.InvalidSettingException;

/**
 * Finds the SSL bundle that settings name, or makes the one that they describe.
 *
 * @since 0.1.0
 */
public final class TlsBundles {

	private final @Nullable SslBundles bundles;

	/**
	 * Create.
	 * @param bundles the application's bundles, {@code null} if it has none
	 */
	public TlsBundles(@Nullable SslBundles bundles) {
		this.bundles = bundles;
	}

	/**
	 * Return the bundle of a server.
	 * @param prefix name of its properties, for complaints
	 * @param tls the properties
	 * @return the bundle, which has a certificate
	 * @throws InvalidSettingException if there is no certificate, no bundle of the name,
	 * or something is no PEM
	 */
	public SslBundle server(String prefix, ServerTlsProperties tls) {
		if (tls.getBundle() == null && tls.getCertPem().isEmpty()) {
			throw new InvalidSettingException(prefix + ".cert-pem",
					"TLS needs a certificate: set it and key-pem, or name an SSL bundle", null);
		}
		return bundle(prefix, tls, "client-ca-pem", tls.getClientCaPem());
	}

	/**
	 * Return the bundle of one side.
	 * @param prefix name of its properties, for complaints
	 * @param tls what to show to the other side
	 * @param trustedKey last part of the property that says whom to trust
	 * @param trusted its value, empty for whom the system trusts
	 * @return the bundle
	 * @throws InvalidSettingException if there is none of the name, or something is no
	 * PEM
	 */
	public SslBundle bundle(String prefix, TlsProperties tls, String trustedKey, String trusted) {
		String name = tls.getBundle();
		if (name != null && StringUtils.hasText(name)) {
			return named(prefix, name);
		}
		PemSslStoreDetails keys = tls.getCertPem().isEmpty() ? null : new PemSslStoreDetails(null,
				PemText.of(prefix + ".cert-pem", tls.getCertPem()), PemText.of(prefix + ".key-pem", tls.getKeyPem()));
		PemSslStoreDetails trust = trusted.isEmpty() ? null
				: PemSslStoreDetails.forCertificates(PemText.of(prefix + "." + trustedKey, trusted));
		return SslBundle.of(new PemSslStoreBundle(keys, trust));
	}

	private SslBundle named(String prefix, String name) {
		if (this.bundles == null || !this.bundles.getBundleNames().contains(name)) {
			throw new InvalidSettingException(prefix + ".bundle",
					"there is no SSL bundle '" + name + "' below spring.ssl.bundle", null);
		}
		return this.bundles.getBundle(name);
	}

}
