/** The conformance statement: what runs found, with the digests by which anybody can check it again. */
@NullMarked
package org.cgmkit.reports.statement;

import org.jspecify.annotations.NullMarked;
