/** SMART scopes, and what they open (SMART App Launch 2.2, "Scopes and launch context"). */
@NullMarked
package org.cgmkit.ehr.authorization.scope;

import org.jspecify.annotations.NullMarked;
