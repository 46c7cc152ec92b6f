/** The checks of a data receiver: black-box, over HTTP, knowing no simulator. */
@NullMarked
package org.cgmkit.cgm.receiver;

import org.jspecify.annotations.NullMarked;
