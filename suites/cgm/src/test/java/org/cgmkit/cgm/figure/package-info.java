/** Tests of the pictures of what an app sent. */
@NullMarked
package org.cgmkit.cgm.figure;

import org.jspecify.annotations.NullMarked;
