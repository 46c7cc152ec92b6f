/** The web server: sandboxes under their paths, their administration, the landing page. */
@NullMarked
package org.cgmkit.ehr.http;

import org.jspecify.annotations.NullMarked;
