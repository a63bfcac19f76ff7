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

package io.centrifugo.boot.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.NestedConfigurationProperty;

import io.centrifugo.engine.proxy.ClientProxySettings;
import io.centrifugo.engine.proxy.ProxySettings;

/**
 * A backend that is asked on behalf of clients.
 *
 * @since 0.1.0
 */
public class ClientProxyProperties extends ProxyProperties {

	/**
	 * Headers of a client's HTTP request that go to the backend.
	 */
	private List<String> httpHeaders = new ArrayList<>();

	/**
	 * Headers sent by a client when it connects that go to the backend.
	 */
	private List<String> emulatedHeaders = new ArrayList<>();

	/**
	 * Whether data are exchanged in base64, for those that are not JSON.
	 */
	private boolean binaryEncoding;

	/**
	 * Whether the backend gets the meta of the connection.
	 */
	private boolean includeConnectionMeta;

	/**
	 * HTTP requests.
	 */
	@NestedConfigurationProperty
	private final ClientProxyHttpProperties http = new ClientProxyHttpProperties();

	public List<String> getHttpHeaders() {
		return this.httpHeaders;
	}

	public void setHttpHeaders(List<String> httpHeaders) {
		this.httpHeaders = httpHeaders;
	}

	public List<String> getEmulatedHeaders() {
		return this.emulatedHeaders;
	}

	public void setEmulatedHeaders(List<String> emulatedHeaders) {
		this.emulatedHeaders = emulatedHeaders;
	}

	public boolean isBinaryEncoding() {
		return this.binaryEncoding;
	}

	public void setBinaryEncoding(boolean binaryEncoding) {
		this.binaryEncoding = binaryEncoding;
	}

	public boolean isIncludeConnectionMeta() {
		return this.includeConnectionMeta;
	}

	public void setIncludeConnectionMeta(boolean includeConnectionMeta) {
		this.includeConnectionMeta = includeConnectionMeta;
	}

	@Override
	public ClientProxyHttpProperties getHttp() {
		return this.http;
	}

	/**
	 * Check the settings and make engine settings of them.
	 * @param prefix name of the properties, for complaints
	 * @param backend the backend
	 */
	ClientProxySettings toSettings(String prefix, ProxySettings backend) {
		ClientProxySettings.Carried carried = new ClientProxySettings.Carried(names(this.httpHeaders),
				names(this.emulatedHeaders), this.includeConnectionMeta);
		return new ClientProxySettings(backend, carried, this.binaryEncoding, this.http.toTransforms(prefix + ".http"));
	}

	private static Set<String> names(List<String> headers) {
		return headers.stream().map((name) -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
	}

}
