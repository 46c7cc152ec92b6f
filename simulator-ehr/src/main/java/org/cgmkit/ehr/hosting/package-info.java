/** How the simulator's web server is reached: address, TLS, public URL, other origins. */
@NullMarked
package org.cgmkit.ehr.hosting;

import org.jspecify.annotations.NullMarked;
