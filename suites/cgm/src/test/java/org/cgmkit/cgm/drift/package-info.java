/** What is seen of systems built for other versions of the guide. */
@NullMarked
package org.cgmkit.cgm.drift;

import org.jspecify.annotations.NullMarked;
