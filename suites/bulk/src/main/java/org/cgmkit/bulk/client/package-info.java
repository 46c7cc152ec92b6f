/** The kit as a bulk client: tokens, jobs, manifests, files read line by line. */
@NullMarked
package org.cgmkit.bulk.client;

import org.jspecify.annotations.NullMarked;
