/** What all OAuth endpoints share: parameters, errors, challenges, random texts, and the addresses of a sandbox (RFC 6749, RFC 6750). */
@NullMarked
package org.cgmkit.ehr.authorization.oauth;

import org.jspecify.annotations.NullMarked;
