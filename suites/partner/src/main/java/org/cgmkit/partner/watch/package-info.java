/** What a platform sent to the cloud that the kit hosts, and how that is read. */
@NullMarked
package org.cgmkit.partner.watch;

import org.jspecify.annotations.NullMarked;
