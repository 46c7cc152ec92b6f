/** The page that opens links, in a browser. */
@NullMarked
package org.cgmkit.shlink.viewer;

import org.jspecify.annotations.NullMarked;
