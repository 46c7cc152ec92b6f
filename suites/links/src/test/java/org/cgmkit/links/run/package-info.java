/** What becomes of links that cannot be opened, or not wholly. */
@NullMarked
package org.cgmkit.links.run;

import org.jspecify.annotations.NullMarked;
