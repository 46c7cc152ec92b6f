/** What is to be tested by the CGM suites, as its owner describes it: a receiver or a submitter. */
@NullMarked
package org.cgmkit.cgm.config;

import org.jspecify.annotations.NullMarked;
