/** What the app keeps on disk, so that nothing is lost and nothing doubled when it ends at any moment. */
@NullMarked
package org.cgmkit.submitter.outbox;

import org.jspecify.annotations.NullMarked;
