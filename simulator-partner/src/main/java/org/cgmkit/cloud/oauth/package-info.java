/** Authorization by code: sign-in, consent, tokens, revocation. */
@NullMarked
package org.cgmkit.cloud.oauth;

import org.jspecify.annotations.NullMarked;
