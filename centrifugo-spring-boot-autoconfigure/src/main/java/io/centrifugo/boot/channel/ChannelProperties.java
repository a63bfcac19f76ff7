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

package io.centrifugo.boot.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

import io.centrifugo.boot.config.GoDuration;
import io.centrifugo.engine.channel.PublicationDataFormat;

/**
 * Properties of channels and their namespaces.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.channel")
public class ChannelProperties {

	/**
	 * Time that the position of a stream outlives its last use.
	 */
	@GoDuration
	private Duration historyMetaTtl = Duration.ofHours(720);

	/**
	 * What published data must be.
	 */
	private PublicationDataFormat publicationDataFormat = PublicationDataFormat.NOT_EMPTY;

	/**
	 * Maximum length in bytes of the name of a channel that a client subscribes to.
	 */
	private int maxLength = 255;

	/**
	 * Start of the names of channels that need a subscription token.
	 */
	private String privatePrefix = "$";

	/**
	 * End of the namespace in the name of a channel. Empty for no namespaces.
	 */
	private String namespaceBoundary = ":";

	/**
	 * Start of the list of users in the name of a channel.
	 */
	private String userBoundary = "#";

	/**
	 * Separator of the users in the name of a channel.
	 */
	private String userSeparator = ",";

	/**
	 * Options of channels that name no namespace.
	 */
	@NestedConfigurationProperty
	private final ChannelOptionProperties withoutNamespace = new ChannelOptionProperties();

	/**
	 * Namespaces and the options of their channels.
	 */
	private final List<NamespaceProperties> namespaces = new ArrayList<>();

	public Duration getHistoryMetaTtl() {
		return this.historyMetaTtl;
	}

	public void setHistoryMetaTtl(Duration historyMetaTtl) {
		this.historyMetaTtl = historyMetaTtl;
	}

	public PublicationDataFormat getPublicationDataFormat() {
		return this.publicationDataFormat;
	}

	public void setPublicationDataFormat(PublicationDataFormat publicationDataFormat) {
		this.publicationDataFormat = publicationDataFormat;
	}

	public int getMaxLength() {
		return this.maxLength;
	}

	public void setMaxLength(int maxLength) {
		this.maxLength = maxLength;
	}

	public String getPrivatePrefix() {
		return this.privatePrefix;
	}

	public void setPrivatePrefix(String privatePrefix) {
		this.privatePrefix = privatePrefix;
	}

	public String getNamespaceBoundary() {
		return this.namespaceBoundary;
	}

	public void setNamespaceBoundary(String namespaceBoundary) {
		this.namespaceBoundary = namespaceBoundary;
	}

	public String getUserBoundary() {
		return this.userBoundary;
	}

	public void setUserBoundary(String userBoundary) {
		this.userBoundary = userBoundary;
	}

	public String getUserSeparator() {
		return this.userSeparator;
	}

	public void setUserSeparator(String userSeparator) {
		this.userSeparator = userSeparator;
	}

	public ChannelOptionProperties getWithoutNamespace() {
		return this.withoutNamespace;
	}

	public List<NamespaceProperties> getNamespaces() {
		return this.namespaces;
	}

}
