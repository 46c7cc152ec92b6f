/** What an authorization server issues: codes, grants, tokens, and how long each counts. */
@NullMarked
package org.cgmkit.ehr.authorization.token;

import org.jspecify.annotations.NullMarked;
