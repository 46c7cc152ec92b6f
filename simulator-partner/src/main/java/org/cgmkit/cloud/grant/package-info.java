/** What users of a simulated cloud have allowed platforms. */
@NullMarked
package org.cgmkit.cloud.grant;

import org.jspecify.annotations.NullMarked;
