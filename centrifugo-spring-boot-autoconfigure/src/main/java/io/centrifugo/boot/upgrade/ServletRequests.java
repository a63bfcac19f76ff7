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

package io.centrifugo.boot.upgrade;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.RequestFacade;
import org.eclipse.jetty.ee11.servlet.ServletApiRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * Recognizes requests of servlet containers, none of which need be there.
 *
 * @since 0.1.0
 */
public final class ServletRequests {

	private static final boolean SERVLET = present("jakarta.servlet.http.HttpServletRequest");

	private static final boolean TOMCAT = present("org.apache.catalina.connector.RequestFacade");

	private static final boolean JETTY = present("org.eclipse.jetty.ee11.servlet.ServletApiRequest");

	private ServletRequests() {
	}

	private static boolean present(String type) {
		return ClassUtils.isPresent(type, ServletRequests.class.getClassLoader());
	}

	/**
	 * Return whether a request came by HTTP/1.1.
	 * @param request a server's own request
	 * @return {@code false} for a request of a servlet container by any other version
	 */
	public static boolean http1(@Nullable Object request) {
		return !SERVLET || !(request instanceof HttpServletRequest servlet) || "HTTP/1.1".equals(servlet.getProtocol());
	}

	/**
	 * Return what can upgrade the connection of a request.
	 * @param request a server's own request
	 * @return {@code null} if its server is none that we know, or it cannot be upgraded
	 */
	public static @Nullable UpgradeableRequest upgradeable(@Nullable Object request) {
		if (!SERVLET || !(request instanceof HttpServletRequest) || !http1(request)) {
			return null;
		}
		ServletRequest plain = unwrap((ServletRequest) request);
		if (TOMCAT && plain instanceof RequestFacade tomcat) {
			return new TomcatRequest(tomcat);
		}
		return (JETTY && plain instanceof ServletApiRequest jetty) ? new JettyRequest(jetty.getRequest()) : null;
	}

	private static ServletRequest unwrap(ServletRequest request) {
		ServletRequest plain = request;
		while (plain instanceof ServletRequestWrapper wrapper) {
			plain = wrapper.getRequest();
		}
		return plain;
	}

}
