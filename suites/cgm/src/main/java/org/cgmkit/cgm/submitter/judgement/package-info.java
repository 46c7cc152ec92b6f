/** What is to be said about the submissions of a run, told from what was sent alone: no HTTP and no checks. */
@NullMarked
package org.cgmkit.cgm.submitter.judgement;

import org.jspecify.annotations.NullMarked;
