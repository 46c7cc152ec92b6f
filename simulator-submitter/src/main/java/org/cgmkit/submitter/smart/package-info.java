/** How the app gets its tokens (SMART App Launch 2.2). */
@NullMarked
package org.cgmkit.submitter.smart;

import org.jspecify.annotations.NullMarked;
