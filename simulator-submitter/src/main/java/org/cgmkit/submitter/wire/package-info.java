/** Requests of the app and their answers. */
@NullMarked
package org.cgmkit.submitter.wire;

import org.jspecify.annotations.NullMarked;
