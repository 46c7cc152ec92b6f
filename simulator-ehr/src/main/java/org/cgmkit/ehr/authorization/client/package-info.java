/** The clients that a sandbox knows, and how they prove who they are (RFC 7523; SMART App Launch 2.2, "Client Authentication"). */
@NullMarked
package org.cgmkit.ehr.authorization.client;

import org.jspecify.annotations.NullMarked;
