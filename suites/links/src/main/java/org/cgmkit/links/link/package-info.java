/** The text of a link and the payload in it, read leniently, with what is wrong in them. */
@NullMarked
package org.cgmkit.links.link;

import org.jspecify.annotations.NullMarked;
