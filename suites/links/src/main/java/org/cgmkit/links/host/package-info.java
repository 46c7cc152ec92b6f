/** Hosts links for receivers under test, and keeps what they ask for. */
@NullMarked
package org.cgmkit.links.host;

import org.jspecify.annotations.NullMarked;
