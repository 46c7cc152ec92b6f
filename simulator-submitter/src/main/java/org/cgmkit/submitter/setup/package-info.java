/** How a simulated app is set up: where to, for whom, as whom, and what it does where the guide leaves that open. */
@NullMarked
package org.cgmkit.submitter.setup;

import org.jspecify.annotations.NullMarked;
