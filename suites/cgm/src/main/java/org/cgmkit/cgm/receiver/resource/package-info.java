/** Checks of what there is to be read and searched: stored submissions, and orders. */
@NullMarked
package org.cgmkit.cgm.receiver.resource;

import org.jspecify.annotations.NullMarked;
