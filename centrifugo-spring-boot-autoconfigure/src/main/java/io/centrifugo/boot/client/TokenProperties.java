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

package io.centrifugo.boot.client;

/**
 * Verification of JSON Web Tokens.
 *
 * @since 0.1.0
 */
public class TokenProperties {

	/**
	 * Secret for the algorithms HS256, HS384 and HS512.
	 */
	private String hmacSecretKey = "";

	/**
	 * Earlier secret, tried when a token does not fit the current one.
	 */
	private String hmacPreviousSecretKey = "";

	/**
	 * Unix seconds until which the earlier secret is tried. Zero for no end.
	 */
	private long hmacPreviousSecretKeyValidUntil;

	/**
	 * Public key in PEM form for the algorithms RS256, RS384 and RS512.
	 */
	private String rsaPublicKey = "";

	/**
	 * Public key in PEM form for the algorithms ES256, ES384 and ES512.
	 */
	private String ecdsaPublicKey = "";

	/**
	 * Address of a JSON Web Key Set, which replaces all other keys. May refer to named
	 * groups of the issuer and audience patterns.
	 */
	private String jwksPublicEndpoint = "";

	/**
	 * Audience that tokens must have. Excludes an audience pattern.
	 */
	private String audience = "";

	/**
	 * Pattern that the audience of tokens must match.
	 */
	private String audienceRegex = "";

	/**
	 * Issuer that tokens must have. Excludes an issuer pattern.
	 */
	private String issuer = "";

	/**
	 * Pattern that the issuer of tokens must match.
	 */
	private String issuerRegex = "";

	/**
	 * Claim that carries the user id in place of "sub".
	 */
	private String userIdClaim = "";

	/**
	 * Whether to warn only when the content of a token could steer the address of the key
	 * set.
	 */
	private boolean insecureSkipJwksEndpointSafetyCheck;

	public String getHmacSecretKey() {
		return this.hmacSecretKey;
	}

	public void setHmacSecretKey(String hmacSecretKey) {
		this.hmacSecretKey = hmacSecretKey;
	}

	public String getHmacPreviousSecretKey() {
		return this.hmacPreviousSecretKey;
	}

	public void setHmacPreviousSecretKey(String hmacPreviousSecretKey) {
		this.hmacPreviousSecretKey = hmacPreviousSecretKey;
	}

	public long getHmacPreviousSecretKeyValidUntil() {
		return this.hmacPreviousSecretKeyValidUntil;
	}

	public void setHmacPreviousSecretKeyValidUntil(long hmacPreviousSecretKeyValidUntil) {
		this.hmacPreviousSecretKeyValidUntil = hmacPreviousSecretKeyValidUntil;
	}

	public String getRsaPublicKey() {
		return this.rsaPublicKey;
	}

	public void setRsaPublicKey(String rsaPublicKey) {
		this.rsaPublicKey = rsaPublicKey;
	}

	public String getEcdsaPublicKey() {
		return this.ecdsaPublicKey;
	}

	public void setEcdsaPublicKey(String ecdsaPublicKey) {
		this.ecdsaPublicKey = ecdsaPublicKey;
	}

	public String getJwksPublicEndpoint() {
		return this.jwksPublicEndpoint;
	}

	public void setJwksPublicEndpoint(String jwksPublicEndpoint) {
		this.jwksPublicEndpoint = jwksPublicEndpoint;
	}

	public String getAudience() {
		return this.audience;
	}

	public void setAudience(String audience) {
		this.audience = audience;
	}

	public String getAudienceRegex() {
		return this.audienceRegex;
	}

	public void setAudienceRegex(String audienceRegex) {
		this.audienceRegex = audienceRegex;
	}

	public String getIssuer() {
		return this.issuer;
	}

	public void setIssuer(String issuer) {
		this.issuer = issuer;
	}

	public String getIssuerRegex() {
		return this.issuerRegex;
	}

	public void setIssuerRegex(String issuerRegex) {
		this.issuerRegex = issuerRegex;
	}

	public String getUserIdClaim() {
		return this.userIdClaim;
	}

	public void setUserIdClaim(String userIdClaim) {
		this.userIdClaim = userIdClaim;
	}

	public boolean isInsecureSkipJwksEndpointSafetyCheck() {
		return this.insecureSkipJwksEndpointSafetyCheck;
	}

	public void setInsecureSkipJwksEndpointSafetyCheck(boolean insecureSkipJwksEndpointSafetyCheck) {
		this.insecureSkipJwksEndpointSafetyCheck = insecureSkipJwksEndpointSafetyCheck;
	}

}
