/** Tests of the authorization server, as apps and services see it over HTTP. */
@NullMarked
package org.cgmkit.ehr.authorization;

import org.jspecify.annotations.NullMarked;
